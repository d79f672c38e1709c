"""Everything that reads batches."""

from samsyn.office.imports.queries.batches import (
    PAGE,
    BatchLine,
    BatchPage,
    BatchSheet,
    FindingPage,
    Found,
    RoomChoice,
    batch_sheet,
    findings,
    list_batches,
    rooms_to_import_into,
    rows_done,
)
from samsyn.office.imports.queries.resting import objections_to_undoing

__all__ = [
    "PAGE",
    "BatchLine",
    "BatchPage",
    "BatchSheet",
    "FindingPage",
    "Found",
    "RoomChoice",
    "batch_sheet",
    "findings",
    "list_batches",
    "objections_to_undoing",
    "rooms_to_import_into",
    "rows_done",
]
