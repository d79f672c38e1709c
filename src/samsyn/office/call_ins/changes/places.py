"""The place and its safety, go or no-go, the seating and the audience."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.audit import changes as audit
from samsyn.office.call_ins.changes.barring import bars_to
from samsyn.office.call_ins.changes.clearing import not_cleared
from samsyn.office.call_ins.changes.plans import (
    AudiencePlan,
    SafetyRevision,
    SeatPlan,
    SignOffPlan,
)
from samsyn.office.call_ins.changes.refusals import CannotPlan
from samsyn.office.call_ins.changes.rows import part_taken, refuse_after_evening, taken
from samsyn.office.call_ins.models import (
    AudiencePlace,
    CallIn,
    Invitation,
    SafetyPlan,
    Seat,
    SignOff,
)
from samsyn.office.call_ins.queries.choices import chosen_people, own_agencies
from samsyn.office.community.models import Organisation
from samsyn.office.people.models import Person
from samsyn.vocabulary.call_ins import GoDecision, Neutrality

MOST_ROWS, MOST_PLACES = 40, 60
MOST_SEATS = 500


@transaction.atomic
def revise_safety(actor: Actor, plan: SafetyRevision, *, now: datetime) -> None:
    """Write the place and the safety plan. Refuses a neutrality that nobody has explained."""
    call_in, permit = taken(actor, plan.call_in_id, Deed.PLAN_CALL_IN)
    row = access.revisable(actor, SafetyPlan, call_in=call_in, version=plan.version)
    reasons = []
    is_checked = plan.neutrality is not Neutrality.NOT_CHECKED
    if is_checked and not plan.neutrality_note.strip():
        reasons.append(_("Write how you checked that the place is neutral, and with whom."))
    if is_checked and not plan.venue.strip():
        reasons.append(_("Write the place before you judge whether it is neutral."))
    if reasons:
        raise CannotPlan(*reasons)
    values: dict[str, Any] = asdict(plan)
    del values["call_in_id"], values["version"]
    values["neutrality"] = plan.neutrality.value
    access.revise(row, actor, now=now, **{name: str(text).strip() for name, text in values.items()})
    audit.record(permit, subject="call_ins_safetyplan", record_ids=[row.pk])


@transaction.atomic
def sign_off(actor: Actor, plan: SignOffPlan, *, now: datetime) -> UUID:
    """Give one's word, go or no-go, for an agency that one speaks for; the latest word holds.

    Refuses a no-go without a reason, and a go while the site is not ready for messages, or a fact
    that the signer sees, in whichever of their rooms, bars somebody who is called.
    """
    call_in, permit = taken(actor, plan.call_in_id, Deed.DECIDE_CALL_IN)
    refuse_after_evening(call_in, now=now)
    reasons = []
    if plan.agency_id not in own_agencies(actor, call_in.room_id, now=now):
        reasons.append(_("You sign for an agency that you work for. Choose that one."))
    if plan.decision is GoDecision.NO_GO and not plan.reason.strip():
        reasons.append(_("Write what has to change before it can be go."))
    if plan.decision is GoDecision.GO:
        reasons.extend(_against_go(access.actor_for(actor.staff_id, now=now), call_in))
        reasons += not_cleared(actor, call_in.room_id, today=timezone.localdate(now))
    if reasons:
        raise CannotPlan(*reasons)
    row = SignOff.objects.create(
        call_in=call_in,
        agency_id=plan.agency_id,
        decision=plan.decision.value,
        reason=plan.reason.strip(),
        **access.beside(call_in, permit, now=now),
    )
    audit.record(permit, subject="call_ins_signoff", record_ids=[row.pk])
    return row.pk


def _against_go(actor: Actor, call_in: CallIn) -> Iterator[str]:
    """Ask all the rooms of the signer, also those they do not look at now."""
    called = access.visible_to(actor, Invitation.objects).filter(
        call_in=call_in, called_off_at__isnull=True
    )
    barred = [*bars_to(actor, call_in, called.values_list("person_id", flat=True))]
    if barred:
        yield from barred
        yield _("Have them called off, or enter that we wait with them. Nobody is told why.")


@transaction.atomic
def take_seat(actor: Actor, plan: SeatPlan, *, now: datetime) -> UUID:
    """Give somebody a seat. Refuses a seat that is taken, and a second seat for an invitee."""
    call_in, permit = taken(actor, plan.call_in_id, Deed.PLAN_CALL_IN)
    refuse_after_evening(call_in, now=now)
    if reasons := [*_against_seat(actor, call_in, plan)]:
        raise CannotPlan(*reasons)
    person = None
    if plan.person_id is not None:
        person = access.get_visible(actor, Person.objects, pk=plan.person_id)
    try:
        with transaction.atomic():
            row = Seat.objects.create(
                call_in=call_in,
                person=person,
                row_number=plan.row,
                place=plan.place,
                label="" if person else plan.label.strip(),
                **access.beside(person or call_in, permit, now=now),
            )
    except IntegrityError as error:
        # A seat of somebody whom this planner may not see, too.
        raise CannotPlan(_seat_is_taken(plan)) from error
    audit.record(permit, subject="call_ins_seat", record_ids=[row.pk])
    return row.pk


@transaction.atomic
def leave_seat(actor: Actor, seat_id: UUID) -> None:
    """Free a seat."""
    row, _call_in, permit = part_taken(actor, Seat, seat_id, Deed.PLAN_CALL_IN)
    row.delete()
    audit.record(permit, subject="call_ins_seat", record_ids=[seat_id])


@transaction.atomic
def seat_audience(actor: Actor, plan: AudiencePlan, *, now: datetime) -> UUID:
    """Write how many seats an organisation has. Refuses none, and a second line for it."""
    call_in, permit = taken(actor, plan.call_in_id, Deed.PLAN_CALL_IN)
    rows = Organisation.objects.filter(room=call_in.room_id)
    access.get_visible(actor, rows, pk=plan.organisation_id)
    if not 1 <= plan.seats <= MOST_SEATS:
        raise CannotPlan(_("Write how many seats, between 1 and 500."))
    values = {
        "organisation_id": plan.organisation_id,
        "seats": plan.seats,
        "confirmed": plan.confirmed,
        "note": plan.note.strip(),
    }
    try:
        with transaction.atomic():
            row = _audience_row(actor, call_in, plan, values, now=now)
    except IntegrityError as error:
        raise CannotPlan(
            _("The organisation stands in the audience already. Change that line.")
        ) from error
    audit.record(permit, subject="call_ins_audienceplace", record_ids=[row.pk])
    return row.pk


def _audience_row(
    actor: Actor, call_in: CallIn, plan: AudiencePlan, values: dict[str, Any], *, now: datetime
) -> AudiencePlace:
    if plan.place_id is None:
        permit = access.require(actor, Deed.PLAN_CALL_IN, about=call_in)
        return AudiencePlace.objects.create(
            call_in=call_in, **values, **access.beside(call_in, permit, now=now)
        )
    row: AudiencePlace = access.revisable(
        actor, AudiencePlace, pk=plan.place_id, call_in=call_in, version=plan.version
    )
    access.revise(row, actor, now=now, **values)
    return row


def _against_seat(actor: Actor, call_in: CallIn, plan: SeatPlan) -> Iterator[str]:
    if not (1 <= plan.row <= MOST_ROWS and 1 <= plan.place <= MOST_PLACES):
        yield _("Rows go from 1 to 40 and places from 1 to 60. Write another number.")
    own = access.visible_to(actor, Seat.objects).filter(call_in=call_in)
    if own.filter(row_number=plan.row, place=plan.place).exists():
        yield _seat_is_taken(plan)
    if (plan.person_id is None) == (not plan.label.strip()):
        yield _("Choose an invitee, or write who else sits there. Not both.")
    if plan.person_id is None:
        return
    if plan.person_id not in chosen_people(actor, call_in.pk):
        yield _("Only somebody who is chosen gets a seat. Choose the person first.")
    if own.filter(person=plan.person_id).exists():
        yield _("The invitee has a seat already. Free it first.")
    yield from bars_to(actor, call_in, [plan.person_id])


def _seat_is_taken(plan: SeatPlan) -> str:
    return _("Row %(row)s, place %(place)s is taken. Choose another place.") % {
        "row": plan.row,
        "place": plan.place,
    }
