"""The one writer of CSV and XLSX files: no cell it writes can run as a formula.

Text that a spreadsheet would take for a formula gets a quotation mark before it, which
`tables.open_table` takes off again, so that writing and reading give the same text.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import BinaryIO

from openpyxl import Workbook

from samsyn.interchange.faults import Fault
from samsyn.interchange.grids import Table

Cell = str | int | float | bool | date | datetime | None

_WOULD_RUN = re.compile(r"'*[=+\-@\t\r]")
_PLAIN_NUMBER = re.compile(r"-\d+(?:[.,]\d+)?")
_NEEDS_QUOTES = re.compile(r'[,;|"\t\r\n]|^\s|\s$')
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_LONGEST_CELL = 32_767
_BOM = "\ufeff"
ROW_COLUMN, FAULT_COLUMN = "row", "fault"


def write_csv(
    stream: BinaryIO,
    header: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    *,
    for_excel: bool = False,
) -> None:
    """Write UTF-8 CSV with commas.

    `for_excel` writes semicolons, decimal commas and a byte order mark, as Swedish Excel opens
    without questions.
    """
    separator = ";" if for_excel else ","
    if for_excel:
        stream.write(_BOM.encode())
    for cells in (header, *rows):
        line = separator.join(_csv_cell(cell, decimal_comma=for_excel) for cell in cells)
        stream.write((line + "\r\n").encode())


def write_xlsx(
    stream: BinaryIO,
    header: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    *,
    sheet: str = "Data",
) -> None:
    """Write one sheet; numbers and dates keep their type."""
    book = Workbook(write_only=True)
    page = book.create_sheet(sheet)
    for cells in (header, *rows):
        page.append([sheet_cell(cell) for cell in cells])
    book.save(stream)


def safe_text(text: str) -> str:
    """Return text that no spreadsheet takes for a formula; plain negative numbers stay."""
    if _WOULD_RUN.match(text) and not _PLAIN_NUMBER.fullmatch(text):
        return "'" + text
    return text


def sheet_cell(cell: Cell) -> Cell:
    """Return what a sheet's cell holds: text that cannot run, moments of a time zone as text."""
    if isinstance(cell, datetime) and cell.tzinfo is not None:
        return cell.isoformat(sep=" ")  # Excel has no time zones
    if isinstance(cell, str):
        return _NOT_IN_XML.sub("\ufffd", safe_text(cell))[:_LONGEST_CELL]
    return cell


def rejected_rows(table: Table, faults: Iterable[Fault]) -> tuple[list[str], list[list[Cell]]]:
    """Return header and rows of a reject file: the rows as they came, then row and fault.

    The two added columns are numbered if the file already has columns of their names.
    """
    row_column, fault_column = (
        _free_name(name, table.header) for name in (ROW_COLUMN, FAULT_COLUMN)
    )
    cells_of = {row.number: row.cells for row in table.rows}
    rows: list[list[Cell]] = [
        [*cells_of[fault.row], fault.row, _sentences(fault)] for fault in faults
    ]
    return [*table.header, row_column, fault_column], rows


def _sentences(fault: Fault) -> str:
    return " ".join(
        f"{each.column}: {each.reason}" if each.column else each.reason
        for each in (fault, *fault.also)
    )


def _free_name(name: str, taken: Sequence[str]) -> str:
    used = {header.casefold() for header in taken}
    candidates = (name, *(f"{name} {number}" for number in range(2, len(used) + 3)))
    return next(candidate for candidate in candidates if candidate not in used)


def _csv_cell(cell: Cell, *, decimal_comma: bool) -> str:
    if not isinstance(cell, str):
        text = _plain_text(cell)
        return text.replace(".", ",") if decimal_comma and isinstance(cell, float) else text
    text = safe_text(cell)
    if _NEEDS_QUOTES.search(text):
        return '"' + text.replace('"', '""') + '"'
    return text


def _plain_text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return cell.isoformat(sep=" ") if isinstance(cell, datetime) else str(cell)
