"""A quarter of weekly reviews in each site that has begun: opened, decided, followed up, signed.

The invented incidents were all recorded on the day of the load; here a week holds what happened
in it, and the latest reviews hold the groups, promises and rounds as they stood.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.db.models import Count
from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.demo.joint_rooms import JointRoom, at
from samsyn.office.demo.review_words import DECISIONS, DISSENT, GUESTS, MARKS, MOVED, NOT_DONE
from samsyn.office.incidents.models import Incident
from samsyn.office.incidents.queries.briefs import VIOLENCE
from samsyn.office.reviews import changes
from samsyn.office.reviews.changes import DecisionPlan, DissentPlan, PresencePlan, TaskNotePlan
from samsyn.office.reviews.models import Line, Review, Task
from samsyn.office.reviews.queries.gathering import Gathered, gather
from samsyn.office.reviews.queries.of_incidents import lines_of
from samsyn.office.reviews.queries.rooms import ReviewRoom, zone_of
from samsyn.office.reviews.rules import Frozen, Window
from samsyn.vocabulary.reviews import ReviewSection, TaskStep

_LITTLE: Final = {"uppsala", "huddinge"}  # hardly begun: no weekly review yet
_OPEN: Final = {"malmo"}  # the week's review lies open there
_WEEKS: Final = 9
_WHOLE: Final = 1  # the latest reviews that hold more than incidents
_HOUR: Final = 9
_THURSDAY: Final = 3
_HOURS: Final = (7, 15, 20, 22, 31, 11, 46)  # to the first review of an incident, in turn


def load_reviews(joint: JointRoom, *, now: datetime) -> None:
    """Hold the weekly reviews of a quarter through the change functions of the pages."""
    if joint.site.profile.key in _LITTLE:
        return
    latest = timezone.localdate(now) - timedelta(days=2)
    latest -= timedelta(days=(latest.weekday() - _THURSDAY) % 7)
    for back in range(_WEEKS, 0, -1):
        meeting = at(latest - timedelta(days=7 * (back - 1)), _HOUR)
        _hold(joint, _WEEKS - back, meeting, is_whole=back <= _WHOLE)
    if joint.site.profile.key in _OPEN:
        lead = _fresh(joint.lead, now)
        with access.acting_as(lead):
            changes.open_review(lead, joint.room_id, now=now - timedelta(minutes=20))


def _hold(joint: JointRoom, turn: int, meeting: datetime, *, is_whole: bool) -> None:
    lead = _fresh(joint.lead, meeting)
    with access.acting_as(lead):
        review = changes.open_review(
            lead, joint.room_id, now=meeting, gathering=_whole if is_whole else _incidents
        )
        _mark(lead, review, turn, now=meeting + timedelta(minutes=10))
        _follow_up(joint, lead, turn, now=meeting + timedelta(minutes=20))
        _decide(joint, lead, review, turn, now=meeting + timedelta(minutes=30))
        _close(joint, lead, review, turn, now=meeting + timedelta(minutes=40))
    for kind, actor in joint.coordinators.items():
        if actor.staff_id != lead.staff_id and (turn + len(kind)) % 5:
            with access.acting_as(actor):
                changes.approve(actor, review, now=meeting + timedelta(hours=5))


def _fresh(actor: Actor, now: datetime) -> Actor:
    """Return the actor with the parts that were opened since the joint room was looked up."""
    return access.actor_for(actor.staff_id, now=now, purpose="Demo")


def _incidents(
    actor: Actor, room: ReviewRoom, window: Window, *, carried: frozenset[UUID]
) -> Gathered:
    """Return what happened in the window, as if it had been recorded then."""
    here, zone = access.in_the_open(actor, room.room_id), zone_of(room.room_id)
    rows = access.visible_to(here, Incident.objects).filter(
        VIOLENCE,
        room=room.room_id,
        latest_at__gte=window.starts_at,
        latest_at__lt=window.ends_at,
    )
    found = lines_of(here, list(rows.order_by("latest_at", "pk")), carried=carried, zone=zone)
    return Gathered(lines=tuple(_in_time(found)), counts={"recorded_late": 0, "support": []})


def _whole(actor: Actor, room: ReviewRoom, window: Window, *, carried: frozenset[UUID]) -> Gathered:
    found = gather(actor, room, window, carried=carried)
    others = [one for one in found.lines if one.section is not ReviewSection.INCIDENTS]
    happened = _incidents(actor, room, window, carried=carried).lines
    return replace(found, lines=(*happened, *others))


def _in_time(lines: Iterator[Frozen]) -> Iterator[Frozen]:
    for turn, line in enumerate(lines):
        hours = _HOURS[turn % len(_HOURS)]
        yield replace(line, facts={**line.facts, "reviewed_hours": hours})


def _mark(lead: Actor, review: UUID, turn: int, *, now: datetime) -> None:
    lines = access.visible_to(lead, Line.objects).filter(
        review=review, section=ReviewSection.INCIDENTS.value
    )
    ids = lines.order_by("position", "pk").values_list("incident_id", flat=True)
    for number, incident in enumerate(ids):
        if incident is not None:
            note = MARKS[(turn + number) % len(MARKS)]
            changes.mark_incident(lead, review, incident, note, now=now)


def _follow_up(joint: JointRoom, lead: Actor, turn: int, *, now: datetime) -> None:
    """Say what became of the tasks of the week before: most are done, now and then one is not."""
    rows = access.visible_to(lead, Task.objects).filter(room=joint.room_id)
    left = rows.exclude(notes__step__in=[TaskStep.DONE.value, TaskStep.NOT_DONE.value])
    counted = left.annotate(times=Count("notes")).order_by("recorded_at", "pk")
    for number, task in enumerate(counted):
        said: dict[str, Any] = {"step": TaskStep.DONE}
        if not task.times and not (turn + number + 4) % 7:
            until = timezone.localdate(now) + timedelta(days=7)
            said = {"step": TaskStep.MOVED, "until": until, "why": MOVED}
        elif not task.times and not (turn + number + 6) % 11:
            said = {"step": TaskStep.NOT_DONE, "why": NOT_DONE}
        changes.say_of_task(lead, TaskNotePlan(task_id=task.pk, **said), now=now)


def _decide(joint: JointRoom, lead: Actor, review: UUID, turn: int, *, now: datetime) -> None:
    for number in range(1 + turn % 2):
        kind, text = DECISIONS[(turn + 3 * number) % len(DECISIONS)]
        plan = DecisionPlan(
            review_id=review,
            text=text,
            agency_id=joint.agencies.get(kind, joint.agencies[DECISIONS[0][0]]),
            is_task=True,
        )
        changes.decide(lead, plan, now=now)


def _close(joint: JointRoom, lead: Actor, review: UUID, turn: int, *, now: datetime) -> None:
    if turn == _WEEKS // 2:
        who, text = DISSENT
        dissent = DissentPlan(review_id=review, who=who, text=text)
        changes.note_dissent(lead, dissent, now=now)
    version = access.get_visible(lead, Review.objects, pk=review).version
    present = PresencePlan(
        review_id=review,
        version=version,
        staff_ids=tuple(one.staff_id for one in joint.coordinators.values()),
        organisations=GUESTS[: turn % 3],
    )
    changes.note_present(lead, present, now=now)
    changes.sign(lead, review, version=version + 1, now=now)
