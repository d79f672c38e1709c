"""What the trigger tests count: incidents of the joint room and the groups believed to have acted.

Only the joint room's own records count, so that all who read there see the same result. Parts
that people had, arrests and reports are never asked for.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from samsyn.analysis.triggers import (
    FirstHomicide,
    Scorecard,
    Side,
    ViolentEvent,
    first_homicide,
    scorecard,
    severity_of,
)
from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.call_ins.models import CallIn
from samsyn.office.groups.models import Group, GroupLink
from samsyn.office.incidents.models import Incident, IncidentGroup, IncidentLink
from samsyn.office.incidents.queries.briefs import VIOLENCE
from samsyn.office.sanctions.rules import LENGTHS
from samsyn.vocabulary.claims import Certainty, ClaimStatus
from samsyn.vocabulary.incidents import GroupSide, Harm, IncidentKind, worst_harm

COUNTED = frozenset({Certainty.CONFIRMED.value, Certainty.LIKELY.value})


@dataclass(frozen=True, slots=True, kw_only=True)
class EventShown:
    """An incident beside a test: what and when, no person in it."""

    id: UUID
    code: str
    kind: IncidentKind
    harm: Harm
    day: date
    area: str


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


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomViolence:
    """Events that can score, and the groups of the room; linked records stand as one group."""

    events: tuple[ViolentEvent[UUID], ...]
    stands: Mapping[UUID, UUID]  # a group's record -> the one that stands for it
    names: Mapping[UUID, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    rows: Mapping[UUID, Incident]
    events: list[ViolentEvent[UUID]]
    names: Mapping[UUID, str]
    stands: Mapping[UUID, UUID]


def acting_sides(actor: Actor, room_ids: Iterable[int]) -> list[tuple[UUID, UUID, str, date]]:
    """Return group, incident, certainty and last day of what each group is believed to have done.

    Disputed and withdrawn claims count for nothing, nor do incidents out of scope.
    """
    rows = (
        access.visible_to(actor, IncidentGroup.objects)
        .filter(
            room__in=list(room_ids),
            side=GroupSide.ACTING.value,
            status=ClaimStatus.ACCEPTED.value,
            certainty__in=COUNTED,
        )
        .exclude(incident__status="out_of_scope")
        .exclude(incident__kind=IncidentKind.OTHER.value)
        .values_list("group_id", "incident_id", "certainty", "incident__latest_at")
    )
    return [
        (group, incident, certainty, timezone.localdate(at))
        for group, incident, certainty, at in rows
    ]


def trigger_test(actor: Actor, room_id: int, *, now: datetime) -> TriggerTest:
    """Run both tests on what the reader may see of one joint room; a constant number of queries."""
    call_in_at = last_call_in(actor, room_id, now=now)
    counted_from = call_in_at or now - timedelta(days=LENGTHS.window)
    read = _read(actor, room_id, counted_from, now)
    found = _Found(
        card=scorecard(read.events),
        first=first_homicide(read.events, after=counted_from),
        rows=read.rows,
        names=read.names,
        stands=read.stands,
    )
    return _test(room_id, counted_from, call_in_at, found)


def violence_of(actor: Actor, room_id: int, *, since: datetime, now: datetime) -> RoomViolence:
    """Return what one joint room's or police room's own records say of violence since a moment."""
    read = _read(actor, room_id, since, now)
    return RoomViolence(events=tuple(read.events), stands=read.stands, names=read.names)


def _read(actor: Actor, room_id: int, since: datetime, now: datetime) -> _Read:
    rows = _incidents(actor, room_id, since, now)
    sides = _sides(actor, rows)
    same = access.linked(
        actor, GroupLink, {group for found in sides.values() for group, _ in found}
    )
    names = dict(
        access.visible_to(actor, Group.objects)
        .filter(room=room_id)
        .values_list("pk", "working_name")
    )
    stands = {group: min(same.together_with(group) & names.keys()) for group in names}
    events = [
        event
        for row in rows.values()
        if (event := _event(row, sides.get(row.pk, []), stands)) is not None
    ]
    return _Read(rows=rows, events=events, names=names, stands=stands)


def last_call_in(actor: Actor, room_id: int, *, now: datetime) -> datetime | None:
    """Return when the room's last call-in was held."""
    held = access.visible_to(actor, CallIn.objects).filter(
        room=room_id, starts_at__lte=now, cancelled_at__isnull=True
    )
    return held.order_by("-starts_at").values_list("starts_at", flat=True).first()


def shown(row: Incident) -> EventShown:
    """Return an incident as it stands beside a test."""
    return EventShown(
        id=row.pk,
        code=access.code_for("H", row.pk),
        kind=IncidentKind(row.kind),
        harm=worst_harm(row.dead, row.injured, is_known=row.harm_known),
        day=timezone.localdate(row.latest_at),
        area=row.area,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    card: Scorecard[UUID]
    first: FirstHomicide[UUID] | None
    rows: Mapping[UUID, Incident]
    names: Mapping[UUID, str]
    stands: Mapping[UUID, UUID]  # a group's record -> the one that stands for it

    def events(self, keys: Iterable[object]) -> tuple[EventShown, ...]:
        """Return these incidents, newest first."""
        wanted = set(keys)
        return tuple(shown(row) for pk, row in self.rows.items() if pk in wanted)

    def lines(self) -> dict[UUID, GroupLine]:
        """Return the scores, the highest first."""
        together: dict[UUID, set[UUID]] = {}
        for group, first in self.stands.items():
            together.setdefault(first, set()).add(group)
        return {
            one.group: GroupLine(
                id=one.group,
                name=self.names[one.group],
                records=frozenset(together[one.group]),
                also=tuple(
                    sorted(self.names[other] for other in together[one.group] - {one.group})
                ),
                published=float(one.published),
                equal=float(one.equal),
                homicide_only=float(one.homicide_only),
                events=self.events(one.events),
            )
            for one in self.card.scores
        }


def _incidents(actor: Actor, room_id: int, since: datetime, now: datetime) -> dict[UUID, Incident]:
    rows = access.visible_to(actor, Incident.objects).filter(
        VIOLENCE, room=room_id, earliest_at__gt=since, earliest_at__lte=now
    )
    one = access.linked(actor, IncidentLink)
    own = rows.filter(~Q(pk__in=one.younger_among(set(rows.values_list("pk", flat=True)))))
    return {row.pk: row for row in own.order_by("-latest_at", "pk")}


def _sides(actor: Actor, rows: Mapping[UUID, Incident]) -> dict[UUID, list[tuple[UUID, Certainty]]]:
    found: dict[UUID, list[tuple[UUID, Certainty]]] = {}
    claims = access.visible_to(actor, IncidentGroup.objects).filter(
        access.is_any_of("incident_id", rows),
        side=GroupSide.ACTING.value,
        status=ClaimStatus.ACCEPTED.value,
    )
    for incident, group, certainty in claims.values_list("incident_id", "group_id", "certainty"):
        found.setdefault(incident, []).append((group, Certainty(certainty)))
    return found


def _event(
    row: Incident, sides: list[tuple[UUID, Certainty]], stands: Mapping[UUID, UUID]
) -> ViolentEvent[UUID] | None:
    severity = severity_of(
        IncidentKind(row.kind),
        dead=row.dead,
        injured=row.injured,
        where_people_live=row.indoors,
    )
    if severity is None:
        return None
    return ViolentEvent(
        key=row.pk,
        earliest_at=row.earliest_at,
        latest_at=row.latest_at,
        severity=severity,
        acting=tuple(Side(stands[group], how) for group, how in sides if group in stands),
    )


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
        leaders_equal=tuple(sorted(found.names[one] for one in card.leaders_equal)),
        leaders_homicide=tuple(sorted(found.names[one] for one in card.leaders_homicide)),
        first=tuple(lines[one] for one in first.groups) if first else (),
        first_events=found.events(first.events) if first else (),
        first_is_contested=first is not None and first.is_contested,
        unattributed=found.events(card.unattributed),
    )
