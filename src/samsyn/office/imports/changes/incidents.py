"""Rows of an incident file to incidents of the room."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from math import cos, hypot, radians
from typing import NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from samsyn.analysis.space_time.plane import METRES_PER_DEGREE
from samsyn.interchange.incidents import IncidentRow
from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.imports.changes.outcome import Item, Other, Outcome, Remark
from samsyn.office.imports.models import Batch
from samsyn.office.incidents.changes import IncidentPlan, record_incidents
from samsyn.office.incidents.changes.objections import objections_to
from samsyn.office.incidents.changes.references import known_to
from samsyn.office.incidents.models import Incident
from samsyn.vocabulary.incidents import Harm, PlacePrecision

TABLE = "incidents_incident"
NEAR = 250  # metres
_SHORT = timedelta(hours=25)  # a longer interval says too little to be a twin
_SWEDEN = ZoneInfo("Europe/Stockholm")


class _Seen(NamedTuple):
    """What of a recorded incident tells whether a row is its twin."""

    pk: UUID
    compartment_id: int
    earliest: datetime
    latest: datetime
    area: str
    place: str
    longitude: float | None
    latitude: float | None


def settle_incidents(
    actor: Actor, batch: Batch, outcome: Outcome, *, source_id: UUID, now: datetime
) -> None:
    """Record the incidents that are not here yet."""
    rows: tuple[IncidentRow, ...] = outcome.reading.rows
    here = _here(actor, batch.room_id, rows)
    twins = _Twins(actor, batch.room_id, rows)
    items = []
    for row in rows:
        if row.external_reference in here:
            outcome.here.append(Remark(rows=row.file_rows, other=here[row.external_reference]))
            continue
        if twin := twins.of(row):
            remark = Remark(rows=row.file_rows, other=twin)
            (outcome.left_out if batch.leaves_out_likely else outcome.likely).append(remark)
            if batch.leaves_out_likely:
                continue
        items.append(Item(row.file_rows, _plan(row, batch.room_id, source_id)))
    known = known_to(actor, [item.plan for item in items])
    outcome.record(
        TABLE,
        items,
        lambda plans: record_incidents(actor, plans, now=now),
        objections=lambda plan: objections_to(plan, known, now=now),
    )


def _plan(row: IncidentRow, room_id: int, source_id: UUID | None) -> IncidentPlan:
    details = [f"{header}: {text}" for header, text in row.details]
    if row.longitude is None and row.x is not None and row.y is not None:
        # Metres of a grid that nobody named cannot be put on the map, but are not lost.
        details.append(f"x: {row.x}, y: {row.y} {row.crs}".strip())
    return IncidentPlan(
        room_id=room_id,
        kind=row.kind,
        occurred=row.occurred,
        area=row.area,
        place=row.place,
        place_precision=_precision(row),
        longitude=row.longitude,
        latitude=row.latitude,
        weapon=row.weapon,
        indoors=row.inside,
        dead=row.dead or 0,
        injured=row.injured or 0,
        harm_known=not row.outcome_unknown and row.harm is not Harm.UNKNOWN,
        summary="\n".join(details),
        source_id=source_id,
        external_reference=row.external_reference,
    )


def _precision(row: IncidentRow) -> PlacePrecision:
    if row.place or row.longitude is not None:
        return row.place_precision
    return PlacePrecision.DISTRICT if row.area else PlacePrecision.UNKNOWN


def _here(actor: Actor, room_id: int, rows: Iterable[IncidentRow]) -> dict[str, Other]:
    wanted = {row.external_reference for row in rows} - {""}
    found = (
        access.visible_to(actor, Incident.objects)
        .filter(access.is_any_of("external_reference", wanted), room_id=room_id)
        .order_by("recorded_at", "pk")
        .values_list("external_reference", "pk", "compartment_id")
    )
    return {
        reference: Other(kind="incident", record_id=pk, compartment_id=compartment)
        for reference, pk, compartment in found
    }


class _Twins:
    """The room's incidents by kind and day, to look likely duplicates up in."""

    def __init__(self, actor: Actor, room_id: int, rows: tuple[IncidentRow, ...]) -> None:
        self._by_day: dict[tuple[str, date], list[_Seen]] = defaultdict(list)
        if not rows:
            return
        found = (
            access.visible_to(actor, Incident.objects)
            .filter(
                room_id=room_id,
                kind__in={row.kind.value for row in rows},
                latest_at__gte=min(row.occurred.earliest for row in rows) - _SHORT,
                earliest_at__lte=max(row.occurred.latest for row in rows) + _SHORT,
            )
            .values_list("kind", *_COLUMNS)
        )
        for kind, *columns in found:
            seen = _Seen(*columns)
            if seen.latest - seen.earliest <= _SHORT:
                for day in _days(seen.earliest, seen.latest):
                    self._by_day[kind, day].append(seen)

    def of(self, row: IncidentRow) -> Other | None:
        """Return a recorded incident of the same kind, day and place, if any."""
        when = row.occurred
        if not self._by_day or when.latest - when.earliest > _SHORT:
            return None
        for day in _days(when.earliest, when.latest):
            for seen in self._by_day.get((row.kind.value, day), ()):
                if _is_same_place(row, seen):
                    return Other(
                        kind="incident", record_id=seen.pk, compartment_id=seen.compartment_id
                    )
        return None


_COLUMNS = (
    *("pk", "compartment_id", "earliest_at", "latest_at"),
    *("area", "place", "longitude", "latitude"),
)


def _days(earliest: datetime, latest: datetime) -> Iterator[date]:
    first, last = earliest.astimezone(_SWEDEN).date(), latest.astimezone(_SWEDEN).date()
    yield first
    if last != first:
        yield last


def _is_same_place(row: IncidentRow, seen: _Seen) -> bool:
    points = (row.longitude, row.latitude, seen.longitude, seen.latitude)
    if None not in points:
        return _metres(*(point or 0.0 for point in points)) <= NEAR
    said = {text.casefold() for text in (row.area, row.place) if text}
    return bool(said & {text.casefold() for text in (seen.area, seen.place) if text})


def _metres(longitude: float, latitude: float, other_longitude: float, other: float) -> float:
    narrowing = cos(radians(latitude))
    east = (longitude - other_longitude) * narrowing
    return hypot(east, latitude - other) * METRES_PER_DEGREE
