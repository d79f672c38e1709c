"""Incidents with place and day, and violence of groups against groups, in the reader's rooms.

A point is given only to whom it is given elsewhere: from a police room, and not where it may be a
protected person's home.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from samsyn.office.access import Actor, Linked, code_for, is_any_of, linked, visible_to
from samsyn.office.groups.models import GroupLink
from samsyn.office.incidents.models import Incident, IncidentGroup, IncidentLink
from samsyn.office.networks.queries import groups_of
from samsyn.office.partners.queries import time_zone_of
from samsyn.vocabulary.claims import COUNTING_FOR_NOTHING, Certainty
from samsyn.vocabulary.incidents import GroupSide, IncidentKind, IncidentStatus, PlacePrecision
from samsyn.vocabulary.rooms import RoomKind

MOST_INCIDENTS: Final = 6_000  # so that a page answers in seconds
_EXACT: Final = (PlacePrecision.ADDRESS.value, PlacePrecision.BLOCK.value)
_CERTAIN: Final = (Certainty.CONFIRMED.value, Certainty.LIKELY.value)
_COLUMNS: Final = (
    *("pk", "room__kind", "earliest_at", "latest_at", "area", "place_precision"),
    *("longitude", "latitude", "hides_place"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """An incident whose day and place are known well enough to be compared."""

    incident_id: UUID
    code: str
    day: date
    longitude: float
    latitude: float
    area: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Attack:
    """Violence of one group against another on a day, both at least likely."""

    day: date
    by: str
    against: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Violence:
    """What happened in a period, and how much of it cannot be compared, and why."""

    incidents: int
    placed: tuple[Placed, ...]  # in order of day
    without_day: int
    without_place: int  # or too coarse, or not for this reader
    attacks: tuple[Attack, ...]
    is_too_much: bool  # nothing was read: a shorter period must be chosen


def today_for(actor: Actor, *, now: datetime) -> tuple[date, ZoneInfo]:
    """Return the day at the actor's site, and its time zone."""
    zone = time_zone_of(role.site_id for role in actor.roles)
    return now.astimezone(zone).date(), zone


def violence_between(actor: Actor, first: date, last: date, *, zone: ZoneInfo) -> Violence:
    """Return the violence that the actor may see from one day to another, both included."""
    same = linked(actor, IncidentLink)
    rows = list(
        visible_to(actor, Incident.objects)
        .exclude(status=IncidentStatus.OUT_OF_SCOPE.value)
        .exclude(kind=IncidentKind.OTHER.value)
        .filter(earliest_at__gte=_midnight(first, zone))
        .filter(earliest_at__lt=_midnight(last + timedelta(days=1), zone))
        .order_by("earliest_at", "pk")
        .values_list(*_COLUMNS, named=True)[: MOST_INCIDENTS + 1]
    )
    if len(rows) > MOST_INCIDENTS:
        return _TOO_MUCH
    records: dict[UUID, list[Any]] = defaultdict(list)
    for row in rows:
        records[same.standing_for(row.pk)].append(row)
    days = {key: _day(of, zone) for key, of in records.items()}
    known = {key: day for key, day in days.items() if day is not None}
    placed = [
        one for key, day in known.items() if (one := _placed(key, records[key], day)) is not None
    ]
    return Violence(
        incidents=len(records),
        placed=tuple(sorted(placed, key=lambda one: (one.day, one.code))),
        without_day=len(records) - len(known),
        without_place=len(known) - len(placed),
        attacks=tuple(_attacks(actor, [row.pk for row in rows], known, same)),
        is_too_much=False,
    )


_TOO_MUCH: Final = Violence(
    incidents=0, placed=(), without_day=0, without_place=0, attacks=(), is_too_much=True
)


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time.min, zone)


# Rows have the columns of `_COLUMNS`, which only Django knows the types of.
def _day(records: Iterable[Any], zone: ZoneInfo) -> date | None:
    for row in records:
        day: date = row.earliest_at.astimezone(zone).date()
        if day == row.latest_at.astimezone(zone).date():
            return day
    return None


def _placed(key: UUID, records: Sequence[Any], day: date) -> Placed | None:
    """Return the place by the first record that may give it; one that hides it hides it for all."""
    if any(row.hides_place for row in records):
        return None
    for row in records:
        is_shown = row.room__kind == RoomKind.POLICE.value and row.place_precision in _EXACT
        if is_shown and row.longitude is not None:
            return Placed(
                incident_id=key,
                code=code_for("H", key),
                day=day,
                longitude=row.longitude,
                latitude=row.latitude,
                area=row.area,
            )
    return None


def _attacks(
    actor: Actor, records: Iterable[UUID], days: Mapping[UUID, date], same: Linked
) -> Iterator[Attack]:
    """Yield who struck at whom, once for each incident and pair of groups."""
    groups = groups_of(actor, same=linked(actor, GroupLink))
    sides: dict[UUID, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for incident_id, group_id, side in (
        visible_to(actor, IncidentGroup.objects)
        .filter(is_any_of("incident", records), certainty__in=_CERTAIN)
        .exclude(status__in=COUNTING_FOR_NOTHING)
        .values_list("incident_id", "group_id", "side")
    ):
        sides[same.standing_for(incident_id)][side].add(groups[group_id].name)
    for incident, stood in sides.items():
        if (day := days.get(incident)) is None:
            continue
        for by in sorted(stood[GroupSide.ACTING.value]):
            for against in sorted(stood[GroupSide.TARGETED.value] - {by}):
                yield Attack(day=day, by=by, against=against)
