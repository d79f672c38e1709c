"""Rows of cells with a header: the plain table that every reader takes.

Finds the header row, keeps the row numbers that a spreadsheet shows, and refuses or faults what
is not a table. Cells are text; a quotation mark that guards a formula is taken off.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median_high
from typing import NamedTuple

from samsyn.interchange.encodings import has_swedish_letters, spoiled_letters
from samsyn.interchange.faults import Fault, Note, UnreadableFile, make_fault, make_note, shown
from samsyn.interchange.limits import Limits

_LEADING_ROWS = 20  # titles and blank rows above the header
_FULL_ENOUGH = 0.6  # of the usual number of filled cells
_LONGEST_CELL = 32_767  # Excel's own limit
# One quotation mark more than the text had stands before text that would start a formula.
GUARDED = re.compile(r"'+[=+\-@\t\r]")
_LOOKS_LIKE_DATA = re.compile(r"[-+]?\d+([.,]\d+)?|\d{4}-\d\d-\d\d.*")
_CONTROL = re.compile(r"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f]")


class TableRow(NamedTuple):
    """One row; `number` counts from 1 with the header and everything above it."""

    number: int
    cells: tuple[str, ...]


class Sheet(NamedTuple):
    """A sheet of a workbook."""

    name: str
    hidden: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A file's rows below its header, every row as wide as the header.

    `cell_faults` holds, by row number, faults found before any column was given a meaning.
    """

    name: str
    header: tuple[str, ...]
    header_row: int
    rows: tuple[TableRow, ...]
    cell_faults: Mapping[int, tuple[Fault, ...]] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    sheets: tuple[Sheet, ...] = ()

    def column(self, header: str) -> list[str]:
        """Return the cells of one column, stripped."""
        place = self.header.index(header)
        return [row.cells[place].strip() for row in self.rows]


class CellProblem(NamedTuple):
    """A fault code for one cell, before the header is known; `place` counts from 0."""

    place: int
    code: str
    values: Mapping[str, str | int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A header and the rows below it, with faults and notes."""

    header: tuple[str, ...]
    header_row: int
    rows: tuple[TableRow, ...]
    cell_faults: Mapping[int, tuple[Fault, ...]]
    notes: tuple[Note, ...]


def build_grid(
    raw: Iterable[Sequence[str]],
    limits: Limits,
    *,
    problems: Mapping[int, list[CellProblem]] | None = None,
    equal_width: bool = True,
) -> Grid:
    """Find the header in raw rows and check the rows below it.

    `equal_width` faults rows that are longer or shorter than the header, as in a CSV file.
    Raises `UnreadableFile`.
    """
    filled = _filled_rows(raw, limits)
    if not filled:
        raise UnreadableFile("empty")
    if not any(any(map(str.strip, cells)) for _, cells in filled):
        raise UnreadableFile("only_separators")
    position = _header_position(filled)
    header_row, titles = filled[position]
    header = _header(titles, filled[position + 1 :], header_row)
    body = [row for row in filled[position + 1 :] if "".join(row.cells).strip()]
    if not body:
        raise UnreadableFile("header_only")
    _refuse_data_as_header(header, header_row)
    faults: dict[int, list[Fault]] = {}
    for row, found in (problems or {}).items():
        if row > header_row:
            faults[row] = [_problem_fault(row, header, problem) for problem in found]
    rows = tuple(_checked(row, header, faults, equal_width=equal_width) for row in body)
    _refuse_spoiled(rows, header, header_row, faults)
    blank = body[-1].number - header_row - len(body)
    notes = [make_note("blank_rows", count=blank)] if blank else []
    if position:
        notes.append(make_note("leading_rows", row=header_row))
    return Grid(
        header=header,
        header_row=header_row,
        rows=rows,
        cell_faults={row: tuple(found) for row, found in faults.items()},
        notes=tuple(notes),
    )


def column_letters(place: int) -> str:
    """Name a column as spreadsheets do: 0 is A, 26 is AA."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _filled_rows(raw: Iterable[Sequence[str]], limits: Limits) -> list[TableRow]:
    filled = []
    for number, cells in enumerate(raw, start=1):
        if number > limits.rows + _LEADING_ROWS:
            raise UnreadableFile("too_many_rows", limit=limits.rows)
        if len(cells) > limits.columns:
            raise UnreadableFile("too_many_columns", row=number, limit=limits.columns)
        if cells:
            filled.append(TableRow(number, tuple(cells)))
    return filled


def _header_position(filled: Sequence[TableRow]) -> int:
    """Find the first row about as full as the others; titles above a table are shorter."""
    lead = [sum(1 for cell in cells if cell.strip()) for _, cells in filled[: 2 * _LEADING_ROWS]]
    usual = median_high([cells for cells in lead if cells] or [1])
    enough = min(usual, max(2, round(usual * _FULL_ENOUGH)))
    for position, cells in enumerate(lead):
        if cells >= enough:
            return position
    return next(place for place, row in enumerate(filled) if "".join(row.cells).strip())


def _header(titles: Sequence[str], below: Sequence[TableRow], header_row: int) -> tuple[str, ...]:
    names = [" ".join(_unguarded(title).split()) for title in titles]
    while names and not names[-1]:
        place = len(names) - 1
        if any(len(row.cells) > place and row.cells[place].strip() for row in below):
            break
        names.pop()
    seen: dict[str, int] = {}
    for place, name in enumerate(names):
        if name and name.casefold() in seen:
            raise UnreadableFile(
                "duplicate_header",
                header=shown(name),
                first=column_letters(seen[name.casefold()]),
                second=column_letters(place),
            )
        if len(name) > _LONGEST_CELL:
            raise UnreadableFile("long_cell", row=header_row, limit=_LONGEST_CELL)
        seen[name.casefold()] = place
    return tuple(name or f"({column_letters(place)})" for place, name in enumerate(names))


def _refuse_data_as_header(header: Sequence[str], header_row: int) -> None:
    like_data = sum(1 for name in header if _LOOKS_LIKE_DATA.fullmatch(name))
    if like_data * 2 > len(header):
        raise UnreadableFile("no_header", row=header_row)


def _checked(
    row: TableRow, header: Sequence[str], faults: dict[int, list[Fault]], *, equal_width: bool
) -> TableRow:
    cells, width = row.cells, len(header)
    extra = "".join(cells[width:]).strip()
    if extra or (equal_width and len(cells) < width):
        found = make_fault(row.number, "", "ragged", cells=len(cells), columns=width)
        faults.setdefault(row.number, []).append(found)
    if len(cells) != width:
        cells = (cells + ("",) * width)[:width]
    joined = "".join(cells)
    if "'" in joined:
        cells = tuple(map(_unguarded, cells))
    if len(joined) > _LONGEST_CELL or not joined.isprintable():
        for name, cell in zip(header, cells, strict=True):
            if fault := _cell_fault(row.number, name, cell):
                faults.setdefault(row.number, []).append(fault)
    return TableRow(row.number, cells)


def _cell_fault(row: int, name: str, cell: str) -> Fault | None:
    if len(cell) > _LONGEST_CELL:
        return make_fault(row, name, "cell_too_long", limit=_LONGEST_CELL)
    if _CONTROL.search(cell):
        return make_fault(row, name, "control")
    return None


def _refuse_spoiled(
    rows: Sequence[TableRow], header: Sequence[str], header_row: int, faults: dict[int, list[Fault]]
) -> None:
    spoiled: list[tuple[int, str, str]] = []
    for row, cells in ((header_row, tuple(header)), *rows):
        if "".join(cells).isascii():
            continue
        for name, cell in zip(header, cells, strict=True):
            if not cell.isascii() and (found := spoiled_letters(cell)):
                spoiled.append((row, name, found))
    if not spoiled:
        return
    row, _, found = spoiled[0]
    bad_rows = Counter(row for row, _, _ in spoiled)
    sound = any(
        has_swedish_letters("".join(cells)) for number, cells in rows if number not in bad_rows
    )
    if row == header_row or not sound:
        raise UnreadableFile("mojibake", row=row, found=found)
    for row, name, found in spoiled:
        faults.setdefault(row, []).append(make_fault(row, name, "spoiled_letters", value=found))


def _problem_fault(row: int, header: Sequence[str], problem: CellProblem) -> Fault:
    name = header[problem.place] if problem.place < len(header) else ""
    return make_fault(row, name, problem.code, **problem.values)


def _unguarded(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and GUARDED.match(cell) else cell
