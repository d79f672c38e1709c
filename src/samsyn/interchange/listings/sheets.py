"""Tables: CSV, XLSX and ODS. No cell runs as a formula, and every row bears the mark.

In a workbook the list stands on the first sheet and what it is on the second; in a CSV file that
is said in one cell above the header, which `tables.open_table` reads past.
"""

import io
from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from markupsafe import Markup
from openpyxl import Workbook
from openpyxl.packaging.core import DocumentProperties
from openpyxl.xml.functions import tostring

from samsyn.interchange.elements import element, joined, text, written
from samsyn.interchange.listings.model import About, Content, marked
from samsyn.interchange.writing import Cell, sheet_cell, write_csv
from samsyn.packing import packed, unpacked

_SHEETS: Final = {"sv": ("Lista", "Om filen"), "en": ("List", "About the file")}
_WIDTH: Final = 20  # letters
_WIDE: Final = 90
_MIMETYPE: Final = "application/vnd.oasis.opendocument.spreadsheet"
_OASIS: Final = "urn:oasis:names:tc:opendocument:xmlns:"
_SPACES: Final = {
    f"xmlns:{name}": f"{_OASIS}{urn}:1.0"
    for name, urn in {
        "office": "office",
        "table": "table",
        "text": "text",
        "meta": "meta",
        "style": "style",
        "number": "datastyle",
    }.items()
} | {"xmlns:dc": "http://purl.org/dc/elements/1.1/", "office:version": "1.3"}
_DAYS: Final = "day"


def write_csv_file(content: Content, about: About) -> bytes:
    """Return a CSV file in UTF-8 with commas."""
    header, rows = marked(content, about)
    target = io.BytesIO()
    write_csv(target, [" ".join((f"{about.title}.", *about.lines))], [header, *rows])
    return target.getvalue()


def write_workbook(content: Content, about: About) -> bytes:
    """Return an XLSX workbook; numbers and days keep their type."""
    header, rows = marked(content, about)
    book = Workbook(write_only=True)
    for name, lines in zip(_names(about), ([header, *rows], _told(about)), strict=True):
        page = book.create_sheet(name)
        page.column_dimensions["A"].width = _WIDTH if len(lines[0]) > 1 else _WIDE
        if len(lines[0]) > 1:
            page.freeze_panes = "A2"
        for cells in lines:
            page.append([sheet_cell(cell) for cell in cells])
    target = io.BytesIO()
    book.save(target)
    parts = unpacked(target.getvalue())
    parts["docProps/core.xml"] = _properties(about)
    return packed(parts, dated=about.made_at.date())


def write_ods(content: Content, about: About) -> bytes:
    """Return an ODS workbook (OpenDocument 1.3); numbers and days keep their type."""
    header, rows = marked(content, about)
    tables = [
        _table(name, lines)
        for name, lines in zip(_names(about), ([header, *rows], _told(about)), strict=True)
    ]
    body = element("office:body", {}, element("office:spreadsheet", {}, *tables))
    parts = {
        "mimetype": _MIMETYPE.encode(),
        "META-INF/manifest.xml": _manifest(),
        "meta.xml": _meta(about),
        "content.xml": written(element("office:document-content", _SPACES, _styles(), body)),
    }
    return packed(parts, dated=about.made_at.date())


def _names(about: About) -> tuple[str, str]:
    return _SHEETS.get(about.language, _SHEETS["en"])


def _told(about: About) -> list[Sequence[Cell]]:
    return [[line] for line in (about.title, *about.lines)]


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


def _table(name: str, lines: Sequence[Sequence[Cell]]) -> Markup:
    width = max(len(one) for one in lines)
    columns = element("table:table-column", {"table:number-columns-repeated": str(width)})
    rows = joined(
        element("table:table-row", {}, *(_cell(sheet_cell(cell)) for cell in cells))
        for cells in lines
    )
    return element("table:table", {"table:name": name}, columns, rows)


def _cell(cell: Cell) -> Markup:
    match cell:
        case None:
            return element("table:table-cell")
        case bool():
            said = "true" if cell else "false"
            return _typed("boolean", {"office:boolean-value": said}, said)
        case int() | float():
            return _typed("float", {"office:value": str(cell)}, str(cell))
        case datetime() | date():
            said = cell.isoformat()
            return _typed("date", {"office:date-value": said, "table:style-name": _DAYS}, said)
        case _:
            return _typed("string", {}, str(cell))


def _typed(kind: str, attributes: dict[str, str], said: str) -> Markup:
    lines = [element("text:p", {}, text(one)) for one in said.split("\n")]
    return element("table:table-cell", {"office:value-type": kind, **attributes}, *lines)


def _styles() -> Markup:
    dash = element("number:text", {}, text("-"))
    long = {"number:style": "long"}
    day = element(
        "number:date-style",
        {"style:name": "iso"},
        element("number:year", long),
        dash,
        element("number:month", long),
        dash,
        element("number:day", long),
    )
    cell = element(
        "style:style",
        {"style:name": _DAYS, "style:family": "table-cell", "style:data-style-name": "iso"},
    )
    return element("office:automatic-styles", {}, day, cell)


def _meta(about: About) -> bytes:
    told = {
        "meta:generator": "Samsyn",
        "dc:title": about.title,
        "dc:description": " ".join(about.lines),
        "meta:keyword": about.mark,
        "meta:creation-date": about.made_at.replace(microsecond=0).isoformat(),
        "dc:language": about.language,
    }
    inside = [element(name, {}, text(value)) for name, value in told.items()]
    return written(element("office:document-meta", _SPACES, element("office:meta", {}, *inside)))


def _manifest() -> bytes:
    held = (("/", _MIMETYPE), ("content.xml", "text/xml"), ("meta.xml", "text/xml"))
    return written(
        element(
            "manifest:manifest",
            {"xmlns:manifest": f"{_OASIS}manifest:1.0", "manifest:version": "1.3"},
            *(
                element(
                    "manifest:file-entry",
                    {"manifest:full-path": path, "manifest:media-type": kind},
                )
                for path, kind in held
            ),
        )
    )
