"""Incident files to incidents: one row per incident, or one row per victim folded together.

An incident is taken whole or not at all: if one of its rows is faulty, all are sent back.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from samsyn.interchange.faults import Note, Reading, make_note, rows_in_words
from samsyn.interchange.grids import Table
from samsyn.interchange.mappings import Mapping, TableKind
from samsyn.interchange.occurrences import only_midnights, read_moment
from samsyn.interchange.points import (
    Point,
    locate,
    read_map_position,
    read_point,
    refuse_swapped,
)
from samsyn.interchange.records import (
    Group,
    Record,
    Records,
    faults_by_row,
    group_by_reference,
)
from samsyn.vocabulary.incidents import Harm, IncidentKind, PlacePrecision, Weapon
from samsyn.vocabulary.uncertain_dates import MomentInterval


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentRow:
    """One incident from a file.

    Degrees are WGS84, computed where the file has only metres of a known grid; `x` and `y` are
    easting and northing in metres of `crs` ("" if the file does not say). `dead` and
    `injured` are None where the file says nothing of harm. `file_rows` are the rows it came from.
    """

    file_rows: tuple[int, ...]
    external_reference: str
    kind: IncidentKind
    occurred: MomentInterval
    place: str
    area: str
    longitude: float | None
    latitude: float | None
    x: float | None
    y: float | None
    crs: str
    place_precision: PlacePrecision
    dead: int | None
    injured: int | None
    outcome_unknown: int
    weapon: Weapon | None
    inside: bool | None
    details: tuple[tuple[str, str], ...]

    @property
    def harm(self) -> Harm:
        """The worst harm that the file states."""
        if self.dead:
            return Harm.DEAD
        if self.injured:
            return Harm.INJURED
        if self.outcome_unknown or self.dead is None or self.injured is None:
            return Harm.UNKNOWN
        return Harm.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """What one row says of its incident."""

    reference: str
    kind: IncidentKind
    occurred: MomentInterval
    place: str
    area: str
    point: Point | None
    position: tuple[float, float] | None
    crs: str
    stated_precision: PlacePrecision | None
    dead: int | None
    injured: int | None
    died: bool | None
    weapon: Weapon | None
    inside: bool | None
    details: tuple[tuple[str, str], ...]


def read_incidents(table: Table, mapping: Mapping, *, today: date) -> Reading[IncidentRow]:
    """Read incidents; dates after `today` are faults.

    Where `fatal` is mapped or constant, each row is one victim. Raises `BadMapping`.
    """
    source = Records(table, mapping, TableKind.INCIDENTS, today=today)
    per_victim = "fatal" in mapping.columns or "fatal" in mapping.constants
    midnights = only_midnights(table, mapping)
    pairs = []
    for record in source:
        part = _read_part(record, midnights=midnights)
        pairs.append((record, part, record.known("reference")))
    refuse_swapped([(record, part.point) for record, part, _ in pairs if part and part.point])
    groups = group_by_reference(pairs)
    for group in groups:
        _refuse_contradictions(group, per_victim=per_victim)
    whole = [group for group in groups if group.stands_whole("reference")]
    rows = [_fold(group, per_victim=per_victim) for group in whole]
    return source.settle(rows, faults_by_row(groups), list(_notes(rows, whole)))


def _read_part(record: Record, *, midnights: bool) -> _Part | None:
    kind = record.choice("kind", IncidentKind)
    if kind is None and not record.known("kind"):
        record.refuse("kind", "missing")
    occurred = read_moment(record, midnights=midnights)
    point, position = read_point(record), read_map_position(record)
    dead, injured = record.count("dead"), record.count("injured")
    died, inside = record.yes_or_no("fatal"), record.yes_or_no("inside")
    weapon = record.choice("weapon", Weapon)
    precision, crs = record.choice("place_precision", PlacePrecision), record.text("crs")
    if record.faults or kind is None or occurred is None:
        return None
    return _Part(
        reference=record.known("reference"),
        kind=kind,
        occurred=occurred,
        place=record.known("place"),
        area=record.known("area"),
        point=point or locate(position, crs),
        position=position,
        crs=crs,
        stated_precision=precision,
        dead=dead,
        injured=injured,
        died=died,
        weapon=weapon,
        inside=inside,
        details=record.details(),
    )


def _refuse_contradictions(group: Group[_Part], *, per_victim: bool) -> None:
    parts = group.parts
    if len(parts) < 2:  # noqa: PLR2004 - one row contradicts nothing
        return
    if max(part.occurred.earliest for part in parts) > min(part.occurred.latest for part in parts):
        group.refuse("date", "conflicting_moment")
    if len({part.kind for part in parts}) > 1:
        group.refuse("kind", "conflicting_kind")
    if not per_victim and len(set(parts)) > 1:
        group.refuse("reference", "reference_used_twice")


def _fold(group: Group[_Part], *, per_victim: bool) -> IncidentRow:
    parts = group.parts
    first = parts[0]
    point = next((part.point for part in parts if part.point), None)
    position = next((part.position for part in parts if part.position), None)
    occurred = min(parts, key=lambda part: part.occurred.latest - part.occurred.earliest).occurred
    area = next((part.area for part in parts if part.area), "")
    place = next((part.place for part in parts if part.place), "")
    located = point is not None or position is not None
    return IncidentRow(
        file_rows=tuple(group.rows),
        external_reference=first.reference,
        kind=first.kind,
        occurred=occurred,
        place=place,
        area=area,
        longitude=point.longitude if point else None,
        latitude=point.latitude if point else None,
        x=position[0] if position else None,
        y=position[1] if position else None,
        crs=first.crs if position else "",
        place_precision=_precision(first, located=located, area=area),
        dead=sum(part.died is True for part in parts) if per_victim else first.dead,
        injured=sum(part.died is False for part in parts) if per_victim else first.injured,
        outcome_unknown=sum(part.died is None for part in parts) if per_victim else 0,
        weapon=next((part.weapon for part in parts if part.weapon), None),
        inside=next((part.inside for part in parts if part.inside is not None), None),
        details=tuple(dict.fromkeys(pair for part in parts for pair in part.details)),
    )


def _precision(first: _Part, *, located: bool, area: str) -> PlacePrecision:
    if first.stated_precision and (located or first.place or area):
        return first.stated_precision
    if located:
        return PlacePrecision.BLOCK  # nobody said better, and registers coarsen points
    return PlacePrecision.DISTRICT if area else PlacePrecision.UNKNOWN


def _notes(rows: Sequence[IncidentRow], whole: Sequence[Group[_Part]]) -> Iterable[Note]:
    accepted = sum(len(row.file_rows) for row in rows)
    if accepted > len(rows):
        yield make_note("folded", rows=accepted, results=len(rows), what="incidents")
    unplaced = sum(1 for row in rows if row.longitude is None and row.x is None)
    if unplaced:
        yield make_note("no_place", count=unplaced)
    if unknown := sum(row.outcome_unknown for row in rows):
        yield make_note("outcome_unknown", count=unknown)
    differ = [
        group.rows[0]
        for group in whole
        if len({part.point for part in group.parts if part.point}) > 1
    ]
    if differ:
        yield make_note("points_differ", count=len(differ), rows=rows_in_words(differ))
    if any(row.x is not None and not row.crs for row in rows):
        yield make_note("unknown_crs")
