"""Degrees laid flat, for the size of a city: one figure for everybody who turns degrees to metres.

The earth as a sphere of its mean radius, 6,371,008.8 metres: H. Moritz, Geodetic Reference System
1980, Journal of Geodesy 74 (2000), 128-133, doi:10.1007/s001900050278. Over the length of Sweden a
true degree along a meridian is 111.3 to 111.6 kilometres: distances are right to half a per cent.
"""

from math import cos, pi, radians
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

EARTH_METRES: Final = 6_371_008.8
METRES_PER_DEGREE: Final = EARTH_METRES * pi / 180  # of latitude; of longitude at the equator


def on_a_plane(
    longitudes: ArrayLike, latitudes: ArrayLike
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return metres eastward and northward, laid flat around the middle latitude.

    Parameters
    ----------
    longitudes, latitudes : degrees, shape (n,)
        WGS84, within one city or so.

    Examples
    --------
    >>> east, north = on_a_plane([15.0, 15.0], [59.0, 59.001])
    >>> round(float(north[1] - north[0]), 1)
    111.2
    """
    along, up = np.asarray(longitudes, np.float64), np.asarray(latitudes, np.float64)
    shrunk = cos(radians(float(up.mean()))) if up.size else 1.0
    return along * METRES_PER_DEGREE * shrunk, up * METRES_PER_DEGREE
