"""Invented districts laid out on rings around a city's centre.

The rings follow no map: a district says nothing of the real place beneath it, and its name is
invented. Coordinates are longitude and latitude in degrees (WGS 84).
"""

import math
from dataclasses import dataclass

from samsyn.analysis.space_time.plane import METRES_PER_DEGREE
from samsyn.simulation.dice import Dice
from samsyn.simulation.profile import SiteProfile
from samsyn.simulation.records import Point

DISTRICT_NAMES = (
    *("Lyktholmen", "Segelängen", "Kompasshöjden", "Spegelbacken", "Klockdalen", "Vinglunden"),
    *("Nyckelgärdet", "Humlehaget", "Trumkullen", "Svalvreten", "Stegmarken", "Gnistvallen"),
    *("Tratthagen", "Hjulstrand", "Vantåsen", "Rattorpet", "Ekorrbrinken", "Kvarnskäret"),
)
DISTRICT_RADIUS_METRES = 350.0
_INNER_RING_METRES = 1_300.0
_OUTER_RING_METRES = 2_600.0
_CORNERS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class District:
    """An invented district."""

    name: str
    municipality_code: str
    centre: Point
    polygon: tuple[Point, ...]


def lay_out_districts(profile: SiteProfile, dice: Dice) -> tuple[District, ...]:
    """Return the site's districts, alternating between an inner and an outer ring."""
    count = profile.size.districts
    start = dice.between(0.0, math.tau)
    first_name = dice.whole(0, len(DISTRICT_NAMES) - 1)
    districts = []
    for number in range(count):
        ring = _OUTER_RING_METRES if number % 2 else _INNER_RING_METRES
        angle = start + math.tau * number / count
        centre = shifted(profile.centre, ring * math.cos(angle), ring * math.sin(angle))
        owners = profile.municipalities
        districts.append(
            District(
                name=DISTRICT_NAMES[(first_name + number) % len(DISTRICT_NAMES)],
                municipality_code=owners[number * len(owners) // count].code,
                centre=centre,
                polygon=_polygon(centre, dice),
            )
        )
    return tuple(districts)


def shifted(point: Point, east: float, north: float) -> Point:
    """Return the point moved by metres east and north, rounded to about ten centimetres."""
    longitude, latitude = point
    per_degree = METRES_PER_DEGREE * math.cos(math.radians(latitude))
    return (
        round(longitude + east / per_degree, 6),
        round(latitude + north / METRES_PER_DEGREE, 6),
    )


def near(point: Point, metres: float, dice: Dice) -> Point:
    """Return a point at most `metres` away, evenly spread over the circle."""
    distance = metres * math.sqrt(dice.fraction())
    angle = dice.between(0.0, math.tau)
    return shifted(point, distance * math.cos(angle), distance * math.sin(angle))


def metres_between(one: Point, other: Point) -> float:
    """Return the distance in metres, on a plane; right to a per mille within a city."""
    middle = math.radians((one[1] + other[1]) / 2)
    east = (other[0] - one[0]) * math.cos(middle) * METRES_PER_DEGREE
    north = (other[1] - one[1]) * METRES_PER_DEGREE
    return math.hypot(east, north)


def _polygon(centre: Point, dice: Dice) -> tuple[Point, ...]:
    corners = []
    for corner in range(_CORNERS):
        angle = math.tau * corner / _CORNERS
        radius = DISTRICT_RADIUS_METRES * dice.between(0.85, 1.15)
        corners.append(shifted(centre, radius * math.cos(angle), radius * math.sin(angle)))
    return (*corners, corners[0])
