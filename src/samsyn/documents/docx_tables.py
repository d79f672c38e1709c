"""Tables of DOCX: a header row that is repeated, rows that stay whole, words for who listens."""

from collections.abc import Callable
from typing import Any, Final

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from samsyn.documents.layout import stays_whole, widths_of
from samsyn.documents.model import ColumnKind, Link, Strong, Table
from samsyn.documents.wording import cell_text, clean

_WIDTH: Final = 170  # millimetres of text
_EDGES: Final = {"top": "12", "insideH": "4", "bottom": "4"}  # eighths of a point
_SMALL: Final = Pt(9)
_GAP: Final = Pt(3)
_APART: Final = Pt(4)


def add_table(made: Any, table: Table, language: str, add_inline: Callable[..., None]) -> None:
    """Put a table with its caption and note at the end of the document."""
    caption = made.add_paragraph(clean(table.caption), style="Caption")
    caption.paragraph_format.keep_with_next = True
    grid = made.add_table(rows=1, cols=len(table.columns))
    grid.autofit = False
    _describe(grid, table)
    heads = [Strong(one.heading) for one in table.columns]
    _fill(grid.rows[0], heads, table, language, add_inline)
    _say(grid.rows[0], "w:tblHeader")
    for cell in grid.rows[0].cells:
        for run in cell.paragraphs[0].runs:
            run.font.size = _SMALL
    for row in table.rows:
        _fill(grid.add_row(), row, table, language, add_inline)
    for row in grid.rows:
        _say(row, "w:cantSplit")
    if stays_whole(table):
        _keep_together(grid)
    _share_width(grid, table)
    _add_note(made, clean(table.note))


def _add_note(made: Any, text: str) -> None:
    """Put the note under a table; without one, the little that keeps two tables apart."""
    note = made.add_paragraph()
    run = note.add_run(text)
    run.font.size = _SMALL
    note.paragraph_format.space_before = _GAP if text else 0
    if not text:
        note.paragraph_format.space_after = 0
        note.paragraph_format.line_spacing = _APART


def _fill(row: Any, given: Any, table: Table, language: str, add_inline: Any) -> None:
    for cell, held, column in zip(row.cells, given, table.columns, strict=True):
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = _GAP
        if column.kind is ColumnKind.NUMBER:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        plain = not isinstance(held, Strong | Link)
        add_inline(paragraph, (cell_text(held, column, language) if plain else held,))


def _describe(grid: Any, table: Table) -> None:
    """Say what the table is, and draw lines between its rows."""
    properties = grid._tbl.tblPr
    borders = OxmlElement("w:tblBorders")
    for edge, size in _EDGES.items():
        line = OxmlElement(f"w:{edge}")
        for name, value in {"val": "single", "sz": size, "space": "0", "color": "595959"}.items():
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    properties.insert_element_before(borders, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
    for kind, text in (("w:tblCaption", table.caption), ("w:tblDescription", table.note)):
        if text:
            told = OxmlElement(kind)
            told.set(qn("w:val"), clean(text))
            properties.append(told)


def _say(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _keep_together(grid: Any) -> None:
    for row in grid.rows[:-1]:
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True


def _share_width(grid: Any, table: Table) -> None:
    for place, share in enumerate(widths_of(table)):
        width = Mm(_WIDTH * share)
        grid.columns[place].width = width
        for cell in grid.columns[place].cells:
            cell.width = width
