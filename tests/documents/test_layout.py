"""Columns are as wide as their words need, and a short table is kept on one page."""

import io
import zipfile
from datetime import date

import docx
from pypdf import PdfReader
from tests.documents.example import example

from samsyn.documents import (
    Column,
    ColumnKind,
    Paragraph,
    Table,
    table_of_words,
    write_docx,
    write_odt,
    write_pdf,
)
from samsyn.documents.layout import stays_whole, widths_of

PLACES = table_of_words(
    "Händelser",
    ("Plats", "Okänt", "Högst", "Andel", "Spann"),
    tuple(("Kompasshöjden", str(n), f"1\u00a0{n}00", "–", "1 till 5") for n in range(9)),
)


def test_a_long_word_gets_the_room_that_short_numbers_do_not_need() -> None:
    first, *others = widths_of(PLACES)

    assert first > 1.4 * max(others)
    assert abs(first + sum(others) - 1) < 1e-9


def test_what_a_column_says_of_its_share_holds() -> None:
    columns = (Column("Ett", share=3), Column("Två"))

    assert widths_of(Table("Tal", columns, ((1, date(2026, 1, 1)),))) == (0.75, 0.25)


def test_columns_of_numbers_alone_stand_to_the_right() -> None:
    kinds = [one.kind for one in PLACES.columns]

    assert kinds == [
        *(ColumnKind.TEXT, ColumnKind.NUMBER, ColumnKind.NUMBER),
        *(ColumnKind.NUMBER, ColumnKind.NUMBER),
    ]


def test_a_short_table_does_not_begin_at_the_end_of_a_page() -> None:
    page_and_more = tuple(Paragraph(f"Rad {n}") for n in range(35))
    document = example(blocks=(*page_and_more, PLACES))

    pages = [one.extract_text() for one in PdfReader(io.BytesIO(write_pdf(document))).pages]
    assert [one.count("Kompasshöjden") for one in pages if "Kompasshöjden" in one] == [9]
    table = docx.Document(io.BytesIO(write_docx(document))).tables[0]
    kept = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in table.rows]
    assert kept == [True] * 9 + [None]
    with zipfile.ZipFile(io.BytesIO(write_odt(document))) as pack:
        assert b'may-break-between-rows="false"' in pack.read("content.xml")


def test_a_long_table_breaks_between_its_rows() -> None:
    rows = tuple((f"Rad {n}",) for n in range(60))
    table = table_of_words("Rader", ("Rad",), rows)

    assert not stays_whole(table)
    assert len(PdfReader(io.BytesIO(write_pdf(example(blocks=(table,))))).pages) > 1
