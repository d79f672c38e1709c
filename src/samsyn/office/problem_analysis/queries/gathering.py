"""All figures of a report, from the records of the open part of one room.

What is restricted, or lies in another room, is not in it; so everybody who reads the room gets the
same figures, and none tells what another room holds.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from samsyn.analysis.networks.concentration import Concentration
from samsyn.office import access
from samsyn.office.access import Actor, linked, visible_to
from samsyn.office.groups.models import Group, GroupLink
from samsyn.office.networks import tables as networks
from samsyn.office.networks.queries import GroupViolence, violence_of_groups
from samsyn.office.partners.models import Room
from samsyn.office.partners.queries import rooms_of, time_zone_of
from samsyn.office.patterns.queries import violence_between
from samsyn.office.patterns.tables import Patterns, Question
from samsyn.office.problem_analysis.queries.counting import (
    Counted,
    cells_of,
    counted_incidents,
    rows_by,
    week_of,
)
from samsyn.office.problem_analysis.rules import Findings, Hexagon, ListedRelation, Spread
from samsyn.vocabulary.rooms import RoomKind

ACROSS: Final = 1000  # metres: no hexagon is smaller
_YEAR: Final = timedelta(days=365)
_MILLION: Final = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Of which room and period, both days included, and the inhabitants if somebody gave them."""

    room_id: int
    first: date
    last: date
    population: int | None = None


def findings(actor: Actor, asked: Asked) -> Findings:
    """Return what the room's open part holds of the period."""
    room = Room.objects.select_related("site").get(pk=asked.room_id)
    zone = time_zone_of([room.site_id])
    reader = access.in_the_open(actor, asked.room_id)
    incidents = counted_incidents(reader, asked.first, asked.last, zone=zone)
    said = Counter(one.involved for one in incidents)
    violence = violence_of_groups(reader, asked.last, zone=zone, since=asked.first)
    listed = networks.listed_groups(violence)
    groups, mapped = _groups(reader, asked.last)
    placed = _patterns(reader, asked, zone)
    return Findings(
        first=asked.first.isoformat(),
        last=asked.last.isoformat(),
        room=room.short_name,
        room_kind=room.kind,
        other_rooms=_other_rooms(room),
        dead=sum(one.dead for one in incidents),
        injured=sum(one.injured for one in incidents),
        harm_unknown=sum(not one.harm_known for one in incidents),
        incidents=len(incidents),
        reviewed=sum(one.is_reviewed for one in incidents),
        yes=said["yes"],
        no=said["no"],
        unknown=said["unknown"],
        kinds=rows_by(incidents, [one.kind for one in incidents]),
        areas=rows_by(incidents, [one.area for one in incidents]),
        without_area=sum(not one.area for one in incidents),
        with_acting=violence.with_acting,
        acted=violence.acted,
        suspected=violence.people,
        spread=_spread(violence),
        members=violence.members,
        population=asked.population,
        groups=groups,
        mapped=mapped,
        relations=tuple(
            ListedRelation(name=one.name, against=one.against, allied=one.allied) for one in listed
        ),
        conflict_parts=tuple(networks.conflict_parts(violence)),
        hexagons=_hexagons(placed),
        placed=len(placed.incidents),
        week=week_of(incidents),
        without_time=sum(one.span is None for one in incidents),
        weapons=_weapons(incidents),
        without_weapon=sum(not one.weapon for one in incidents),
        cells=cells_of(incidents),
    )


def _weapons(incidents: Sequence[Counted]) -> tuple[tuple[str, int], ...]:
    found = Counter(one.weapon for one in incidents if one.weapon)
    return tuple(sorted(found.items(), key=lambda one: (-one[1], one[0])))


def _groups(reader: Actor, last: date) -> tuple[int, int]:
    """Return how many groups there are, and how many were mapped in the year up to the day."""
    same = linked(reader, GroupLink)
    rows = visible_to(reader, Group.objects).values_list("pk", "mapped_on")
    newest: dict[object, date | None] = {}
    for key, mapped_on in rows:
        one = same.standing_for(key)
        known = [day for day in (newest.get(one), mapped_on) if day and day <= last]
        newest[one] = max(known, default=None)
    return len(newest), sum(day is not None and last - day < _YEAR for day in newest.values())


def _other_rooms(room: Room) -> tuple[str, ...]:
    others = rooms_of(room.site_id).exclude(pk=room.pk).order_by("short_name", "pk")
    return tuple(others.values_list("short_name", flat=True))


def _patterns(reader: Actor, asked: Asked, zone: ZoneInfo) -> Patterns:
    violence = violence_between(reader, asked.first, asked.last, zone=zone)
    return Patterns(violence=violence, question=Question(across=float(ACROSS)))


def _hexagons(found: Patterns) -> tuple[Hexagon, ...]:
    """Return the hexagons of a police room, where exact places are known; none of a joint room."""
    cells = found.hexagons
    if not cells:
        return ()
    west, south = min(one.cell.x for one in cells), min(one.cell.y for one in cells)
    return tuple(
        Hexagon(
            x=round(one.cell.x - west),
            y=round(one.cell.y - south),
            count=one.cell.count,
            low=round(10 * one.cell.low),
            high=round(10 * one.cell.high),
            name=one.area,
            stands_out=one.cell.stands_out,
        )
        for one in cells
    )


def _spread(violence: GroupViolence) -> Spread | None:
    held = networks.concentration(violence)
    return None if held is None else _guarded(held)


def _guarded(held: Concentration) -> Spread:
    """Keep nothing of fewer than five people."""
    fewest = networks.FEWEST_IN_SHARE
    return Spread(
        people=held.people,
        parts=held.parts,
        events=held.events,
        half=_millionths(held.half),
        gini=_millionths(held.gini),
        gini_adjusted=_millionths(held.gini_adjusted),
        shares=tuple(
            (
                _millionths(one.top),
                one.people,
                _millionths(one.held),
                _millionths(one.low),
                _millionths(one.high),
                _millionths(one.by_chance),
            )
            for one in held.shares
            if one.people >= fewest
        ),
        curve=tuple(
            (_millionths(x), _millionths(y))
            for x, y in held.curve
            if round(x * held.people) >= fewest
        ),
    )


def _millionths(share: float) -> int:
    return round(share * _MILLION)


def rooms_to_write_in(actor: Actor) -> list[tuple[int, str]]:
    """Return the rooms of which the actor may write a report: the joint one first."""
    may = actor.rooms_granting(access.Deed.ANALYSE_PROBLEM) & actor.reading_rooms
    kinds = (RoomKind.JOINT, RoomKind.POLICE)
    found = {
        held.room_id: (kinds.index(held.room_kind), held.room_name)
        for held in actor.roles
        if held.room_id in may and held.room_kind in kinds
    }
    return [(room, name) for room, (_order, name) in sorted(found.items(), key=lambda one: one[1])]
