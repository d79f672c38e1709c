"""When an incident happened: a date, perhaps with a time in its own column.

A midnight in every row means that a program wrote dates as moments; it is not taken for a time.
"""

from samsyn.interchange.faults import shown
from samsyn.interchange.grids import Table
from samsyn.interchange.mappings import Mapping
from samsyn.interchange.moments import (
    Clock,
    NotATime,
    parse_clock,
    parse_offset,
    place_moment,
    split_moment,
)
from samsyn.interchange.records import Record
from samsyn.vocabulary.uncertain_dates import MomentInterval


def read_moment(record: Record, *, midnights: bool) -> MomentInterval | None:
    """Read date and time of a record; `midnights` says that 00:00 means an unknown time."""
    stated = record.known("date")
    if not stated:
        record.refuse("date", "missing")
        return None
    day_text, clock_text, offset = split_moment(stated)
    days = record.parse_days("date", day_text)
    clock = _read_clock(record, "" if midnights else clock_text)
    if days is None or record.faults:
        return None
    zone = parse_offset(offset) if offset and not midnights else record.source.zone
    placed = place_moment(days, clock, zone)
    if placed.remark:
        record.source.remark(placed.remark, record.number)
    return placed.moment


def _read_clock(record: Record, beside_the_date: str) -> Clock | None:
    stated = record.known("time")
    name = "time" if stated else "date"
    # Excel keeps a bare time as a moment of 1899 or 1900.
    stated = (split_moment(stated)[1] or stated) if stated else beside_the_date
    if not stated:
        return None
    try:
        return parse_clock(stated)
    except NotATime:
        record.refuse(name, "not_a_time", value=shown(stated))
        return None


def only_midnights(table: Table, mapping: Mapping) -> bool:
    """Whether every date carries 00:00, so that the time was never known."""
    header = mapping.columns.get("date")
    if header is None:
        return False
    clocks = {split_moment(text)[1] for text in table.column(header) if text}
    return bool(clocks) and clocks <= {"00:00", "00:00:00", "00:00:00.000"}
