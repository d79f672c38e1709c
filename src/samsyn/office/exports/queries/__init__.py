"""What can be exported, what was asked for, and the lists themselves."""

from samsyn.office.exports.queries.gathering import Asked, Found, gather, only_of
from samsyn.office.exports.queries.refusals import CannotExport
from samsyn.office.exports.queries.shown import (
    DownloadShown,
    ExportLine,
    ExportLists,
    ExportSheet,
    RoomOffered,
    deciders_in,
    export_lists,
    export_sheet,
    lists_out,
    number_of,
    rooms_to_export_from,
    state,
    takes_part,
    visible,
)

__all__ = [
    "Asked",
    "CannotExport",
    "DownloadShown",
    "ExportLine",
    "ExportLists",
    "ExportSheet",
    "Found",
    "RoomOffered",
    "deciders_in",
    "export_lists",
    "export_sheet",
    "gather",
    "lists_out",
    "number_of",
    "only_of",
    "rooms_to_export_from",
    "state",
    "takes_part",
    "visible",
]
