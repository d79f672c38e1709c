"""Writes the ledger: who was considered, chosen or not, and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, NotVisible, Permit
from samsyn.office.audit import changes as audit
from samsyn.office.call_ins.changes.barring import open_conflicts, said
from samsyn.office.call_ins.changes.plans import ConsiderationPlan
from samsyn.office.call_ins.changes.refusals import CannotPlan
from samsyn.office.call_ins.changes.rows import (
    refuse_after_evening,
    revisable,
    revise,
    taken,
)
from samsyn.office.call_ins.models import (
    CallIn,
    Consideration,
    Invitation,
)
from samsyn.office.call_ins.queries.candidates import Warned, is_supervised, warnings_of
from samsyn.office.call_ins.queries.choices import agency_choices, chosen_people
from samsyn.office.groups.models import Group
from samsyn.office.partners.models import Agency
from samsyn.office.people.models import Person
from samsyn.vocabulary.call_ins import Choice, InvitationChannel
from samsyn.vocabulary.rooms import AgencyKind


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """One decision in hand."""

    actor: Actor
    permit: Permit
    now: datetime
    call_in: CallIn
    person: Person
    plan: ConsiderationPlan
    warned: tuple[Warned, ...]


@transaction.atomic
def consider(actor: Actor, plan: ConsiderationPlan, *, now: datetime) -> UUID:
    """Write what is decided of one person, and open an invitation for somebody chosen.

    Refuses to choose somebody whom a rule bars, to leave somebody out without a reason, to call
    a supervised person otherwise than through probation, and to take back a delivered call.
    """
    call_in, permit = taken(actor, plan.call_in_id, Deed.PLAN_CALL_IN)
    refuse_after_evening(call_in, now=now)
    person = access.get_visible(actor, Person.objects, pk=plan.person_id, room=call_in.room_id)
    evening = timezone.localdate(call_in.starts_at)
    case = _Case(
        actor=actor,
        permit=permit,
        now=now,
        call_in=call_in,
        person=person,
        plan=plan,
        warned=warnings_of(actor, [person.pk], evening=evening)[person.pk],
    )
    standing = _standing(actor, call_in, plan)
    reasons = _against_choice(case) if plan.is_chosen else _against_leaving_out(case, standing)
    if found := [*reasons]:
        raise CannotPlan(*found)
    row = _written(case, standing)
    if plan.is_chosen:
        _invite(case, row)
    else:
        access.visible_to(actor, Invitation.objects).filter(consideration=row).delete()
    audit.record(permit, subject="call_ins_consideration", record_ids=[row.pk])
    return row.pk


def _standing(actor: Actor, call_in: CallIn, plan: ConsiderationPlan) -> Consideration | None:
    rows = Consideration.objects.filter(call_in=call_in, person=plan.person_id)
    if access.visible_to(actor, rows).exists():
        found: Consideration = revisable(
            actor, Consideration, call_in=call_in, person=plan.person_id, version=plan.version
        )
        return found
    if plan.version:
        raise NotVisible(_("The page does not exist."))
    return None


def _against_leaving_out(case: _Case, row: Consideration | None) -> Iterator[str]:
    invitation = getattr(row, "invitation", None)
    if invitation is not None and invitation.delivered_at is not None:
        yield _("The invitation has been delivered. Call it off instead.")
    if not case.plan.reason.strip() and not case.warned:
        yield _("Write why the person is not chosen, in words that the person may read.")


def _against_choice(case: _Case) -> Iterator[str]:
    yield from said(case.person.pk, case.warned)
    chosen = {*chosen_people(case.actor, case.call_in.pk), case.person.pk}
    yield from open_conflicts(case.actor, case.call_in, case.person.pk, chosen)
    yield from _list_objections(case.actor, case.call_in, case.plan)


def _list_objections(actor: Actor, call_in: CallIn, plan: ConsiderationPlan) -> Iterator[str]:
    if plan.agency_id is None or plan.channel is None:
        yield _("Choose which agency calls the person, and how.")
        return
    if str(plan.agency_id) not in dict(agency_choices(call_in.room_id)):
        yield _("That agency is no partner of the site. Choose another.")
        return
    evening = timezone.localdate(call_in.starts_at)
    by_probation = Agency.objects.filter(
        pk=plan.agency_id, kind=AgencyKind.PROBATION.value
    ).exists()
    through = plan.channel is InvitationChannel.PROBATION
    if is_supervised(actor, plan.person_id, on=evening) and not (by_probation and through):
        yield _("The person is under supervision. Let probation call them, by summons.")
    elif through and not by_probation:
        yield _("Only probation can summon. Choose probation as the agency, or another way.")


def _written(case: _Case, row: Consideration | None) -> Consideration:
    # Only what the joint room's own record says is written there.
    plan, person = case.plan, case.person
    rules = [one.exclusion.value for one in case.warned if one.room is None]
    outcome = Choice.CHOSEN if plan.is_chosen else Choice.EXCLUDED if rules else Choice.NOT_CHOSEN
    group = None
    if plan.group_id is not None:
        rows = Group.objects.filter(room=case.call_in.room_id)
        group = access.get_visible(case.actor, rows, pk=plan.group_id)
    values: dict[str, Any] = {
        "outcome": outcome.value,
        "rule": rules[0] if rules else "",
        "reason": plan.reason.strip(),
        "group": group,
        "group_compartment_id": group.compartment_id if group else person.compartment_id,
    }
    if row is not None:
        revise(row, case.actor, now=case.now, **values)
        return row
    return Consideration.objects.create(
        call_in=case.call_in,
        person=person,
        **values,
        **access.beside(person, case.permit, now=case.now),
    )


def _invite(case: _Case, row: Consideration) -> None:
    rows = Invitation.objects.filter(consideration=row)
    standing = access.visible_to(case.actor, rows).first()
    values: dict[str, Any] = {
        "agency_id": case.plan.agency_id,
        "channel": (case.plan.channel or InvitationChannel.OTHER).value,
    }
    if standing is None:
        Invitation.objects.create(
            call_in=case.call_in,
            person=case.person,
            consideration=row,
            **values,
            **access.beside(case.person, case.permit, now=case.now),
        )
        return
    if standing.agency_id != case.plan.agency_id and standing.delivered_at is None:
        # Another agency's list: it decides for itself.
        values |= {"approved_at": None, "approved_by_id": None}
    revise(standing, case.actor, now=case.now, **values)
