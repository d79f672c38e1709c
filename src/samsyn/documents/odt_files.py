"""ODT: headings, lists and captions are styles, header rows are said, pictures have words."""

import io
from collections.abc import Sequence
from datetime import datetime
from html import escape
from pathlib import Path
from string import Template
from typing import Any, Final

import odfdo

from samsyn.documents.layout import stays_whole, widths_of
from samsyn.documents.model import (
    Block,
    Bullets,
    ColumnKind,
    Document,
    Figure,
    Heading,
    Link,
    Note,
    Paragraph,
    Strong,
    Table,
)
from samsyn.documents.pictures import picture_of
from samsyn.documents.wording import cell_text, clean, word
from samsyn.packing import packed, unpacked

_STYLES: Final = Path(__file__).parent / "odt/styles.xml"
_COUNTRIES: Final = {"sv": "SE", "en": "GB"}
_WIDTH: Final = 17.0  # centimetres of text
_PICTURE_WIDTH: Final = 16.5
_NOT_NEEDED: Final = ("Thumbnails/", "Configurations2/")


def write_odt(document: Document) -> bytes:
    """Return the document as ODT. The same document gives the same bytes."""
    made = odfdo.Document("text")
    made.set_part("styles.xml", _styles(document))
    _set_meta(made, document)
    body: Any = made.body
    body.clear()
    body.append(_heading(clean(document.title), 1))
    for number, block in enumerate(document.blocks, start=1):
        _Blocks(made, document.language, number).add(block)
    _drop_what_the_template_brought(made)
    held = io.BytesIO()
    made.save(held)
    return packed(unpacked(held.getvalue()), dated=document.dated)


def _drop_what_the_template_brought(made: odfdo.Document) -> None:
    listed = set(made.manifest.get_paths())
    for name in {*listed, *made.get_parts()}:
        if name.startswith(_NOT_NEEDED):
            made.del_part(name)
            if name in listed:
                made.manifest.del_full_path(name)


class _Blocks:
    """Puts one block at the end of a document; `number` tells it from its like."""

    def __init__(self, made: odfdo.Document, language: str, number: int) -> None:
        self.made, self.language, self.number = made, language, number
        self.body: Any = made.body

    def add(self, block: Block) -> None:
        match block:
            case Heading():
                self.body.append(_heading(clean(block.text), block.level, block.name))
            case Paragraph():
                self.body.append(_paragraph(block.parts))
            case Bullets():
                points: Any = odfdo.List(style="Points")
                for point in block.points:
                    points.append(odfdo.ListItem(_paragraph(point, "Point")))
                self.body.append(points)
            case Table():
                self._add_table(block)
            case Figure():
                self._add_picture(block)
                self._add_table(block.twin)
            case Note():
                break_: tuple[Any, ...] = (Strong(block.title), odfdo.LineBreak())
                parts = (*(break_ if block.title else ()), *block.parts)
                self.body.append(_paragraph(parts, "Aside"))

    def _add_picture(self, figure: Figure) -> None:
        drawn = picture_of(figure.svg)
        place = f"Pictures/figure-{self.number}.png"
        self.made.set_part(place, drawn.content)
        self.made.manifest.add_full_path(place, "image/png")
        height = _PICTURE_WIDTH * drawn.height / drawn.width
        frame: Any = odfdo.Frame.image_frame(
            place,
            name=f"Figure {self.number}",
            style="Graphics",
            size=(f"{_PICTURE_WIDTH}cm", f"{height:.2f}cm"),
            anchor_type="as-char",
        )
        frame.append(odfdo.SvgTitle(clean(figure.title)))
        frame.append(odfdo.SvgDescription(clean(figure.description)))
        self.body.append(_paragraph((figure.title,), "Caption"))
        holder: Any = odfdo.Paragraph(style="Standard")
        holder.append(frame)
        self.body.append(holder)

    def _add_table(self, table: Table) -> None:
        self.body.append(_paragraph((table.caption,), "Caption"))
        made: Any = odfdo.Element.from_tag("table:table")
        made.set_attribute("table:name", f"Table {self.number}")
        if stays_whole(table):
            made.set_attribute("table:style-name", self._whole())
        titled: Any = odfdo.Element.from_tag("table:title")
        titled.text = clean(table.caption)
        for place in range(len(table.columns)):
            made.append(self._column(table, place))
        heads: Any = odfdo.Element.from_tag("table:table-header-rows")
        heads.append(self._row([one.heading for one in table.columns], table, head=True))
        made.append(heads)
        for row in table.rows:
            made.append(self._row(row, table))
        made.insert(titled, position=0)
        self.body.append(made)
        if table.note:
            self.body.append(_paragraph((table.note,), "Source"))

    def _column(self, table: Table, place: int) -> Any:
        share = widths_of(table)[place]
        name = f"Column {self.number} {place + 1}"
        style = odfdo.Style("table-column", name=name, width=f"{_WIDTH * share:.2f}cm")
        self.made.insert_style(style, automatic=True)
        column: Any = odfdo.Element.from_tag("table:table-column")
        column.set_attribute("table:style-name", name)
        return column

    def _whole(self) -> str:
        """Return the style of a table that stays on one page."""
        name = "Whole"
        if self.made.get_style("table", name) is None:
            style: Any = odfdo.Style("table", name=name)
            held: Any = odfdo.Element.from_tag("style:table-properties")
            held.set_attribute("style:may-break-between-rows", "false")
            held.set_attribute("style:width", f"{_WIDTH}cm")
            held.set_attribute("table:align", "margins")
            style.append(held)
            self.made.insert_style(style, automatic=True)
        return name

    def _row(self, row: Sequence[Any], table: Table, *, head: bool = False) -> Any:
        made: Any = odfdo.Element.from_tag("table:table-row")
        for given, column in zip(row, table.columns, strict=True):
            style = "Number" if column.kind is ColumnKind.NUMBER else "Cell"
            if head:
                style = {"Number": "Number_20_Heading", "Cell": "Table_20_Heading"}[style]
            marked = isinstance(given, Strong | Link)
            text = given if marked else cell_text(given, column, self.language)
            cell: Any = odfdo.Element.from_tag("table:table-cell")
            cell.set_attribute("office:value-type", "string")
            cell.set_attribute("table:style-name", self._cell_style(head=head))
            cell.append(_paragraph((text,), style))
            made.append(cell)
        return made

    def _cell_style(self, *, head: bool) -> str:
        name = "Head" if head else "Row"
        if self.made.get_style("table-cell", name) is None:
            edges = {"border_bottom": "0.8pt solid #1a1a1a" if head else "0.5pt solid #737373"}
            edges |= {"border_top": "1.1pt solid #1a1a1a"} if head else {}
            edges |= {"padding": "0.12cm"}
            self.made.insert_style(
                odfdo.Style("table-cell", name=name, **edges),  # type: ignore[arg-type]
                automatic=True,
            )
        return name


def _heading(text: str, level: int, name: str = "") -> Any:
    made: Any = odfdo.Header(level, text, style=f"Heading_20_{level}", formatted=False)
    if name:
        made.insert(odfdo.Bookmark(name), position=0)
    return made


def _paragraph(parts: Sequence[Any], style: str = "Standard") -> Any:
    made: Any = odfdo.Paragraph(style=style)
    for one in parts:
        match one:
            case Link():
                link = odfdo.Link(one.to, text=clean(one.text), style="Internet_20_link")
                made.append(link)
            case Strong():
                made.append(odfdo.Span(clean(one.text), style="Strong_20_Emphasis"))
            case str():
                made.append(clean(one))
            case _:
                made.append(one)
    return made


def _styles(document: Document) -> bytes:
    """Return the styles with the document's language and what stands on every page."""
    language = document.language
    said = {
        "language": language,
        "country": _COUNTRIES[language],
        "head": clean(document.head),
        "foot": clean(document.foot),
        "page": word("page", language),
        "of": word("of", language),
    }
    written = Template(_STYLES.read_text("utf-8"))
    return written.substitute({name: escape(text) for name, text in said.items()}).encode()


def _set_meta(made: odfdo.Document, document: Document) -> None:
    moment = datetime(document.dated.year, document.dated.month, document.dated.day)  # noqa: DTZ001
    held: Any = made.meta
    held.title, held.subject = clean(document.title), clean(document.subject)
    held.creator = held.initial_creator = clean(document.author)
    held.keywords = clean(", ".join(document.keywords))
    held.language = f"{document.language}-{_COUNTRIES[document.language]}"
    held.creation_date = held.date = moment
    held.generator = "Samsyn"
