"""Whom the monthly counts count, as the room's door sees it. Never leaves the room."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.support.models import HelpContact, SupportCase
from samsyn.office.support.queries.facts import facts_of
from samsyn.office.support.rules import (
    CaseFacts,
    Clock,
    contact_clocks,
    first_meeting,
    months_after,
    standing_of,
    start_of,
)
from samsyn.vocabulary.support import CallerWish, ClockState, ContactEnd, FigureKind

_LOOKED_BACK = 12  # months


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """Those counted in all, and those of them that a clock was kept for."""

    kind: FigureKind
    whole: frozenset[UUID]
    part: frozenset[UUID] = frozenset()


def counted(door: Actor, room_id: int, *, until: date) -> Iterator[Counted]:
    """Yield who is counted, of what had happened when the month began."""
    end, since = start_of(until), start_of(months_after(until, -_LOOKED_BACK))
    cases = list(access.visible_to(door, SupportCase.objects).filter(room=room_id))
    facts = facts_of(door, cases)
    yield Counted(
        kind=FigureKind.CASELOAD,
        whole=frozenset(
            pk for pk, one in facts.items() if one.opened_on < until and _is_open(one, until)
        ),
    )
    contacts = [
        row
        for row in access.visible_to(door, HelpContact.objects).filter(room=room_id)
        if since <= row.reached_at < end
    ]
    answers = [
        (
            row.pk,
            contact_clocks(
                row.reached_at,
                answered_at=row.answered_at,
                met_at=None,
                wants_meeting=False,
                now=end,
            )[0],
        )
        for row in contacts
    ]
    yield _kept(FigureKind.ANSWERED, answers)
    yield _kept(FigureKind.MET, [*_meetings(contacts, facts, since, end)])


def _is_open(facts: CaseFacts, until: date) -> bool:
    before = tuple(one for one in facts.moves if one.on < until)
    return standing_of(replace(facts, moves=before)).is_open


def _meetings(
    contacts: list[HelpContact],
    facts: dict[UUID, CaseFacts],
    since: datetime,
    end: datetime,
) -> Iterator[tuple[UUID, Clock]]:
    """Yield the clocks of first meetings that had run out or been answered."""
    for row in contacts:
        if row.wish == CallerWish.MEETING.value and row.ended_as != ContactEnd.CASE.value:
            yield row.pk, first_meeting(row.reached_at, row.met_at, now=end)
    for pk, one in facts.items():
        if since <= one.clock_from < end:
            yield pk, first_meeting(one.clock_from, one.met_at, now=end)


def _kept(kind: FigureKind, clocks: list[tuple[UUID, Clock]]) -> Counted:
    over = [(pk, one) for pk, one in clocks if one.state is not ClockState.RUNNING]
    return Counted(
        kind=kind,
        whole=frozenset(pk for pk, _clock in over),
        part=frozenset(pk for pk, one in over if one.state is ClockState.IN_TIME),
    )
