"""Records what grounds can rest on: a person's consent, and a decision to cooperate."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, Refusal, RoomItself
from samsyn.office.audit import changes as audit
from samsyn.office.disclosures.grounds import FIELDS, Kind
from samsyn.office.disclosures.models import Consent, Cooperation
from samsyn.office.disclosures.queries.decisions import LISTED
from samsyn.office.partners.models import Room
from samsyn.office.partners.queries import rooms_of
from samsyn.office.people.models import Person

LONGEST = 300
LONGEST_DAYS = 366  # a consent or decision is renewed, never left standing


class CannotRecord(Refusal):
    """The consent or decision lacks something; `reasons` names all of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentPlan:
    """What somebody lets the room tell whom, what for, and from when until when."""

    person_id: UUID
    to_room_id: int
    fields: tuple[str, ...]
    purpose: str
    given_on: date
    until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CooperationPlan:
    """A decision to cooperate, as one party keeps it."""

    room_id: int
    reference: str
    decided_by: str
    decided_on: date
    until: date
    parties: tuple[int, ...]
    purpose: str


@transaction.atomic
def record_consent(actor: Actor, plan: ConsentPlan, *, now: datetime) -> UUID:
    """Write a consent beside its person; raise `NotVisible`, `NotPermitted`, `CannotRecord`."""
    person = access.lock_visible(actor, Person, pk=plan.person_id)
    permit = access.require(actor, Deed.DISCLOSE, about=person)
    sender = Room.objects.select_related("site").get(pk=person.room_id)
    others = rooms_of(sender.site_id).exclude(pk=sender.pk)
    reasons = list(_dates(plan.given_on, plan.until, plan.purpose, today=timezone.localdate(now)))
    if not others.filter(pk=plan.to_room_id).exists():
        reasons.append(_("Choose one of the site's other rooms."))
    if not plan.fields or not set(plan.fields) <= {one.key for one in FIELDS[Kind.PERSON]}:
        reasons.append(_("Choose what the consent covers."))
    if reasons:
        raise CannotRecord(*reasons)
    row = Consent.objects.create(
        **access.beside(person, permit, now=now),
        person=person,
        to_room_id=plan.to_room_id,
        fields=list(plan.fields),
        purpose=plan.purpose.strip(),
        given_on=plan.given_on,
        until=plan.until,
    )
    audit.record(permit, subject="disclosures_consent", record_ids=[row.pk])
    return row.pk


@transaction.atomic
def withdraw_consent(actor: Actor, consent_id: UUID, *, now: datetime) -> None:
    """Note that a person took the consent back: from today on nothing rests on it."""
    row = access.lock_visible(actor, Consent, pk=consent_id)
    permit = access.require(actor, Deed.DISCLOSE, about=row)
    if row.withdrawn_on is not None:
        raise CannotRecord(_("It is withdrawn already."))
    row.withdrawn_on, row.withdrawn_by_id = timezone.localdate(now), actor.staff_id
    row.save(update_fields=["withdrawn_on", "withdrawn_by"])
    audit.record(permit, subject="disclosures_consent", record_ids=[row.pk])


@transaction.atomic
def record_cooperation(actor: Actor, plan: CooperationPlan, *, now: datetime) -> UUID:
    """Write a decision to cooperate; raise `NotPermitted` or `CannotRecord`."""
    permit = access.require(actor, Deed.DISCLOSE, about=RoomItself(plan.room_id))
    own = Room.objects.select_related("site").get(pk=plan.room_id)
    listed = rooms_of(own.site_id).filter(kind__in=LISTED).exclude(pk=own.pk)
    reasons = list(_dates(plan.decided_on, plan.until, plan.purpose, today=timezone.localdate(now)))
    if not (plan.reference.strip() and plan.decided_by.strip()):
        reasons.append(_("Write the decision's number, and who decided."))
    if own.kind not in LISTED or not plan.parties:
        reasons.append(_("Only agencies on the list of the law cooperate so. Choose the parties."))
    elif set(plan.parties) - set(listed.values_list("pk", flat=True)):
        reasons.append(
            _("One of the parties is not on the list of the law. Municipalities are not.")
        )
    if reasons:
        raise CannotRecord(*reasons)
    row = Cooperation.objects.create(
        **access.in_room(permit, now=now),
        reference=plan.reference.strip(),
        decided_by=plan.decided_by.strip(),
        decided_on=plan.decided_on,
        until=plan.until,
        parties=sorted(plan.parties),
        purpose=plan.purpose.strip(),
    )
    audit.record(permit, subject="disclosures_cooperation", record_ids=[row.pk])
    return row.pk


@transaction.atomic
def end_cooperation(actor: Actor, cooperation_id: UUID, *, now: datetime) -> None:
    """Note that the cooperation has ended: from today on nothing rests on the decision."""
    row = access.lock_visible(actor, Cooperation, pk=cooperation_id)
    permit = access.require(actor, Deed.DISCLOSE, about=row)
    if row.ended_on is not None:
        raise CannotRecord(_("It has ended already."))
    row.ended_on, row.ended_by_id = timezone.localdate(now), actor.staff_id
    row.save(update_fields=["ended_on", "ended_by"])
    audit.record(permit, subject="disclosures_cooperation", record_ids=[row.pk])


def _dates(first: date, until: date, purpose: str, *, today: date) -> Iterator[str]:
    if first > today:
        yield _("The day lies in the future. Write when it was given or decided.")
    if not first < until:
        yield _("It must end after it begins.")
    elif (until - first).days > LONGEST_DAYS:
        yield _("It holds for a year at most. Write an earlier end, and renew it then.")
    if not purpose.strip() or len(purpose.strip()) > LONGEST:
        yield _("Write the purpose, in %(most)s characters at most.") % {"most": LONGEST}
