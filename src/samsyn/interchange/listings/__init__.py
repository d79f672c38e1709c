"""Lists that leave the house as files: CSV, XLSX, ODS, GraphML, GeoJSON, iCalendar.

One content, one function that writes it, and on every file who took it, why and until when. The
same content gives the same bytes: a file bears the moment it was made for, never the clock's.
"""

from samsyn.interchange.listings.model import (
    About,
    Content,
    Event,
    Events,
    Graph,
    Node,
    Place,
    Rows,
    Tie,
)
from samsyn.interchange.listings.writers import (
    CONTENT_TYPES,
    CannotWriteSo,
    FileFormat,
    write_listing,
)

__all__ = [
    "CONTENT_TYPES",
    "About",
    "CannotWriteSo",
    "Content",
    "Event",
    "Events",
    "FileFormat",
    "Graph",
    "Node",
    "Place",
    "Rows",
    "Tie",
    "write_listing",
]
