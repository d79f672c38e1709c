"""GeoJSON (RFC 7946): features with points of WGS84, longitude first.

A row whose place is not shown is a feature without geometry (section 3.2). What the file is
stands in a foreign member of the collection (section 6.1).
"""

import json
from datetime import date

from samsyn.interchange.listings.model import About, Place, Rows
from samsyn.interchange.writing import Cell

_DIGITS = 6  # of a degree, about a decimetre


def write_geojson(table: Rows, about: About) -> bytes:
    """Return a feature collection."""
    collection = {
        "type": "FeatureCollection",
        "about": {"title": about.title, "lines": list(about.lines), "mark": about.mark},
        "features": [
            {
                "type": "Feature",
                "geometry": _point(place),
                "properties": {
                    **dict(zip(table.header, map(_plain, row), strict=True)),
                    about.mark_heading: about.mark,
                },
            }
            for row, place in zip(table.rows, table.places, strict=True)
        ],
    }
    return f"{json.dumps(collection, ensure_ascii=False, indent=1, allow_nan=False)}\n".encode()


def _point(place: Place | None) -> dict[str, object] | None:
    if place is None:
        return None
    degrees = [round(place.longitude, _DIGITS), round(place.latitude, _DIGITS)]
    return {"type": "Point", "coordinates": degrees}


def _plain(cell: Cell) -> str | int | float | bool | None:
    return cell.isoformat() if isinstance(cell, date) else cell
