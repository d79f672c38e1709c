"""Writes the ledger: who was considered, chosen or not, and why."""

from collections.abc import Iterator, Sequence
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
from samsyn.office.call_ins.changes.barring import said, said_of
from samsyn.office.call_ins.changes.plans import ConsiderationPlan
from samsyn.office.call_ins.changes.refusals import CannotPlan
from samsyn.office.call_ins.changes.rows import refuse_after_evening, taken
from samsyn.office.call_ins.models import (
    CallIn,
    Consideration,
    Invitation,
)
from samsyn.office.call_ins.queries.candidates import Warned, supervised_among, warnings_of
from samsyn.office.call_ins.queries.choices import chosen_people
from samsyn.office.call_ins.queries.conflicts import conflicts_among
from samsyn.office.groups.models import Group
from samsyn.office.partners.models import Agency
from samsyn.office.partners.queries import partners_at
from samsyn.office.people.models import Person
from samsyn.vocabulary.call_ins import Choice, InvitationChannel
from samsyn.vocabulary.rooms import AgencyKind


@dataclass(frozen=True, slots=True)
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
    return consider_many(actor, plan.call_in_id, [plan], now=now)[0]


@transaction.atomic
def consider_many(
    actor: Actor, call_in_id: UUID, plans: Sequence[ConsiderationPlan], *, now: datetime
) -> list[UUID]:
    """Write what is decided of several people for one call-in, all or none."""
    call_in, permit = taken(actor, call_in_id, Deed.PLAN_CALL_IN)
    refuse_after_evening(call_in, now=now)
    evening = timezone.localdate(call_in.starts_at)
    people = _people(actor, call_in, plans)
    warned = warnings_of(actor, people, evening=evening)
    cases = [
        _Case(actor, permit, now, call_in, people[plan.person_id], plan, warned[plan.person_id])
        for plan in plans
    ]
    standing = [_standing(actor, call_in, plan) for plan in plans]
    left_out = (
        reason
        for case, row in zip(cases, standing, strict=True)
        if not case.plan.is_chosen
        for reason in _against_leaving_out(case, row)
    )
    chosen = [case for case in cases if case.plan.is_chosen]
    if reasons := [*left_out, *(_against_choices(actor, call_in, chosen) if chosen else ())]:
        raise CannotPlan(*reasons)
    written = [_decide(case, row) for case, row in zip(cases, standing, strict=True)]
    audit.record(permit, subject="call_ins_consideration", record_ids=written)
    return written


def _people(
    actor: Actor, call_in: CallIn, plans: Sequence[ConsiderationPlan]
) -> dict[UUID, Person]:
    wanted = {plan.person_id for plan in plans}
    rows = access.visible_to(actor, Person.objects).filter(pk__in=wanted, room=call_in.room_id)
    found = {person.pk: person for person in rows}
    if wanted - found.keys():
        raise NotVisible(_("The page does not exist."))
    return found


def _decide(case: _Case, standing: Consideration | None) -> UUID:
    row = _written(case, standing)
    if case.plan.is_chosen:
        _invite(case, row)
    elif standing is not None:
        access.visible_to(case.actor, Invitation.objects).filter(consideration=row).delete()
    return row.pk


def _standing(actor: Actor, call_in: CallIn, plan: ConsiderationPlan) -> Consideration | None:
    rows = Consideration.objects.filter(call_in=call_in, person=plan.person_id)
    if access.visible_to(actor, rows).exists():
        found: Consideration = access.revisable(
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


def _against_choices(actor: Actor, call_in: CallIn, cases: Sequence[_Case]) -> Iterator[str]:
    evening = timezone.localdate(call_in.starts_at)
    people = [case.person.pk for case in cases]
    together = {*chosen_people(actor, call_in.pk), *people}
    conflicts = conflicts_among(actor, call_in.pk, together, on=evening)
    partners = set(partners_at(call_in.room_id).values_list("pk", flat=True))
    probation = set(
        Agency.objects.filter(kind=AgencyKind.PROBATION.value).values_list("pk", flat=True)
    )
    supervised = supervised_among(actor, people, on=evening)
    standing = set(
        access.in_use(actor, access.visible_to(actor, Person.objects), on=evening)
        .filter(pk__in=people)
        .values_list("pk", flat=True)
    )
    for case in cases:
        if case.person.pk not in standing:
            yield _("What was told of the person no longer holds. Have it told anew first.")
        yield from said(case.person.pk, case.warned)
        yield from said_of(case.person.pk, conflicts)
        yield from _list_objections(
            case.plan,
            is_partner=case.plan.agency_id in partners,
            by_probation=case.plan.agency_id in probation,
            is_supervised=case.person.pk in supervised,
        )


def _list_objections(
    plan: ConsiderationPlan, *, is_partner: bool, by_probation: bool, is_supervised: bool
) -> Iterator[str]:
    if plan.agency_id is None or plan.channel is None:
        yield _("Choose which agency calls the person, and how.")
        return
    if not is_partner:
        yield _("That agency is no partner of the site. Choose another.")
        return
    through = plan.channel is InvitationChannel.PROBATION
    if is_supervised and not (by_probation and through):
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
        access.revise(row, case.actor, now=case.now, **values)
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
    access.revise(standing, case.actor, now=case.now, **values)
