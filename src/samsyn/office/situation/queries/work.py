"""What the partners have promised and have under way, for who reads in the joint room.

Only groups, incidents and the reader's own tasks stand here: no person is shown, so no reading
of a person is noted.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from samsyn.analysis.reach import GroupCoverage
from samsyn.office.access import Actor, Deed, Linked
from samsyn.office.aftermath.queries import ResponseLine, responses
from samsyn.office.calendar.queries import Entry, EntryKind, entries_beside
from samsyn.office.coverage.queries import coverage
from samsyn.office.reviews.queries import open_reviews
from samsyn.office.sanctions.queries import (
    KeptLine,
    RoundShown,
    TriggerShown,
    all_triggers,
    kept_promises,
)
from samsyn.office.sanctions.rules import AWAITING
from samsyn.office.support.queries import RoomFigures, published_figures

COMES_WITHIN: Final = timedelta(weeks=4)
DUE_WITHIN: Final = timedelta(weeks=2)
Against = TypeVar("Against", TriggerShown, RoundShown)
_MEETINGS: Final = frozenset({EntryKind.CALL_IN, EntryKind.TALK})


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """The work of the joint room: by incident, by group, by day."""

    answers: Mapping[UUID, ResponseLine] = field(default_factory=dict)  # by incident
    heard: Mapping[UUID, GroupCoverage] = field(default_factory=dict)  # by group
    awaiting: Mapping[UUID, TriggerShown] = field(default_factory=dict)  # by group, the oldest
    rounds: Mapping[UUID, RoundShown] = field(default_factory=dict)  # by group, the oldest open
    promises: tuple[KeptLine, ...] = ()  # with a step or an answer awaited, the first due first
    tasks: tuple[Entry, ...] = ()  # the reader's own but duties: late, or due within two weeks
    coming: tuple[Entry, ...] = ()  # call-ins and talks of the next four weeks
    support: tuple[RoomFigures, ...] = ()
    open_answers: int = 0
    open_triggers: int = 0
    open_rounds: int = 0
    open_reviews: int = 0


def work_of(
    actor: Actor,
    *,
    now: datetime,
    zone: ZoneInfo,
    focus: Iterable[UUID],
    one: Linked,
    same: Linked,
) -> Work | None:
    """Return what is under way; None for who does not read in a joint room.

    `focus` are the groups of which it is said who has heard the message; `one` says which records
    of several rooms are of one incident, `same` which are of one group.
    """
    if not actor.joint_rooms:
        return None
    today = now.astimezone(zone).date()
    lines = responses(actor, now=now, one=one)
    triggers = all_triggers(actor, today=today)
    awaiting = [one for one in triggers if one.state in AWAITING]
    rounds = [one.round for one in triggers if one.round and one.round.ended_on is None]
    entries = entries_beside(actor, lines, now=now)
    covered = coverage(
        actor, today=today, zone=zone, same=same, group_ids=same.all_of(focus)
    ).groups
    return Work(
        answers={one.standing_for(line.brief.id): line for line in lines},
        heard={each.group_id: each.counts for each in covered},
        awaiting=_by_group(awaiting, same),
        rounds=_by_group(rounds, same),
        promises=_to_keep(kept_promises(actor, today=today, triggers=triggers, same=same).lines),
        tasks=tuple(each for each in entries if _is_own_task(each, actor, today)),
        coming=tuple(each for each in entries if _is_coming(each, today)),
        support=_support(actor),
        open_answers=sum(line.is_begun and not line.is_over for line in lines),
        open_triggers=len(awaiting),
        open_rounds=len(rounds),
        open_reviews=open_reviews(actor),
    )


def _by_group(found: Sequence[Against], same: Linked) -> Mapping[UUID, Against]:
    """Return the oldest against each group, of those that come the newest first."""
    return {same.standing_for(one.group.id): one for one in found}


def _to_keep(lines: Iterable[KeptLine]) -> tuple[KeptLine, ...]:
    awaiting = [(line.awaits.on, line) for line in lines if line.awaits]
    return tuple(line for _day, line in sorted(awaiting, key=lambda one: one[0]))


def _is_own_task(entry: Entry, actor: Actor, today: date) -> bool:
    is_near = entry.kind not in _MEETINGS and entry.on <= today + DUE_WITHIN
    return is_near and entry.is_of(actor)


def _is_coming(entry: Entry, today: date) -> bool:
    return entry.kind in _MEETINGS and today <= entry.on <= today + COMES_WITHIN


def _support(actor: Actor) -> tuple[RoomFigures, ...]:
    if not actor.rooms_granting(Deed.READ_SUPPORT_FIGURES) & frozenset(actor.joint_rooms):
        return ()
    return tuple(room for room in published_figures(actor) if room.figures)
