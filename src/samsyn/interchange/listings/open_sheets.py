"""ODS (OpenDocument 1.3): the same two sheets, with types, widths and the mark on paper."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from markupsafe import Markup

from samsyn.interchange.elements import element, joined, text, written
from samsyn.interchange.listings.model import About, Content
from samsyn.interchange.listings.sheets import Sheet, foot, sheets_of
from samsyn.interchange.writing import Cell, sheet_cell
from samsyn.packing import packed

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
        "fo": "xsl-fo-compatible",
        "svg": "svg-compatible",
    }.items()
} | {"xmlns:dc": "http://purl.org/dc/elements/1.1/", "office:version": "1.3"}
_DAYS, _BOLD, _TABLE = "day", "head", "sheet"
_MILLIMETRES: Final = 2.1  # a letter


def write_ods(content: Content, about: About) -> bytes:
    """Return an ODS workbook; numbers and days keep their type."""
    sheets = sheets_of(content, about)
    body = element("office:body", {}, element("office:spreadsheet", {}, *(map(_table, sheets))))
    widths = sorted({width for sheet in sheets for width in sheet.widths})
    parts = {
        "mimetype": _MIMETYPE.encode(),
        "META-INF/manifest.xml": _manifest(),
        "meta.xml": _meta(about),
        "styles.xml": written(element("office:document-styles", _SPACES, *_pages(about))),
        "content.xml": written(element("office:document-content", _SPACES, _styles(widths), body)),
    }
    return packed(parts, dated=about.made_at.date())


def _table(sheet: Sheet) -> Markup:
    columns = [
        element("table:table-column", {"table:style-name": f"w{width}"}) for width in sheet.widths
    ]
    first, *rest = (_row(cells, is_head=not at) for at, cells in enumerate(sheet.lines))
    if sheet.has_header:
        first = element("table:table-header-rows", {}, first)
    return element(
        "table:table",
        {"table:name": sheet.name, "table:style-name": _TABLE},
        *columns,
        first,
        *rest,
    )


def _row(cells: Sequence[Cell], *, is_head: bool) -> Markup:
    style = _BOLD if is_head else ""
    return element("table:table-row", {}, *(_cell(sheet_cell(cell), style) for cell in cells))


def _cell(cell: Cell, style: str) -> Markup:
    match cell:
        case None:
            return element("table:table-cell")
        case int() | float():
            return _typed("float", {"office:value": str(cell)}, str(cell))
        case datetime() | date():
            said = cell.isoformat()
            return _typed("date", {"office:date-value": said, "table:style-name": _DAYS}, said)
        case _:
            return _typed("string", {"table:style-name": style}, str(cell))


def _typed(kind: str, attributes: dict[str, str], said: str) -> Markup:
    lines = [element("text:p", {}, text(one)) for one in said.split("\n")]
    return element("table:table-cell", {"office:value-type": kind, **attributes}, *lines)


def _styles(widths: Sequence[int]) -> Markup:
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
    columns = (
        _style(
            "table-column",
            f"w{width}",
            element(
                "style:table-column-properties",
                {"style:column-width": f"{width * _MILLIMETRES:.1f}mm"},
            ),
        )
        for width in widths
    )
    bold = element("style:text-properties", {"fo:font-weight": "bold"})
    return element(
        "office:automatic-styles",
        {},
        day,
        _style("table-cell", _DAYS, **{"style:data-style-name": "iso"}),
        _style("table-cell", _BOLD, bold),
        _style("table", _TABLE, **{"style:master-page-name": "Default"}),
        joined(columns),
    )


def _style(family: str, name: str, *inside: Markup, **told: str) -> Markup:
    return element("style:style", {"style:name": name, "style:family": family, **told}, *inside)


def _pages(about: About) -> tuple[Markup, Markup]:
    """Return how pages lie, and what stands at the foot of each."""
    layout = element(
        "style:page-layout",
        {"style:name": "lying"},
        element(
            "style:page-layout-properties",
            {
                "fo:page-width": "297mm",
                "fo:page-height": "210mm",
                "style:print-orientation": "landscape",
                "style:scale-to-X": "1",
                "style:scale-to-Y": "0",
            },
        ),
        element(
            "style:footer-style",
            {},
            element(
                "style:header-footer-properties", {"svg:height": "8mm", "fo:margin-top": "3mm"}
            ),
        ),
    )
    page = element(
        "style:master-page",
        {"style:name": "Default", "style:page-layout-name": "lying"},
        element("style:footer", {}, element("text:p", {}, text(foot(about)))),
    )
    return element("office:automatic-styles", {}, layout), element("office:master-styles", {}, page)


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
    held = (
        ("/", _MIMETYPE),
        *((f"{one}.xml", "text/xml") for one in ("content", "styles", "meta")),
    )
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
