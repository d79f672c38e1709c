"""Weekly reviews to play with, in Örebro's joint room, written as the pages write them."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from tests.office.aftermath.playing import HAPPENED, Scene, scene, shooting
from tests.office.groups import playing as groups
from tests.office.groups.playing import room

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.groups.models import Group
from samsyn.office.partners.models import Agency
from samsyn.office.people import changes as people
from samsyn.office.people.changes import RestrictionPlan
from samsyn.office.people.models import Person
from samsyn.office.reviews import changes, queries
from samsyn.office.reviews.changes import DecisionPlan, DissentPlan, PresencePlan, TaskNotePlan
from samsyn.office.reviews.models import Review
from samsyn.office.reviews.queries import ReviewPage
from samsyn.vocabulary.reviews import TaskStep

JOINT, POLICE = "orebro-joint", "orebro-police"
MEETING = datetime(2026, 11, 19, 8, tzinfo=UTC)  # a Thursday, nine o'clock in Örebro
NEXT = MEETING + timedelta(days=7)
__all__ = ["HAPPENED", "JOINT", "MEETING", "NEXT", "POLICE", "Scene", "room", "scene", "shooting"]


def agency(key: str) -> int:
    return Agency.objects.values_list("pk", flat=True).get(key=key)


def opened(actor: Actor, key: str = JOINT, *, now: datetime = MEETING) -> UUID:
    with access.acting_as(actor):
        return changes.open_review(actor, room(key), now=now)


def refreshed(actor: Actor, review: UUID, *, now: datetime = MEETING) -> None:
    with access.acting_as(actor):
        changes.refresh(actor, review, now=now)


def marked(
    actor: Actor, review: UUID, incident: UUID, note: str = "", *, now: datetime = MEETING
) -> None:
    with access.acting_as(actor):
        changes.mark_incident(actor, review, incident, note, now=now)


def decided(actor: Actor, review: UUID, *, now: datetime = MEETING, **parts: Any) -> UUID:
    given: dict[str, Any] = {"text": "Möt båda grupperna", "agency_id": agency("probation")}
    with access.acting_as(actor):
        plan = DecisionPlan(review_id=review, **{**given, **parts})
        return changes.decide(actor, plan, now=now)


def corrected(
    actor: Actor, decision: UUID, *, version: int = 1, now: datetime = MEETING, **parts: Any
) -> None:
    given: dict[str, Any] = {"text": "Möt bara Grupp Alm", "agency_id": agency("probation")}
    with access.acting_as(actor):
        review = queries.review_of_decision(actor, decision)
        plan = DecisionPlan(review_id=review, **{**given, **parts})
        changes.revise_decision(actor, decision, plan, version=version, now=now)


def made_task(actor: Actor, decision: UUID, *, now: datetime = MEETING) -> UUID:
    with access.acting_as(actor):
        return changes.make_task(actor, decision, now=now)


def said(actor: Actor, task: UUID, step: TaskStep, *, now: datetime = NEXT, **parts: Any) -> UUID:
    with access.acting_as(actor):
        return changes.say_of_task(actor, TaskNotePlan(task_id=task, step=step, **parts), now=now)


def present(
    actor: Actor, review: UUID, *others: Actor, now: datetime = MEETING, **parts: Any
) -> None:
    given: dict[str, Any] = {
        "version": version_of(actor, review),
        "staff_ids": tuple(one.staff_id for one in (actor, *others)),
    }
    with access.acting_as(actor):
        changes.note_present(actor, PresencePlan(review_id=review, **{**given, **parts}), now=now)


def dissented(actor: Actor, review: UUID, *, now: datetime = MEETING, **parts: Any) -> UUID:
    given = {"who": "Frivården", "text": "Vi hade väntat en vecka till."}
    with access.acting_as(actor):
        plan = DissentPlan(review_id=review, **{**given, **parts})
        return changes.note_dissent(actor, plan, now=now)


def dissent_corrected(
    actor: Actor, dissent: UUID, *, version: int = 1, now: datetime = MEETING, **parts: Any
) -> None:
    given = {"who": "Frivården", "text": "Vi hade väntat två veckor till."}
    with access.acting_as(actor):
        review = queries.review_of_dissent(actor, dissent)
        plan = DissentPlan(review_id=review, **{**given, **parts})
        changes.revise_dissent(actor, dissent, plan, version=version, now=now)


def signed(
    actor: Actor, review: UUID, *, now: datetime = MEETING, version: int | None = None
) -> None:
    seen = version_of(actor, review) if version is None else version
    with access.acting_as(actor):
        changes.sign(actor, review, version=seen, now=now)


def approved(actor: Actor, review: UUID, *, now: datetime = MEETING) -> None:
    with access.acting_as(actor):
        changes.approve(actor, review, now=now)


def restricted(actor: Actor, group: UUID) -> None:
    """Put a group of the joint room into a part that the actor alone reads."""
    person = groups.person(actor, JOINT)
    plan = RestrictionPlan(team=frozenset({actor.staff_id}), reason="Särskilt känsligt")
    with access.acting_as(actor):
        people.restrict_person(actor, person, plan, now=MEETING)
        part = Person.objects.values_list("compartment_id", flat=True).get(pk=person)
    again = access.actor_for(actor.staff_id, now=MEETING)
    with access.acting_as(again):
        Group.objects.filter(pk=group).update(compartment_id=part)


def version_of(actor: Actor, review: UUID) -> int:
    with access.acting_as(actor):
        return Review.objects.values_list("version", flat=True).get(pk=review)


def page(actor: Actor, review: UUID, *, now: datetime = MEETING, **how: Any) -> ReviewPage:
    with access.acting_as(actor):
        return queries.review_page(actor, review, now=now, **how)


def held(actor: Actor, *others: Actor, key: str = JOINT, now: datetime = MEETING) -> UUID:
    """Open a review, note who is present, and sign it."""
    review = opened(actor, key, now=now)
    present(actor, review, *others, now=now)
    signed(actor, review, now=now)
    return review
