"""One function for every format. What a content cannot be written as is refused by name."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Final

from samsyn.interchange.listings.calendars import write_icalendar
from samsyn.interchange.listings.graphs import write_graphml
from samsyn.interchange.listings.model import About, Content, Events, Graph, Rows
from samsyn.interchange.listings.open_sheets import write_ods
from samsyn.interchange.listings.places import write_geojson
from samsyn.interchange.listings.sheets import write_csv_file, write_workbook


class FileFormat(StrEnum):
    """A format, by the ending of its files."""

    CSV = "csv"
    XLSX = "xlsx"
    ODS = "ods"
    GRAPHML = "graphml"
    GEOJSON = "geojson"
    ICALENDAR = "ics"


class CannotWriteSo(ValueError):
    """The content has nothing that this format is made for: no places, no ties, no days."""


CONTENT_TYPES: Final[Mapping[FileFormat, str]] = {
    FileFormat.CSV: "text/csv; charset=utf-8",
    FileFormat.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    FileFormat.ODS: "application/vnd.oasis.opendocument.spreadsheet",
    FileFormat.GRAPHML: "application/graphml+xml",
    FileFormat.GEOJSON: "application/geo+json",
    FileFormat.ICALENDAR: "text/calendar; charset=utf-8",
}
_SHEETS: Final[Mapping[FileFormat, Callable[[Content, About], bytes]]] = {
    FileFormat.CSV: write_csv_file,
    FileFormat.XLSX: write_workbook,
    FileFormat.ODS: write_ods,
}


def write_listing(content: Content, about: About, format_: FileFormat) -> bytes:
    """Return the file. Raises `CannotWriteSo` for a content that the format is not made for."""
    if format_ in _SHEETS:
        return _SHEETS[format_](content, about)
    match format_, content:
        case FileFormat.GRAPHML, Graph():
            return write_graphml(content, about)
        case FileFormat.GEOJSON, Rows() if len(content.places) == len(content.rows):
            return write_geojson(content, about)
        case FileFormat.ICALENDAR, Events():
            return write_icalendar(content, about)
    raise CannotWriteSo(f"{type(content).__name__} cannot be written as {format_.value}.")
