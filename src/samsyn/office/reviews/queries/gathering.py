"""Gathers what a review freezes: one room's own records, as everybody in the room may see them.

Read as `access.in_the_open`, so two readers get the same, and nothing of another room is asked for.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.reviews.models import Review
from samsyn.office.reviews.queries.lines import frozen_lines
from samsyn.office.reviews.queries.of_consequences import promise_lines, round_lines
from samsyn.office.reviews.queries.of_groups import dispute_lines, group_lines
from samsyn.office.reviews.queries.of_incidents import incident_lines, recorded_late, talk_lines
from samsyn.office.reviews.queries.rooms import ReviewRoom, room_of, zone_of
from samsyn.office.reviews.queries.standing import left_from, review_before
from samsyn.office.reviews.rules import Frozen, Window
from samsyn.office.sanctions.queries import all_triggers
from samsyn.office.support.queries import published_figures
from samsyn.vocabulary.reviews import ReviewSection


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """What stands in the lines of a review, and counts that have no line."""

    lines: tuple[Frozen, ...]
    counts: dict[str, Any]


Gathering = Callable[..., Gathered]  # as `gather`


def gather(
    actor: Actor,
    room: ReviewRoom,
    window: Window,
    *,
    carried: frozenset[UUID],
    held: frozenset[UUID] = frozenset(),
) -> Gathered:
    """Return the data of a window as they are now.

    `carried` are incidents left from the last review, `held` those that this one has already.
    """
    here = access.in_the_open(actor, room.room_id)
    zone = zone_of(room.room_id)
    return Gathered(
        lines=tuple(_lines(here, room, window, zone, carried, held)),
        counts={
            "recorded_late": recorded_late(here, room.room_id, window),
            "support": _support(here) if room.is_joint else [],
        },
    )


def gather_again(actor: Actor, row: Review, window: Window) -> Gathered:
    """Return the data of a review as they are now: what is on its list stays while it is seen."""
    here = access.in_the_open(actor, row.room_id)
    incidents = (
        one.incident_id
        for one in frozen_lines(here, row)
        if one.section is ReviewSection.INCIDENTS and one.incident_id
    )
    carried = left_from(actor, review_before(actor, row.room_id, before=row))
    room = room_of(actor, row.room_id)
    return gather(actor, room, window, carried=carried, held=frozenset(incidents))


def _lines(
    here: Actor,
    room: ReviewRoom,
    window: Window,
    zone: ZoneInfo,
    carried: frozenset[UUID],
    held: frozenset[UUID],
) -> Iterator[Frozen]:
    at = window.ends_at
    today = at.astimezone(zone).date()
    triggers = all_triggers(here, today=today) if room.is_joint else ()
    yield from incident_lines(here, room.room_id, window, carried=carried, held=held, zone=zone)
    yield from dispute_lines(here, room.room_id, zone=zone, at=at)
    if room.is_joint:
        yield from talk_lines(here, room.room_id, at=at)
    yield from group_lines(here, room, zone=zone, at=at, triggers=triggers)
    if room.is_joint:
        yield from promise_lines(here, zone=zone, at=at)
        yield from round_lines(triggers)


def _support(here: Actor) -> list[dict[str, Any]]:
    """Return the counts that social services have published, suppressed as they are."""
    return [
        {
            "room": one.room_name,
            "until": one.until.isoformat(),
            "kind": figure.kind.value,
            "whole": [figure.whole.least, figure.whole.most],
            "part": [figure.part.least, figure.part.most] if figure.part else None,
        }
        for one in published_figures(here)
        for figure in one.figures
    ]
