"""Tables: CSV and XLSX. No cell runs as a formula, and every row bears the mark.

In a workbook the list stands on the first sheet and what it is on the second, and the mark at the
foot of every printed page; in a CSV file what it is stands in one cell above the header, which
`tables.open_table` reads past.
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from openpyxl import Workbook
from openpyxl.packaging.core import DocumentProperties
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.xml.functions import tostring

from samsyn.interchange.listings.model import About, Content, marked
from samsyn.interchange.writing import Cell, sheet_cell, write_csv
from samsyn.packing import packed, unpacked

_SHEETS: Final = {"sv": ("Lista", "Om filen"), "en": ("List", "About the file")}
_YES_NO: Final = {"sv": ("ja", "nej"), "en": ("yes", "no")}
_NARROWEST, _WIDEST = 9, 60  # letters
_WIDE: Final = 90
_A4: Final = 9  # as Excel numbers paper


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name and lines, and the widths of its columns in letters."""

    name: str
    lines: Sequence[Sequence[Cell]]
    widths: tuple[int, ...]
    has_header: bool


def sheets_of(content: Content, about: About) -> tuple[Sheet, Sheet]:
    """Return the sheets of a workbook: the list, and what it is."""
    lines = _lines(content, about)
    told = [[line] for line in (about.title, *about.lines)]
    names = _SHEETS.get(about.language, _SHEETS["en"])
    return (
        Sheet(names[0], lines, tuple(_widths(lines)), has_header=True),
        Sheet(names[1], told, (_WIDE,), has_header=False),
    )


def write_csv_file(content: Content, about: About) -> bytes:
    """Return a CSV file in UTF-8 with commas."""
    target = io.BytesIO()
    write_csv(target, [" ".join((f"{about.title}.", *about.lines))], _lines(content, about))
    return target.getvalue()


def write_workbook(content: Content, about: About) -> bytes:
    """Return an XLSX workbook; numbers and days keep their type."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in sheets_of(content, about):
        _fill(book.create_sheet(sheet.name), sheet, about)
    target = io.BytesIO()
    book.save(target)
    parts = unpacked(target.getvalue())
    parts["docProps/core.xml"] = _properties(about)
    return packed(parts, dated=about.made_at.date())


def foot(about: About) -> str:
    """Return what stands at the foot of every printed page."""
    return f"{about.title} · {about.mark}"


def _lines(content: Content, about: About) -> list[Sequence[Cell]]:
    """Return header and rows as somebody reads them: yes and no are words."""
    header, rows = marked(content, about)
    yes, no = _YES_NO.get(about.language, _YES_NO["en"])
    words = {True: yes, False: no}
    return [
        header,
        *([words[cell] if isinstance(cell, bool) else cell for cell in row] for row in rows),
    ]


def _widths(lines: Sequence[Sequence[Cell]]) -> Iterator[int]:
    for column in zip(*lines, strict=True):
        longest = max(len(line) for cell in column for line in _shown(cell).split("\n"))
        yield min(max(longest + 2, _NARROWEST), _WIDEST)


def _shown(cell: Cell) -> str:
    return "" if cell is None else str(cell)


def _fill(page: Worksheet, sheet: Sheet, about: About) -> None:
    for at, width in enumerate(sheet.widths, start=1):
        page.column_dimensions[get_column_letter(at)].width = width
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = _A4
    page.page_setup.fitToHeight = 0  # as many pages down as it takes, one across
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.oddFooter = HeaderFooterItem()
    page.oddFooter.center.text = foot(about).replace("&", "&&")
    if sheet.has_header:
        page.freeze_panes = "A2"
        page.print_title_rows = "1:1"
    for cells in sheet.lines:
        page.append([sheet_cell(cell) for cell in cells])
    for cell in page[1]:
        cell.font = Font(bold=True)


def _properties(about: About) -> bytes:
    moment = about.made_at.replace(tzinfo=None, microsecond=0)
    held = DocumentProperties(
        title=about.title,
        description=" ".join(about.lines),
        keywords=about.mark,
        creator="Samsyn",
        language=about.language,
        created=moment,
        modified=moment,
    )
    made: str | bytes = tostring(held.to_tree())
    return made if isinstance(made, bytes) else made.encode()
