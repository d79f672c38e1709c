"""What a room decided, who was there, who thought otherwise, and who stands behind the minutes."""

from collections.abc import Iterator
from datetime import datetime

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.partners.models import Agency
from samsyn.office.reviews.models import Decision, Dissent, MinutesApproval, Presence, Review, Task
from samsyn.office.reviews.queries.rooms import ReviewRoom, speaking_for
from samsyn.office.reviews.queries.shown import (
    DecisionShown,
    DissentShown,
    PresentShown,
    SignatureShown,
)
from samsyn.office.reviews.rules import ReviewFacts, moves_of, state_of
from samsyn.vocabulary.reviews import ReviewMove


def decisions_of(here: Actor, row: Review) -> Iterator[DecisionShown]:
    """Yield the decisions of a review, in the order in which they were taken."""
    rows = access.visible_to(here, Decision.objects).filter(review=row)
    tasks = set(
        access.visible_to(here, Task.objects)
        .filter(decision__review=row)
        .values_list("decision_id", flat=True)
    )
    for one in rows.select_related("agency", "staff").order_by("number", "pk"):
        agency = one.agency.name if one.agency else ""
        yield DecisionShown(
            id=one.pk,
            number=one.number,
            text=one.text,
            owner=one.staff.name if one.staff else agency,
            agency_id=one.agency_id,
            staff_id=one.staff_id,
            due_on=one.due_on,
            is_task=one.pk in tasks,
            version=one.version,
        )


def present_at(here: Actor, row: Review) -> Iterator[PresentShown]:
    """Yield who was present: staff by name, then organisations."""
    rows = access.visible_to(here, Presence.objects).filter(review=row).select_related("staff")
    for one in rows.order_by("staff__name", "organisation", "pk"):
        name = one.staff.name if one.staff else one.organisation
        yield PresentShown(name=name, staff_id=one.staff_id)


def dissents_in(here: Actor, row: Review) -> Iterator[DissentShown]:
    """Yield who thought otherwise."""
    rows = access.visible_to(here, Dissent.objects).filter(review=row)
    for one in rows.order_by("recorded_at", "pk"):
        yield DissentShown(id=one.pk, who=one.who, text=one.text, version=one.version)


def signatures_of(here: Actor, row: Review, facts: ReviewFacts) -> Iterator[SignatureShown]:
    """Yield the agencies that took part or approved, and whether they stand behind the minutes."""
    rows = access.visible_to(here, MinutesApproval.objects).filter(review=row)
    given = {one.agency_id: one for one in rows.select_related("recorded_by")}
    agencies = Agency.objects.filter(pk__in=facts.took_part | facts.approved)
    for agency in agencies.order_by("name", "pk"):
        one = given.get(agency.pk)
        yield SignatureShown(
            agency=agency.name,
            by=one.recorded_by.name if one else "",
            at=one.recorded_at if one else None,
        )


def may_approve(actor: Actor, room: ReviewRoom, facts: ReviewFacts, *, now: datetime) -> bool:
    """Whether the reader speaks for an agency that has not approved the signed minutes."""
    if not room.may_sign or ReviewMove.APPROVE not in moves_of(state_of(facts)):
        return False
    own = speaking_for([actor.staff_id], room.room_id, now=now)[actor.staff_id]
    return bool(own - facts.approved)
