"""The two trigger tests on one joint room's violence since its last call-in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils import timezone

from samsyn.analysis.triggers import FirstHomicide, GroupScore, Scorecard, first_homicide, scorecard
from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.call_ins.models import CallIn
from samsyn.office.sanctions.queries.violence import (
    EventShown,
    RoomViolence,
    shown,
    violence_of,
)
from samsyn.office.sanctions.rules import LENGTHS


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupLine:
    """A group's scores; records linked as the same group score as one."""

    id: UUID
    name: str
    records: frozenset[UUID]  # linked as the same group, itself among them
    also: tuple[str, ...]  # the others' names
    published: float
    equal: float
    homicide_only: float
    events: tuple[EventShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TriggerTest:
    """Both tests on one joint room's violence since the last call-in."""

    room_id: int
    counted_from: datetime
    call_in_on: date | None  # None: no call-in has been held, the last 90 days are counted
    lines: tuple[GroupLine, ...]
    leaders: frozenset[UUID]
    is_contested: bool
    leaders_equal: tuple[str, ...]
    leaders_homicide: tuple[str, ...]
    first: tuple[GroupLine, ...]  # test (a)
    first_events: tuple[EventShown, ...]
    first_is_contested: bool
    unattributed: tuple[EventShown, ...]

    def line_of(self, group_id: UUID) -> GroupLine | None:
        """Return a group's line, None if it has no score."""
        return next((one for one in self.lines if group_id in one.records), None)


def trigger_test(actor: Actor, room_id: int, *, now: datetime) -> TriggerTest:
    """Run both tests on what the reader may see of one joint room; a constant number of queries."""
    call_in_at = last_call_in(actor, room_id, now=now)
    counted_from = call_in_at or now - timedelta(days=LENGTHS.window)
    read = violence_of(actor, room_id, since=counted_from, now=now)
    found = _Found(
        read=read,
        card=scorecard(read.events),
        first=first_homicide(read.events, after=counted_from),
    )
    return _test(room_id, counted_from, call_in_at, found)


def last_call_in(actor: Actor, room_id: int, *, now: datetime) -> datetime | None:
    """Return when the room's last call-in was held."""
    held = access.visible_to(actor, CallIn.objects).filter(
        room=room_id, starts_at__lte=now, cancelled_at__isnull=True
    )
    return held.order_by("-starts_at", "pk").values_list("starts_at", flat=True).first()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    read: RoomViolence
    card: Scorecard[UUID]
    first: FirstHomicide[UUID] | None

    def events(self, keys: Iterable[object]) -> tuple[EventShown, ...]:
        """Return these incidents, newest first."""
        wanted = set(keys)
        return tuple(shown(row) for pk, row in self.read.rows.items() if pk in wanted)

    def lines(self) -> dict[UUID, GroupLine]:
        """Return the scores, the highest first."""
        together: dict[UUID, set[UUID]] = {}
        for group, first in self.read.stands.items():
            together.setdefault(first, set()).add(group)
        return {one.group: self._line(one, together[one.group]) for one in self.card.scores}

    def _line(self, score: GroupScore[UUID], records: set[UUID]) -> GroupLine:
        names = self.read.names
        return GroupLine(
            id=score.group,
            name=names[score.group],
            records=frozenset(records),
            also=tuple(sorted(names[other] for other in records - {score.group})),
            published=float(score.published),
            equal=float(score.equal),
            homicide_only=float(score.homicide_only),
            events=self.events(score.events),
        )

    def names_of(self, groups: Iterable[UUID]) -> tuple[str, ...]:
        """Return the names of these groups, in order."""
        return tuple(sorted(self.read.names[one] for one in groups))


def _test(
    room_id: int, counted_from: datetime, call_in_at: datetime | None, found: _Found
) -> TriggerTest:
    lines, card, first = found.lines(), found.card, found.first
    return TriggerTest(
        room_id=room_id,
        counted_from=counted_from,
        call_in_on=timezone.localdate(call_in_at) if call_in_at else None,
        lines=tuple(lines.values()),
        leaders=card.leaders,
        is_contested=card.is_contested,
        leaders_equal=found.names_of(card.leaders_equal),
        leaders_homicide=found.names_of(card.leaders_homicide),
        first=tuple(lines[one] for one in first.groups) if first else (),
        first_events=found.events(first.events) if first else (),
        first_is_contested=first is not None and first.is_contested,
        unattributed=found.events(card.unattributed),
    )
