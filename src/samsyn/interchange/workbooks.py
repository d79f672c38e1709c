"""XLSX workbooks: safe to open first, then one sheet's cells as text.

A workbook is a zip of XML. Its declared and its true unpacked size are checked, and every part is
searched for entity declarations, before any parser sees it.
"""

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

import openpyxl
from defusedxml import DefusedXmlException
from openpyxl.utils.exceptions import InvalidFileException

from samsyn.interchange.faults import Note, UnreadableFile, make_note
from samsyn.interchange.grids import CellProblem, Sheet, column_letters
from samsyn.interchange.limits import MEGABYTE, Limits

_CHUNK = 1 << 20
_SMALL = 10 * MEGABYTE  # below this the ratio says nothing
_UNSAFE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_OVERLAP = 16
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError)
_UNPARSABLE = (
    # openpyxl reads XML with lxml where that is installed; either parser's error is a SyntaxError.
    *(SyntaxError, InvalidFileException, LookupError, ValueError, TypeError, AttributeError),
    *(ArithmeticError, AssertionError, RecursionError),
)


class Workbook(NamedTuple):
    """One sheet as raw rows, with faults by row number."""

    rows: list[list[str]]
    problems: dict[int, list[CellProblem]]
    sheet: str
    sheets: tuple[Sheet, ...]
    notes: tuple[Note, ...]


def read_workbook(data: bytes, limits: Limits, *, sheet: str = "") -> Workbook:
    """Read one sheet: the named one, or the first visible one that holds cells.

    Raises `UnreadableFile`.
    """
    parts = _check_zip(data, limits)
    try:
        # openpyxl warns of extensions that it leaves out; none of them changes a cell.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
            found = _read_sheet(book, limits, sheet)
    except UnreadableFile:
        raise
    except DefusedXmlException as error:
        raise UnreadableFile("unsafe_xml") from error
    except _DAMAGED as error:
        raise UnreadableFile("damaged_zip") from error
    # The library answers faulty XML with whatever its own code stumbles over.
    except _UNPARSABLE as error:
        if isinstance(error.__cause__, DefusedXmlException):
            raise UnreadableFile("unsafe_xml") from error
        raise UnreadableFile("damaged_workbook", part="its parts do not fit together") from error
    if "xl/vbaProject.bin" in parts:
        found = found._replace(notes=(*found.notes, make_note("macros")))
    return found


def _check_zip(data: bytes, limits: Limits) -> frozenset[str]:
    """Return the names of the parts, once none of them can do harm."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            names = frozenset(part.filename for part in parts)
            _check_names(names, parts)
            _check_size(sum(part.file_size for part in parts), len(data), limits)
            unpacked = 0
            for part in parts:
                unpacked += _unpack(archive, part, limits, already=unpacked)
            _check_size(unpacked, len(data), limits)
    except _DAMAGED as error:
        raise UnreadableFile("damaged_zip") from error
    return names


def _check_names(names: frozenset[str], parts: list[zipfile.ZipInfo]) -> None:
    if "xl/workbook.xml" not in names:
        is_document = "mimetype" in names or "content.xml" in names
        what = "an OpenDocument file" if is_document else "a zip archive of other files"
        if "xl/workbook.bin" in names:
            what = "a binary workbook (.xlsb)"
        raise UnreadableFile("not_text", what=what)
    if any(part.flag_bits & 1 for part in parts):
        raise UnreadableFile("encrypted")


def _check_size(unpacked: int, packed: int, limits: Limits) -> None:
    far_too_dense = unpacked > _SMALL and unpacked > packed * limits.unpacked_ratio
    if unpacked > limits.unpacked_size or far_too_dense:
        raise UnreadableFile("expands", limit=limits.unpacked_size // MEGABYTE)


def _unpack(
    archive: zipfile.ZipFile, part: zipfile.ZipInfo, limits: Limits, *, already: int
) -> int:
    size, tail = 0, b""
    is_markup = part.filename.endswith((".xml", ".rels", ".vml"))
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if already + size > limits.unpacked_size:
                raise UnreadableFile("expands", limit=limits.unpacked_size // MEGABYTE)
            if is_markup and _UNSAFE.search(tail + chunk):
                raise UnreadableFile("unsafe_xml")
            tail = chunk[-_OVERLAP:]
    return size


# openpyxl's own types do not tell read-only sheets from others, hence Any.
def _read_sheet(book: Any, limits: Limits, wanted: str) -> Workbook:
    sheets = tuple(Sheet(page.title, page.sheet_state != "visible") for page in book.worksheets)
    names = ", ".join(page.name for page in sheets)
    if wanted and wanted not in book.sheetnames:
        raise UnreadableFile("no_sheet", sheet=wanted, sheets=names)
    candidates = [
        page
        for page in book.worksheets
        if (page.title == wanted if wanted else page.sheet_state == "visible")
    ]
    for page in candidates:
        rows, problems = _read_cells(page, limits)
        if any(rows):
            others = [sheet.name for sheet in sheets if sheet.name != page.title]
            notes = (make_note("sheet", sheet=page.title, others=", ".join(others)),)
            return Workbook(rows, problems, page.title, sheets, notes if others else ())
    if any(sheet.hidden for sheet in sheets) and not wanted:
        raise UnreadableFile("all_hidden", sheets=names)
    raise UnreadableFile("no_cells")


def _read_cells(page: Any, limits: Limits) -> tuple[list[list[str]], dict[int, list[CellProblem]]]:
    rows: list[list[str]] = []
    problems: dict[int, list[CellProblem]] = {}
    page.reset_dimensions()  # a declared size may be wrong, or a trap
    for number, cells in enumerate(page.iter_rows(), start=1):
        if number > limits.rows:
            raise UnreadableFile("too_many_rows", limit=limits.rows)
        texts = [_text(cell) for cell in cells]
        while texts and not texts[-1]:
            texts.pop()
        if len(texts) > limits.columns:
            raise UnreadableFile("too_many_columns", row=number, limit=limits.columns)
        if found := list(_problems(cells[: len(texts)], number)):
            problems[number] = found
        rows.append(texts)
    while rows and not rows[-1]:
        rows.pop()
    return rows, problems


def _problems(cells: Any, row: int) -> Iterator[CellProblem]:
    for place, cell in enumerate(cells):
        if cell.data_type == "f":
            yield CellProblem(place, "formula", {"cell": f"{column_letters(place)}{row}"})
        elif cell.data_type == "e":
            values = {"cell": f"{column_letters(place)}{row}", "value": str(cell.value)}
            yield CellProblem(place, "error_cell", values)


def _text(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, (datetime, date, time, timedelta)):
        return _dated(value, cell.number_format or "")
    return "=" if cell.data_type == "f" else str(value)


def _dated(value: datetime | date | time | timedelta, form: str) -> str:
    if isinstance(value, datetime):
        if value.time() == time.min and "h" not in form.casefold():
            return value.date().isoformat()
        return value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, timedelta):
        minutes, seconds = divmod(round(value.total_seconds()), 60)
        return f"{minutes // 60:02d}:{minutes % 60:02d}:{seconds:02d}"
    if isinstance(value, time):
        return value.isoformat(timespec="seconds")
    return value.isoformat()
