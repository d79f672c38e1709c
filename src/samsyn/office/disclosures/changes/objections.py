"""The rules of the door, as sentences. All that speaks against a disclosure is said at once."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.disclosures.changes.cases import Case
from samsyn.office.disclosures.changes.sending import unconfirmed
from samsyn.office.disclosures.grounds import (
    FIELDS,
    Kind,
    fields_for,
    label,
)
from samsyn.office.disclosures.models import Receipt
from samsyn.office.incidents.models import Incident
from samsyn.office.partners.models import Compartment, CompartmentStaff, StaffRole
from samsyn.office.people.models import Person
from samsyn.vocabulary.incidents import IncidentStatus
from samsyn.vocabulary.people import ProtectedIdentity, Standing
from samsyn.vocabulary.rooms import LegalRegime, RoomKind

LONGEST_PURPOSE = 300
_PREFIX = {Kind.PERSON: "P", Kind.GROUP: "G", Kind.INCIDENT: "H"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What the rules must know besides the records themselves."""

    parts: Mapping[int, Compartment]  # of the records, those with readers of their own
    shut_out: Mapping[int, frozenset[int]]  # staff by such a compartment
    readers: Mapping[int, frozenset[int]]  # staff by receiving room
    told_by: Mapping[tuple[str, object], frozenset[int]]  # rooms that told us of the record
    now: datetime


def objections_to(
    actor: Actor, cases: Sequence[Case], *, now: datetime, awaits_second: bool = False
) -> list[str]:
    """Return every reason against every case, with the record's code where there are several.

    A case that is only proposed still awaits its second person.
    """
    around = _look_around(actor, cases, now=now)
    reasons = []
    for case in cases:
        found = list(_objections(actor, case, around))
        if not awaits_second:
            found += _about_second(actor, case)
        code = access.code_for(_PREFIX[case.plan.kind], case.plan.record_id)
        reasons += found if len(cases) == 1 else [f"{code}: {reason}" for reason in found]
    twice = Counter((case.plan.record_id, case.receiver.pk) for case in cases)
    if any(times > 1 for times in twice.values()):
        reasons.append(_("The same record stands twice for the same room. Remove one of them."))
    return reasons


def _objections(actor: Actor, case: Case, around: Surroundings) -> Iterator[str]:
    yield from _about_rooms(case, around)
    yield from _about_record(case)
    yield from _about_readers(actor, case, around)
    yield from _about_fields(case)
    yield from _about_ground(case)
    if not case.plan.purpose.strip():
        yield _("Write what the receiver needs it for.")
    if len(case.plan.purpose.strip()) > LONGEST_PURPOSE:
        yield _("The purpose can hold %(most)s characters: shorten it.") % {"most": LONGEST_PURPOSE}
    if case.decided_at > around.now:
        yield _("The decision lies in the future. Write when it was made.")


def _about_rooms(case: Case, around: Surroundings) -> Iterator[str]:
    if case.receiver.pk == case.sender.pk:
        yield _("The record is already in that room. Choose another.")
    if case.receiver.regime == LegalRegime.AGGREGATES.value or (
        case.receiver.kind == RoomKind.NATIONAL.value
    ):
        yield _("That room holds figures only. No record is ever disclosed to it.")
    elif (case.receiver.site_id or case.receiver.works_with_id) != case.sender.site_id:
        yield _("That room belongs to another site. Choose one of your own.")
    elif case.receiver.peer and case.receiver.peer.confirmed_at is None:
        yield unconfirmed(case.receiver)
    record = (case.plan.kind.value, case.plan.record_id)
    if case.receiver.pk in around.told_by.get(record, frozenset()):
        yield _("%(room)s told you of this record, and has it already.") % {
            "room": case.receiver.short_name
        }


def _about_record(case: Case) -> Iterator[str]:
    record = case.record
    if isinstance(record, Person):
        if record.protected_identity != ProtectedIdentity.NONE.value:
            yield _(
                "The person has a protected identity, and is never disclosed here. Use the"
                " agency's own routine for protected identities."
            )
        if (
            record.standing == Standing.VICTIM_ONLY.value
            and case.receiver.kind == RoomKind.JOINT.value
        ):
            yield _("Somebody held only as a victim is never placed in the joint room.")
    if isinstance(record, Incident):
        if record.status == IncidentStatus.OUT_OF_SCOPE.value:
            yield _("The incident is withdrawn. Review it again before it is disclosed.")
        if record.hides_place and "place" in case.plan.fields:
            yield _("The place may be the home of somebody protected. Leave it out.")


def _about_readers(actor: Actor, case: Case, around: Surroundings) -> Iterator[str]:
    part = case.record.compartment_id
    if part not in around.parts:
        return
    if not actor.may(Deed.RESTRICT_RECORD, case.sender.pk):
        yield _("The record is restricted. Ask the coordinator of the room to disclose it.")
    if around.shut_out.get(part, frozenset()) & around.readers.get(case.receiver.pk, frozenset()):
        yield _(
            "Somebody who is shut out of this record reads in the receiving room. Have that"
            " settled there first."
        )


def _about_fields(case: Case) -> Iterator[str]:
    kind, chosen = case.plan.kind, set(case.plan.fields)
    if not chosen:
        yield _("Choose what is to be told.")
    if chosen - {field.key for field in FIELDS[kind]}:
        yield _("One of the chosen fields does not exist. Choose from the list.")
        return
    allowed = {field.key for field in fields_for(kind, LegalRegime(case.receiver.regime))}
    for key in sorted(chosen - allowed):
        yield _("%(field)s may not be told to that room. Leave it out.") % {
            "field": label(kind, key)
        }
    for field in FIELDS[kind]:
        if field.is_required and field.key not in chosen:
            yield _("%(field)s must be told: without it nothing can be understood.") % {
                "field": field.label
            }
    if "identity_number" in chosen and not chosen & {"names", "aliases"}:
        yield _("An identity number is told together with a name. Choose the name too.")


def _about_ground(case: Case) -> Iterator[str]:
    if not case.grounds:
        yield _("That ground does not let %(sender)s tell %(receiver)s. Choose another.") % {
            "sender": case.sender.short_name,
            "receiver": case.receiver.short_name,
        }
        return
    reasons = [list(case.objections_to(ground)) for ground in case.grounds]
    if all(reasons):
        yield from reasons[-1]
        return
    yield from case.verdict(case.usable_ground()).reasons


def _about_second(actor: Actor, case: Case) -> Iterator[str]:
    if any(one.needs_second for one in case.grounds) and case.plan.proposed_by in (
        None,
        actor.staff_id,
    ):
        yield _("This ground asks for a second person of the room. Let a colleague confirm it.")


def _look_around(actor: Actor, cases: Sequence[Case], *, now: datetime) -> Surroundings:
    own = Compartment.objects.filter(
        pk__in={case.record.compartment_id for case in cases}, is_default=False
    ).in_bulk()
    shut_out: dict[int, frozenset[int]] = {}
    readers: dict[int, frozenset[int]] = {}
    if own:
        for one in CompartmentStaff.objects.filter(compartment__in=own, shut_out=True):
            before = shut_out.get(one.compartment_id, frozenset())
            shut_out[one.compartment_id] = before | {one.staff_id}
        held = StaffRole.objects.filter(
            Q(ends_at__isnull=True) | Q(ends_at__gt=now),
            room__in={case.receiver.pk for case in cases},
        )
        for role in held:
            readers[role.room_id] = readers.get(role.room_id, frozenset()) | {role.staff_id}
    return Surroundings(
        parts=own, shut_out=shut_out, readers=readers, told_by=_told_by(actor, cases), now=now
    )


def _told_by(actor: Actor, cases: Sequence[Case]) -> Mapping[tuple[str, object], frozenset[int]]:
    wanted = {kind: [c.plan.record_id for c in cases if c.plan.kind is kind] for kind in Kind}
    rows = access.visible_to(actor, Receipt.objects).filter(
        Q(person__in=wanted[Kind.PERSON])
        | Q(group__in=wanted[Kind.GROUP])
        | Q(incident__in=wanted[Kind.INCIDENT])
    )
    found: dict[tuple[str, object], frozenset[int]] = {}
    for row in rows:
        key = (row.kind, row.record_id)
        found[key] = found.get(key, frozenset()) | {row.origin_room_id or 0}
    return found
