"""Where an incident was: degrees on the globe, metres on a map, and how exactly.

A missing point is no fault. A point that cannot be right is.
"""

from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from samsyn.interchange.map_grids import (
    CENTRAL_MERIDIANS,
    SWEREF_99_TM,
    is_in_sweden,
    to_degrees,
)
from samsyn.interchange.records import Record

_LONGITUDE_LIMIT, _LATITUDE_LIMIT = 180, 90
_DECIMALS = 7  # about a centimetre
_NEAR, _FAR = 5.0, 20.0  # degrees from the middle of the file's points
_SWEDEN = ((10.0, 25.0), (55.0, 70.0))  # longitude, latitude


class Point(NamedTuple):
    """Degrees in WGS84, longitude first."""

    longitude: float
    latitude: float


def read_point(record: Record) -> Point | None:
    """Read longitude and latitude; None for a missing or faulty point."""
    longitude, latitude = _pair(record, "longitude", "latitude")
    if longitude is None or latitude is None:
        return None
    if not longitude and not latitude:
        record.refuse("longitude", "null_island")
        return None
    sound = _within(record, "latitude", latitude, _LATITUDE_LIMIT)
    sound = _within(record, "longitude", longitude, _LONGITUDE_LIMIT) and sound
    return Point(longitude, latitude) if sound else None


def read_map_position(record: Record) -> tuple[float, float] | None:
    """Read easting and northing in metres; None where missing or faulty."""
    x, y = _pair(record, "x", "y")
    if x is None or y is None:
        return None
    if not x and not y:
        record.refuse("x", "null_island")
        return None
    if is_in_sweden(y, x):  # Swedish surveyors call the northing x
        return y, x
    if record.text("crs") == SWEREF_99_TM and not is_in_sweden(x, y):
        record.refuse("x", "outside_grid", x=f"{x:.0f}", y=f"{y:.0f}")
        return None
    return x, y


def locate(position: tuple[float, float] | None, crs: str) -> Point | None:
    """Return the point of a map position; None where the grid is not one we can convert."""
    if position is None or crs not in CENTRAL_MERIDIANS:
        return None
    longitude, latitude = to_degrees(*position, crs)
    return Point(round(longitude, _DECIMALS), round(latitude, _DECIMALS))


def refuse_swapped(located: Sequence[tuple[Record, Point]]) -> None:
    """Fault points whose two numbers must be exchanged to be near the others, or in Sweden."""
    if not located:
        return
    middle = Point(
        median(point.longitude for _, point in located),
        median(point.latitude for _, point in located),
    )
    for record, point in located:
        mirrored = Point(point.latitude, point.longitude)
        stray = _apart(point, middle) > _FAR and _apart(mirrored, middle) < _NEAR
        if stray or _in_sweden(mirrored):
            record.refuse("longitude", "swapped")


def _pair(record: Record, first: str, second: str) -> tuple[float | None, float | None]:
    faults_before = len(record.faults)
    one, other = record.number_in(first), record.number_in(second)
    both_mapped = first in record.source.places and second in record.source.places
    if (one is None) != (other is None) and both_mapped and len(record.faults) == faults_before:
        record.refuse(first if one is None else second, "half_a_point")
    return one, other


def _within(record: Record, axis: str, degrees: float, limit: int) -> bool:
    if abs(degrees) <= limit:
        return True
    record.refuse(axis, "outside_range", value=f"{degrees:g}", axis=axis, limit=limit)
    return False


def _apart(one: Point, other: Point) -> float:
    return max(abs(one.longitude - other.longitude), abs(one.latitude - other.latitude))


def _in_sweden(point: Point) -> bool:
    (west, east), (south, north) = _SWEDEN
    return west <= point.longitude <= east and south <= point.latitude <= north
