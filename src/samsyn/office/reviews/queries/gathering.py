"""Gathers what a review freezes: one room's own records, as everybody in the room may see them.

Read as `access.in_the_open`, so two readers get the same, and nothing of another room is asked for.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Any, Final
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
from samsyn.office.reviews.rules import Frozen, Window, sections_of
from samsyn.office.sanctions.queries import all_triggers
from samsyn.office.support.queries import published_figures
from samsyn.vocabulary.reviews import ReviewSection

LINED: Final = frozenset(
    {
        ReviewSection.INCIDENTS,
        ReviewSection.DISPUTES,
        ReviewSection.TALKS,
        ReviewSection.GROUPS,
        ReviewSection.PROMISES,
        ReviewSection.ROUNDS,
    }
)  # the sections whose lines are records; the others are what the room does


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """What stands in the lines of a review, and counts that have no line."""

    lines: tuple[Frozen, ...]
    counts: dict[str, Any]


Gathering = Callable[..., Gathered]  # as `gather`
_NONE: Final[frozenset[UUID]] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """Of what the lines are read. `here` is the room's open part."""

    here: Actor
    room: ReviewRoom
    window: Window
    zone: ZoneInfo
    carried: frozenset[UUID]
    held: frozenset[UUID]


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
    asked = _asked(actor, room, window, carried, held)
    return Gathered(
        lines=tuple(_lines(asked, LINED)),
        counts={
            "recorded_late": recorded_late(asked.here, room.room_id, window),
            "support": _support(asked.here) if room.is_joint else [],
        },
    )


def gather_again(actor: Actor, row: Review, window: Window) -> Gathered:
    """Return the data of a review as they are now: what is on its list stays while it is seen."""
    carried, held = _standing(actor, row)
    return gather(actor, room_of(actor, row.room_id), window, carried=carried, held=held)


def lines_now(actor: Actor, row: Review, sections: Collection[ReviewSection]) -> tuple[Frozen, ...]:
    """Return the lines of some sections as they are now, in the window of the review."""
    carried, held = _NONE, _NONE
    if ReviewSection.INCIDENTS in sections:  # no other section asks
        carried, held = _standing(actor, row)
    window = Window(row.starts_at, row.ends_at)
    asked = _asked(actor, room_of(actor, row.room_id), window, carried, held)
    return tuple(_lines(asked, sections))


def _asked(
    actor: Actor,
    room: ReviewRoom,
    window: Window,
    carried: frozenset[UUID],
    held: frozenset[UUID],
) -> _Asked:
    return _Asked(
        here=access.in_the_open(actor, room.room_id),
        room=room,
        window=window,
        zone=zone_of(room.room_id),
        carried=carried,
        held=held,
    )


def _standing(actor: Actor, row: Review) -> tuple[frozenset[UUID], frozenset[UUID]]:
    """Return the incidents that the review before left, and those on the list of this one."""
    here = access.in_the_open(actor, row.room_id)
    held = (
        one.incident_id
        for one in frozen_lines(here, row)
        if one.section is ReviewSection.INCIDENTS and one.incident_id
    )
    return left_from(actor, review_before(actor, row.room_id, before=row)), frozenset(held)


def _lines(asked: _Asked, wanted: Collection[ReviewSection]) -> Iterator[Frozen]:
    here, room, zone, at = asked.here, asked.room, asked.zone, asked.window.ends_at
    sections = {one for one in sections_of(is_joint=room.is_joint) if one in wanted}
    by_triggers = {ReviewSection.GROUPS, ReviewSection.ROUNDS} & sections
    today = at.astimezone(zone).date()
    triggers = all_triggers(here, today=today) if room.is_joint and by_triggers else ()
    if ReviewSection.INCIDENTS in sections:
        yield from incident_lines(
            here,
            room.room_id,
            asked.window,
            carried=asked.carried,
            held=asked.held,
            zone=zone,
        )
    if ReviewSection.DISPUTES in sections:
        yield from dispute_lines(here, room.room_id, zone=zone, at=at)
    if ReviewSection.TALKS in sections:
        yield from talk_lines(here, room.room_id, at=at)
    if ReviewSection.GROUPS in sections:
        yield from group_lines(here, room, zone=zone, at=at, triggers=triggers)
    if ReviewSection.PROMISES in sections:
        yield from promise_lines(here, zone=zone, at=at)
    if ReviewSection.ROUNDS in sections:
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
