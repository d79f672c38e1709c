"""DOCX: headings, lists and captions are styles, and each table says which row is its header."""

import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt, RGBColor

from samsyn.documents.docx_tables import add_table
from samsyn.documents.model import (
    Block,
    Bullets,
    Document,
    Figure,
    Heading,
    Inline,
    Link,
    Note,
    Paragraph,
    Strong,
    Table,
)
from samsyn.documents.pictures import picture_of
from samsyn.documents.wording import clean, word
from samsyn.packing import packed, unpacked

_FONT: Final = "Arial"
_INK: Final = RGBColor(0x1A, 0x1A, 0x1A)
_SIZES: Final = {"Heading 1": 20, "Heading 2": 14, "Heading 3": 11.5, "Heading 4": 10.5}
_OTHER_SIZES: Final = {"Caption": 10, "Header": 9, "Footer": 8}
_CODES: Final = {"sv": "sv-SE", "en": "en-GB"}
_PICTURE_WIDTH: Final = Mm(165)


def write_docx(document: Document) -> bytes:
    """Return the document as DOCX. The same document gives the same bytes."""
    made = docx.Document()
    _drop_thumbnail(made.part.package)
    _set_properties(made, document)
    _set_styles(made, document.language)
    _set_page(made, document)
    made.add_heading(clean(document.title), level=1)
    for number, block in enumerate(document.blocks, start=1):
        _add(made, block, document.language, number)
    held = io.BytesIO()
    made.save(held)
    return packed(unpacked(held.getvalue()), dated=document.dated)


def _add(made: Any, block: Block, language: str, number: int) -> None:
    match block:
        case Heading():
            _mark(made.add_heading(clean(block.text), level=block.level), block.name, number)
        case Paragraph():
            add_inline(made.add_paragraph(), block.parts)
        case Bullets():
            for point in block.points:
                add_inline(made.add_paragraph(style="List Bullet"), point)
        case Table():
            add_table(made, block, language, add_inline)
        case Figure():
            _add_figure(made, block, language, number)
        case Note():
            _add_note(made, block)


def _add_figure(made: Any, figure: Figure, language: str, number: int) -> None:
    # In one paragraph, since some readers leave a title alone at the end of a page all the same.
    caption = made.add_paragraph(clean(figure.title), style="Caption")
    caption.paragraph_format.keep_together = True
    caption.add_run().add_break()
    drawn = picture_of(figure.svg)
    shape = caption.add_run().add_picture(io.BytesIO(drawn.content), width=_PICTURE_WIDTH)
    told = shape._inline.docPr
    told.set("name", f"Figure {number}")
    told.set("title", clean(figure.title))
    told.set("descr", clean(figure.description))
    add_table(made, figure.twin, language, add_inline)


def _add_note(made: Any, note: Note) -> None:
    paragraph = made.add_paragraph()
    paragraph.paragraph_format.left_indent = Cm(0.5)
    edge = OxmlElement("w:left")
    for name, value in {"val": "single", "sz": "18", "space": "8", "color": "595959"}.items():
        edge.set(qn(f"w:{name}"), value)
    borders = OxmlElement("w:pBdr")
    borders.append(edge)
    paragraph._p.get_or_add_pPr().insert_element_before(borders, "w:ind", "w:jc")
    if note.title:
        paragraph.add_run(clean(note.title)).bold = True
        paragraph.add_run().add_break()
    add_inline(paragraph, note.parts)


def add_inline(paragraph: Any, parts: Sequence[Inline] | str) -> None:
    """Put the parts of a text into a paragraph."""
    for one in parts:
        match one:
            case Link():
                _add_link(paragraph, one)
            case Strong():
                paragraph.add_run(clean(one.text)).bold = True
            case str():
                paragraph.add_run(clean(one))


def _add_link(paragraph: Any, link: Link) -> None:
    element = OxmlElement("w:hyperlink")
    if link.to.startswith("#"):
        element.set(qn("w:anchor"), link.to[1:])
    else:
        kind = RELATIONSHIP_TYPE.HYPERLINK
        element.set(qn("r:id"), paragraph.part.relate_to(link.to, kind, is_external=True))
    run = paragraph.add_run(clean(link.text))
    run.underline = True
    element.append(run._r)
    paragraph._p.append(element)


def _mark(paragraph: Any, name: str, number: int) -> None:
    """Name the place if it has a name, so that links in the document find it."""
    if not name:
        return
    for kind in ("w:bookmarkStart", "w:bookmarkEnd"):
        element = OxmlElement(kind)
        element.set(qn("w:id"), str(number))
        if kind == "w:bookmarkStart":
            element.set(qn("w:name"), name)
        paragraph._p.append(element)


def _set_properties(made: Any, document: Document) -> None:
    held = made.core_properties
    day = document.dated
    held.title, held.subject = clean(document.title), clean(document.subject)
    held.author = held.last_modified_by = clean(document.author)
    held.keywords, held.comments = clean(", ".join(document.keywords)), ""
    held.language = _CODES[document.language]
    held.created = held.modified = datetime(day.year, day.month, day.day)  # noqa: DTZ001
    held.revision = 1


def _drop_thumbnail(package: Any) -> None:
    """Take away the picture of the empty document that the library starts from."""
    for key, relation in list(package.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            del package.rels[key]


def _set_styles(made: Any, language: str) -> None:
    styles = made.styles
    for element in styles.element.iter(qn("w:lang")):
        element.set(qn("w:val"), _CODES[language])
    _set_font(styles["Normal"], 10.5)
    styles["Normal"].paragraph_format.space_after = Pt(6)
    for name, size in (_SIZES | _OTHER_SIZES).items():
        _set_font(styles[name], size)
    for name in _SIZES:
        styles[name].font.bold = True
        styles[name].paragraph_format.space_before = Pt(14)
        styles[name].paragraph_format.space_after = Pt(5)
    styles["Caption"].font.bold = True
    styles["Caption"].paragraph_format.space_before = Pt(10)


def _set_font(style: Any, size: float) -> None:
    style.font.name, style.font.size = _FONT, Pt(size)
    style.font.color.rgb, style.font.italic = _INK, False
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)


def _set_page(made: Any, document: Document) -> None:
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin = section.bottom_margin = Mm(24)
    head = section.header.paragraphs[0]
    head.add_run(clean(document.head)).bold = True
    foot = section.footer.paragraphs[0]
    foot.add_run(clean(document.foot))
    page = section.footer.add_paragraph(style="Footer")
    page.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    page.add_run(f"{word('page', document.language)} ")
    _add_field(page, "PAGE")
    page.add_run(f" {word('of', document.language)} ")
    _add_field(page, "NUMPAGES")


def _add_field(paragraph: Any, code: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run = paragraph.add_run("1")
    field.append(run._r)
    paragraph._p.append(field)
