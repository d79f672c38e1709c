"""Spreadsheets: a sheet of text, then one for each table, where numbers are numbers.

What is text stays text: no cell can run as a formula, and its words are kept as they are.
"""

import io
import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from math import ceil
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.packaging.core import DocumentProperties
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.xml.functions import tostring

from samsyn.documents.model import (
    Bullets,
    Cell,
    Column,
    ColumnKind,
    Document,
    Figure,
    Heading,
    Inline,
    Link,
    Note,
    Paragraph,
    Strong,
    Table,
    inline,
    words_of,
)
from samsyn.documents.wording import clean, word
from samsyn.packing import packed, unpacked

_LONGEST: Final = 32_767
_NAME_LENGTH: Final = 31
_NOT_IN_A_NAME: Final = re.compile(r"[\[\]:*?/\\']+")
_FONT: Final = "Arial"
_SIZE: Final = 10
_TALL: Final = 1.4  # a line, in heights of its letters
_WOULD_RUN: Final = ("=", "+", "-", "@", "\t", "\r")
_WRAPPED: Final = Alignment(wrap_text=True, vertical="top")
_RIGHT: Final = Alignment(wrap_text=True, vertical="top", horizontal="right")
_LEFT: Final = Alignment(wrap_text=True, vertical="top", horizontal="left")
_BELOW: Final = Border(bottom=Side(style="thin"))
_WIDTH_OF_TEXT: Final = 76  # letters, which is the width of a page
_WIDTHS: Final = (12, 60)
_HEADER_ROW: Final = 3
_LEVELS: Final = {1: 18, 2: 14, 3: 12, 4: 11}  # sizes of headings, in points


def write_xlsx(document: Document) -> bytes:
    """Return the document as a workbook: its text on the first sheet, then a sheet a table."""
    book = Workbook()
    first = book.active
    if first is None:
        raise TypeError("A new workbook has a sheet.")
    first.title = word("contents", document.language)
    names = list(_names(document.tables, taken=first.title))
    _write_text(first, document, names)
    for name, table in zip(names, document.tables, strict=True):
        _write_table(book.create_sheet(name), table)
    held = io.BytesIO()
    book.save(held)
    parts = unpacked(held.getvalue())
    parts["docProps/core.xml"] = _properties(document)
    return packed(parts, dated=document.dated)


def _properties(document: Document) -> bytes:
    moment = datetime(document.dated.year, document.dated.month, document.dated.day)  # noqa: DTZ001
    held = DocumentProperties(
        title=clean(document.title),
        subject=clean(document.subject) or None,
        creator=clean(document.author) or None,
        keywords=clean(", ".join(document.keywords)) or None,
        language=document.language,
        created=moment,
        modified=moment,
    )
    written: str | bytes = tostring(held.to_tree())
    return written if isinstance(written, bytes) else written.encode()


def _write_text(sheet: Worksheet, document: Document, names: Sequence[str]) -> None:
    sheet.column_dimensions["A"].width = _WIDTH_OF_TEXT
    sheet.sheet_view.showGridLines = False
    _fit_to_width(sheet)
    tables = iter(names)
    for row, (text, size, sheet_name) in enumerate(_lines(document, tables), start=1):
        cell = sheet.cell(row, 1)
        _put_text(cell, text)
        if sheet_name:
            cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{sheet_name}'!A1")
        cell.font = _font(size=size, bold=size > _SIZE, underline="single" if sheet_name else None)
        cell.alignment = _WRAPPED
        lines = ceil(len(text) * size / _SIZE / _WIDTH_OF_TEXT) or 1
        sheet.row_dimensions[row].height = lines * size * _TALL


def _lines(document: Document, tables: Iterator[str]) -> Iterator[tuple[str, int, str]]:
    """Yield each line with its size in points, and the sheet that it leads to."""
    yield document.head, _SIZE, ""
    yield document.title, _LEVELS[1], ""
    for block in document.blocks:
        match block:
            case Heading():
                yield block.text, _LEVELS[block.level], ""
            case Table() | Figure():
                told = block.caption if isinstance(block, Table) else block.title
                yield f"{word('table', document.language)}: {told}", _SIZE, next(tables)
            case _:
                yield from ((line, _SIZE, "") for line in _lines_of_text(block))
    yield document.foot, _SIZE, ""


def _lines_of_text(block: Paragraph | Bullets | Note) -> Iterator[str]:
    match block:
        case Paragraph():
            yield _told(block.parts)
        case Bullets():
            yield from (f"\u2022 {_told(one)}" for one in block.points)
        case Note():
            yield ". ".join(filter(None, (block.title, _told(block.parts))))


def _told(parts: Sequence[Inline] | str) -> str:
    """Return a text with the addresses that its links lead to."""
    return "".join(
        f"{one.text} ({one.to})"
        if isinstance(one, Link) and not one.to.startswith("#")
        else words_of((one,))
        for one in inline(parts)
    )


def _font(*, size: int = _SIZE, bold: bool = False, underline: Any = None) -> Font:
    return Font(name=_FONT, size=size, bold=bold, underline=underline)


def _write_table(sheet: Worksheet, table: Table) -> None:
    _put_text(sheet.cell(1, 1), table.caption)
    sheet.cell(1, 1).font = _font(bold=True, size=14)
    for place, column in enumerate(table.columns, start=1):
        head = sheet.cell(_HEADER_ROW, place)
        _put_text(head, column.heading)
        head.font, head.border = _font(bold=True), _BELOW
        head.alignment = _RIGHT if column.kind is ColumnKind.NUMBER else _WRAPPED
        sheet.column_dimensions[get_column_letter(place)].width = _width(table, place - 1)
    for number, row in enumerate(table.rows, start=_HEADER_ROW + 1):
        for place, (given, column) in enumerate(zip(row, table.columns, strict=True), start=1):
            _put(sheet.cell(number, place), given, column)
    if table.note:
        _put_text(sheet.cell(_HEADER_ROW + len(table.rows) + 2, 1), table.note)
    sheet.freeze_panes = f"A{_HEADER_ROW + 1}"
    sheet.print_title_rows = f"{_HEADER_ROW}:{_HEADER_ROW}"
    sheet.page_setup.orientation = "landscape"
    _fit_to_width(sheet)


def _fit_to_width(sheet: Worksheet) -> None:
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0


def _put(cell: Any, given: Cell, column: Column) -> None:
    cell.alignment = _RIGHT if column.kind is ColumnKind.NUMBER else _LEFT
    cell.font = _font(bold=isinstance(given, Strong))
    match given:
        case None:
            return
        case Strong() | Link():
            _put_text(cell, given.text)
            if isinstance(given, Link) and not given.to.startswith("#"):
                cell.hyperlink = given.to
        case str():
            _put_text(cell, given)
        case bool() | int() | float() | Decimal():
            cell.value = given
            cell.number_format = "#,##0" + ("." + "0" * column.decimals if column.decimals else "")
        case date():
            cell.value = given
            cell.number_format = "yyyy-mm-dd"


def _put_text(cell: Any, text: str) -> None:
    """Put words that stay words, though they begin as a formula does."""
    cell.value = clean(text)[:_LONGEST]
    cell.data_type = "s"
    if text.startswith(_WOULD_RUN):
        cell.quotePrefix = True  # stays text when somebody edits the cell


def _width(table: Table, place: int) -> int:
    written = [table.columns[place].heading, *(_said(row[place]) for row in table.rows)]
    return min(max(*_WIDTHS[:1], *(len(one) + 2 for one in written)), _WIDTHS[1])


def _said(cell: Cell) -> str:
    return cell.text if isinstance(cell, Strong | Link) else str(cell)


def _names(tables: Sequence[Table], *, taken: str) -> Iterator[str]:
    used = {taken.casefold()}
    for table in tables:
        stem = " ".join(_NOT_IN_A_NAME.sub(" ", clean(table.caption)).split())
        name = stem[:_NAME_LENGTH].strip()
        number = 2
        while name.casefold() in used:
            name = f"{stem[: _NAME_LENGTH - 4].strip()} {number}"
            number += 1
        used.add(name.casefold())
        yield name
