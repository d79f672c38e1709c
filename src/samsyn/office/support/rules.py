"""Clocks, and where a case stands: both follow from what is entered, and neither is ever set.

A day ends at midnight where the site is, so that a day of 23 or 25 hours is a day. Hours are
hours that pass: 72 of them are 72, also over a change of the clock.
"""

import calendar
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from django.utils import timezone

from samsyn.vocabulary.support import (
    AftercareResult,
    CaseMove,
    CaseState,
    ClockKind,
    ClockState,
    ExitKind,
)

MEET_WITHIN: Final = timedelta(hours=72)
PLAN_WITHIN: Final = timedelta(days=14)
IN_TOUCH_WITHIN: Final = timedelta(days=7)
AFTERCARE_MONTHS: Final = (3, 6, 12)

_UNDER_WAY = frozenset({CaseState.INTAKE, CaseState.PLANNED, CaseState.ACTIVE})
_M = CaseMove
ALLOWED: Final[Mapping[CaseState, frozenset[CaseMove]]] = {
    CaseState.INTAKE: frozenset({_M.PLAN, _M.TOUCH, _M.PAUSE, _M.RELAPSE, _M.EXIT, _M.CONSENT}),
    CaseState.PLANNED: frozenset(
        {_M.PLAN, _M.PROGRESS, _M.TOUCH, _M.PAUSE, _M.RELAPSE, _M.EXIT, _M.CONSENT}
    ),
    CaseState.ACTIVE: frozenset(
        {_M.PLAN, _M.PROGRESS, _M.TOUCH, _M.PAUSE, _M.RELAPSE, _M.EXIT, _M.CONSENT}
    ),
    CaseState.PAUSED: frozenset({_M.TOUCH, _M.RESUME, _M.RELAPSE, _M.EXIT, _M.CONSENT}),
    CaseState.AFTERCARE: frozenset({_M.TOUCH, _M.RELAPSE, _M.FOLLOW_UP, _M.REOPEN, _M.CONSENT}),
    CaseState.CLOSED: frozenset({_M.REOPEN}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """One response clock: it ran from `started_at`, and had to be answered before `due_at`."""

    kind: ClockKind
    started_at: datetime
    due_at: datetime
    done_at: datetime | None
    state: ClockState
    months: int = 0  # of aftercare

    @property
    def is_open(self) -> bool:
        return self.state in (ClockState.RUNNING, ClockState.LATE)

    @property
    def is_late(self) -> bool:
        return self.state is ClockState.LATE

    @property
    def last_day(self) -> date:
        """The last day on which it can still be done in time."""
        return timezone.localdate(self.due_at - timedelta(microseconds=1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A turn of a case: paused, resumed, a setback, ended, reopened, or aftercare."""

    move: CaseMove
    on: date
    exit_kind: ExitKind | None = None
    result: AftercareResult | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFacts:
    """All that decides where a case stands, each list in the order of time."""

    opened_on: date
    clock_from: datetime  # when the person first got in touch
    moves: tuple[Moved, ...] = ()
    planned_on: date | None = None  # the first step of the plan was agreed
    started_on: date | None = None  # the first step was started
    met_at: datetime | None = None
    touched_on: date | None = None  # the last day in touch, tries left out


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a case stands and since when, with how it ended if it did."""

    state: CaseState
    since: date
    exit_kind: ExitKind | None = None
    aftercare_done: tuple[int, ...] = ()  # months

    @property
    def is_open(self) -> bool:
        """Whether somebody works with it now: what the caseload counts."""
        return self.state in _UNDER_WAY or self.state is CaseState.PAUSED

    @property
    def has_died(self) -> bool:
        return self.exit_kind is ExitKind.DIED

    @property
    def may(self) -> frozenset[CaseMove]:
        """What can be entered now."""
        return frozenset() if self.has_died else ALLOWED[self.state]


def standing_of(facts: CaseFacts) -> Standing:
    """Return where a case stands."""
    paused = ended = None
    done: list[int] = []
    for one in facts.moves:
        if one.move is CaseMove.PAUSE:
            paused = one
        elif one.move in (CaseMove.RESUME, CaseMove.REOPEN):
            paused = ended = None
        elif one.move is CaseMove.EXIT:
            paused, ended, done = None, one, []
        elif one.move is CaseMove.FOLLOW_UP and ended is not None:
            done += _covered(one, ended.on, done)
    if ended is not None:
        return _after_the_end(facts, ended, done)
    if paused is not None:
        return Standing(state=CaseState.PAUSED, since=paused.on)
    return _under_way(facts)


def contact_clocks(
    reached_at: datetime,
    *,
    answered_at: datetime | None,
    met_at: datetime | None,
    wants_meeting: bool,
    now: datetime,
) -> tuple[Clock, ...]:
    """Return the clocks of a help contact: an answer the same day, a meeting if one is wanted."""
    answer = _clock(
        ClockKind.ANSWER, reached_at, end_of(timezone.localdate(reached_at)), answered_at, now=now
    )
    if not wants_meeting:
        return (answer,)
    return (answer, first_meeting(reached_at, met_at, now=now))


def first_meeting(reached_at: datetime, met_at: datetime | None, *, now: datetime) -> Clock:
    """Return the clock of the first meeting."""
    due_at = reached_at.astimezone(UTC) + MEET_WITHIN  # elsewhere an hour may be left out
    return _clock(ClockKind.FIRST_MEETING, reached_at, due_at, met_at, now=now)


def case_clocks(facts: CaseFacts, *, now: datetime) -> tuple[Clock, ...]:
    """Return the clocks that run in a case as it stands, with those of its start."""
    standing = standing_of(facts)
    clocks: list[Clock] = []
    if standing.state in _UNDER_WAY or facts.met_at:
        clocks.append(first_meeting(facts.clock_from, facts.met_at, now=now))
    if standing.state in _UNDER_WAY:
        opened = start_of(facts.opened_on)
        planned = start_of(facts.planned_on) if facts.planned_on else None
        by = end_of(facts.opened_on + PLAN_WITHIN)
        clocks.append(_clock(ClockKind.PLAN, opened, by, planned, now=now))
        clocks += _weekly(facts, now=now)
    if standing.state is CaseState.AFTERCARE:
        clocks += _aftercare(standing, now=now)
    return tuple(clocks)


def end_of(day: date) -> datetime:
    """Return the midnight that ends a day."""
    return start_of(day + timedelta(days=1))


def start_of(day: date) -> datetime:
    """Return the midnight that begins a day."""
    return timezone.make_aware(datetime.combine(day, time()))


def months_after(day: date, months: int) -> date:
    """Return the same day so many months on, or the month's last if it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def _covered(one: Moved, ended_on: date, done: Sequence[int]) -> Iterator[int]:
    """Yield the months that a follow-up answers for: the next, and all whose day has come."""
    if one.result is AftercareResult.NOT_REACHED:
        return
    left = [months for months in AFTERCARE_MONTHS if months not in done]
    for place, months in enumerate(left):
        if place == 0 or months_after(ended_on, months) <= one.on:
            yield months


def _after_the_end(facts: CaseFacts, ended: Moved, done: Sequence[int]) -> Standing:
    kind = ended.exit_kind
    is_over = kind is ExitKind.DIED or set(done) == set(AFTERCARE_MONTHS)
    followed = [one.on for one in facts.moves if one.move is CaseMove.FOLLOW_UP]
    return Standing(
        state=CaseState.CLOSED if is_over else CaseState.AFTERCARE,
        since=followed[-1] if is_over and done else ended.on,
        exit_kind=kind,
        aftercare_done=tuple(done),
    )


def _under_way(facts: CaseFacts) -> Standing:
    if facts.started_on:
        return Standing(state=CaseState.ACTIVE, since=facts.started_on)
    if facts.planned_on:
        return Standing(state=CaseState.PLANNED, since=facts.planned_on)
    return Standing(state=CaseState.INTAKE, since=facts.opened_on)


def _weekly(facts: CaseFacts, *, now: datetime) -> Iterator[Clock]:
    """Yield the weekly clock, from the last day in touch or from when work took up again."""
    again = [one.on for one in facts.moves if one.move in (CaseMove.RESUME, CaseMove.REOPEN)]
    begun = max([facts.opened_on, *again])
    last = max(facts.touched_on or begun, begun)
    by = end_of(last + IN_TOUCH_WITHIN)
    yield _clock(ClockKind.WEEKLY, start_of(last), by, None, now=now)


def _aftercare(standing: Standing, *, now: datetime) -> Iterator[Clock]:
    """Yield the next point of aftercare that nobody has answered for."""
    for months in AFTERCARE_MONTHS:
        if months not in standing.aftercare_done:
            by = end_of(months_after(standing.since, months))
            clock = _clock(ClockKind.AFTERCARE, start_of(standing.since), by, None, now=now)
            yield replace(clock, months=months)
            return


def _clock(
    kind: ClockKind,
    started_at: datetime,
    due_at: datetime,
    done_at: datetime | None,
    *,
    now: datetime,
) -> Clock:
    due_at = due_at.astimezone(UTC)
    if done_at is None:
        state = ClockState.LATE if now.astimezone(UTC) >= due_at else ClockState.RUNNING
    else:
        state = ClockState.IN_TIME if done_at.astimezone(UTC) < due_at else ClockState.TOO_LATE
    return Clock(kind=kind, started_at=started_at, due_at=due_at, done_at=done_at, state=state)
