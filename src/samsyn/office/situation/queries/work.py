"""What the partners have promised and have under way, for who reads in the joint room.

Only groups, incidents and the reader's own tasks stand here: no person is shown, so no reading
of a person is noted.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from samsyn.analysis.reach import GroupCoverage
from samsyn.office import access
from samsyn.office.access import Actor, Deed, DutyKind, Linked
from samsyn.office.aftermath.queries import ResponseLine, responses
from samsyn.office.calendar.queries import Entry, EntryKind, entries_of
from samsyn.office.coverage.queries import coverage
from samsyn.office.incidents.models import IncidentLink
from samsyn.office.reviews.queries import open_reviews
from samsyn.office.sanctions.queries import KeptLine, Way, kept_promises, open_consequences
from samsyn.office.support.queries import RoomFigures, published_figures

COMES_WITHIN: Final = timedelta(weeks=4)
DUE_WITHIN: Final = timedelta(weeks=2)
_MEETINGS: Final = frozenset({EntryKind.CALL_IN, EntryKind.TALK})
_DUTIES: Final = frozenset(EntryKind(kind.value) for kind in DutyKind)  # stand beside these


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """The work of the joint room: by incident, by group, by day."""

    answers: Mapping[UUID, ResponseLine] = field(default_factory=dict)  # by incident
    heard: Mapping[UUID, GroupCoverage] = field(default_factory=dict)  # by group
    triggers: Mapping[UUID, Way] = field(default_factory=dict)  # by group, the oldest unsettled
    rounds: Mapping[UUID, Way] = field(default_factory=dict)  # by group, the oldest not ended
    promises: tuple[KeptLine, ...] = ()  # of which something is to be done, the first due first
    tasks: tuple[Entry, ...] = ()  # the reader's own but duties: late, or due within two weeks
    coming: tuple[Entry, ...] = ()  # call-ins and talks of the next four weeks
    support: tuple[RoomFigures, ...] = ()
    open_answers: int = 0
    open_triggers: int = 0
    open_rounds: int = 0
    open_reviews: int = 0


def work_of(actor: Actor, *, now: datetime, zone: ZoneInfo, same: Linked) -> Work | None:
    """Return what is under way; None for who does not read in a joint room.

    `same` says which records of several rooms are of one group.
    """
    if not actor.joint_rooms:
        return None
    today = now.astimezone(zone).date()
    one = access.linked(actor, IncidentLink)
    lines = responses(actor, now=now)
    consequences = open_consequences(actor)
    entries = entries_of(actor, now=now)
    return Work(
        answers={one.standing_for(line.brief.id): line for line in lines},
        heard={
            each.group_id: each.counts for each in coverage(actor, today=today, zone=zone).groups
        },
        triggers=_by_group(consequences.triggers, same),
        rounds=_by_group(consequences.rounds, same),
        promises=_to_keep(actor, today=today),
        tasks=tuple(each for each in entries if _is_own_task(each, actor, today)),
        coming=tuple(each for each in entries if _is_coming(each, today)),
        support=_support(actor),
        open_answers=sum(line.is_begun and not line.is_over for line in lines),
        open_triggers=len(consequences.triggers),
        open_rounds=len(consequences.rounds),
        open_reviews=open_reviews(actor),
    )


def _by_group(ways: Iterable[Way], same: Linked) -> Mapping[UUID, Way]:
    found: dict[UUID, list[Way]] = defaultdict(list)
    for way in ways:
        found[same.standing_for(way.group_id)].append(way)
    return {group: min(these, key=lambda way: way.on) for group, these in found.items()}


def _to_keep(actor: Actor, *, today: date) -> tuple[KeptLine, ...]:
    asked = [
        (line.next_on, line)
        for line in kept_promises(actor, today=today).lines
        if line.next_on is not None
    ]
    return tuple(line for _day, line in sorted(asked, key=lambda one: one[0]))


def _is_own_task(entry: Entry, actor: Actor, today: date) -> bool:
    is_task = entry.kind not in _MEETINGS | _DUTIES and entry.on <= today + DUE_WITHIN
    return is_task and entry.is_of(actor)


def _is_coming(entry: Entry, today: date) -> bool:
    return entry.kind in _MEETINGS and today <= entry.on <= today + COMES_WITHIN


def _support(actor: Actor) -> tuple[RoomFigures, ...]:
    if not actor.rooms_granting(Deed.READ_SUPPORT_FIGURES) & frozenset(actor.joint_rooms):
        return ()
    return tuple(room for room in published_figures(actor) if room.figures)
