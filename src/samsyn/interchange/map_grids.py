"""Metres on a map grid to degrees on the globe, for transverse Mercator grids on GRS 80.

SWEREF 99 TM, the Swedish national grid, is one; the North American UTM zones are others. The
series is Krüger's (1912), as Lantmäteriet publishes it; its error is below a millimetre.
"""

from math import asin, atan, cos, cosh, degrees, radians, sin, sinh

SWEREF_99_TM = "EPSG:3006"
CENTRAL_MERIDIANS = {  # degrees east
    SWEREF_99_TM: 15.0,
    "EPSG:25832": 9.0,
    "EPSG:25833": 15.0,
    "EPSG:26916": -87.0,
    "EPSG:26918": -75.0,
}
_FALSE_EASTING = 500_000.0
_SCALE = 0.9996
_AXIS = 6_378_137.0
_FLATTENING = 1 / 298.257222101
_E2 = _FLATTENING * (2 - _FLATTENING)
_N = _FLATTENING / (2 - _FLATTENING)
_RADIUS = _AXIS / (1 + _N) * (1 + _N**2 / 4 + _N**4 / 64)
_DELTA = (
    _N / 2 - 2 * _N**2 / 3 + 37 * _N**3 / 96 - _N**4 / 360,
    _N**2 / 48 + _N**3 / 15 - 437 * _N**4 / 1440,
    17 * _N**3 / 480 - 37 * _N**4 / 840,
    4397 * _N**4 / 161280,
)
_LATITUDE_SERIES = (
    _E2 + _E2**2 + _E2**3 + _E2**4,
    -(7 * _E2**2 + 17 * _E2**3 + 30 * _E2**4) / 6,
    (224 * _E2**3 + 889 * _E2**4) / 120,
    -4279 * _E2**4 / 1260,
)
_EASTINGS, _NORTHINGS = (200_000, 950_000), (6_100_000, 7_700_000)  # of Sweden


def to_degrees(easting: float, northing: float, crs: str) -> tuple[float, float]:
    """Return longitude and latitude in degrees of a position in metres.

    Raises KeyError for a grid not in `CENTRAL_MERIDIANS`.
    """
    xi = northing / (_SCALE * _RADIUS)
    eta = (easting - _FALSE_EASTING) / (_SCALE * _RADIUS)
    along, across = xi, eta
    for order, delta in enumerate(_DELTA, start=1):
        along -= delta * sin(2 * order * xi) * cosh(2 * order * eta)
        across -= delta * cos(2 * order * xi) * sinh(2 * order * eta)
    conformal = asin(sin(along) / cosh(across))
    square = sin(conformal) ** 2
    series = sum(term * square**power for power, term in enumerate(_LATITUDE_SERIES))
    latitude = conformal + sin(conformal) * cos(conformal) * series
    longitude = radians(CENTRAL_MERIDIANS[crs]) + atan(sinh(across) / cos(along))
    return degrees(longitude), degrees(latitude)


def is_in_sweden(easting: float, northing: float) -> bool:
    """Whether metres fit the Swedish national grid in that order."""
    (west, east), (south, north) = _EASTINGS, _NORTHINGS
    return west <= easting <= east and south <= northing <= north
