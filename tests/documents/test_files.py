"""Every file is opened by a reader that did not write it, and says what the document says."""

import io
import re
import zipfile
from collections.abc import Callable
from html import unescape

import docx
import openpyxl
import pytest
from defusedxml.ElementTree import fromstring
from pypdf import PdfReader
from tests.documents.example import DAY, FORMULAS, MARKUP, example

from samsyn.documents import (
    CannotWrite,
    Document,
    Paragraph,
    write_docx,
    write_html,
    write_odt,
    write_pdf,
    write_xlsx,
)

WRITERS = (write_docx, write_html, write_odt, write_pdf, write_xlsx)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
XLINK = "{http://www.w3.org/1999/xlink}"


@pytest.mark.parametrize("write", WRITERS)
def test_the_same_document_gives_the_same_bytes(write: Callable[[Document], bytes]) -> None:
    assert write(example()) == write(example())
    assert write(example()) != write(example(title="En annan"))


@pytest.mark.parametrize("write", [write_docx, write_odt, write_xlsx])
def test_every_part_is_whole_and_of_the_documents_day(write: Callable[[Document], bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(write(example()))) as pack:
        assert pack.testzip() is None
        assert {one.date_time for one in pack.infolist()} == {(2026, 11, 3, 0, 0, 0)}
        for name in pack.namelist():
            if name.endswith((".xml", ".rels")):
                fromstring(pack.read(name))


@pytest.mark.parametrize("write", WRITERS)
def test_an_empty_document_is_a_file_too(write: Callable[[Document], bytes]) -> None:
    assert write(example(blocks=(), author="", subject="", head="", foot="", keywords=()))


def test_the_pdf_is_tagged_and_says_its_title_language_and_date() -> None:
    read = PdfReader(io.BytesIO(write_pdf(example())))
    root = read.trailer["/Root"]

    assert "<pdfuaid:part>1</" in root["/Metadata"].get_data().decode()
    assert root["/Lang"] == "sv"
    assert read.metadata.title == f"Rapport {MARKUP}"
    assert read.metadata.author == "Petra Lund"
    assert read.metadata.creation_date.date() == DAY
    text = " ".join(" ".join(page.extract_text() for page in read.pages).split())
    assert "Sida 1 av 3" in text
    assert "1 234" in text
    assert MARKUP in text
    assert all(form.strip() in text for form in FORMULAS)
    assert text.count("Mått Antal Andel Dag") == 2, "the header row stands on both pages"


def test_a_sign_without_a_font_is_refused_with_its_name() -> None:
    with pytest.raises(CannotWrite, match="No font has a sign in ሰ"):
        write_pdf(example(blocks=(Paragraph("ሰላም"),)))


def test_the_docx_is_built_of_styles_and_its_tables_of_header_rows() -> None:
    content = write_docx(example())
    read = docx.Document(io.BytesIO(content))

    headings = [(p.style.name, p.text) for p in read.paragraphs if "Heading" in p.style.name]
    assert headings[:3] == [
        ("Heading 1", f"Rapport {MARKUP}"),
        ("Heading 2", "Löften"),
        ("Heading 3", "Hållna"),
    ]
    assert [p.text for p in read.paragraphs if p.style.name == "List Bullet"] == [
        "Första punkten",
        "Andra punkten",
    ]
    grid = read.tables[0]
    assert [cell.text for cell in grid.rows[1].cells] == [
        "Hållna",
        "1\u00a0234",
        "0,5",
        "3 nov 2026",
    ]
    assert [cell.text for cell in grid.rows[2].cells] == ["Brutna", "för få", "–", "–"]
    assert len(list(grid._tbl.iter(f"{W}tblHeader"))) == 1
    assert next(grid._tbl.iter(f"{W}tblCaption")).get(f"{W}val") == "Löften under oktober"
    assert read.core_properties.title == f"Rapport {MARKUP}"
    assert read.core_properties.modified.date() == DAY
    assert {one.get(f"{W}val") for one in read.styles.element.iter(f"{W}lang")} == {"sv-SE"}


def test_the_docx_has_words_for_its_picture_and_links_that_lead_somewhere() -> None:
    read = docx.Document(io.BytesIO(write_docx(example())))

    assert [shape._inline.docPr.get("descr") for shape in read.inline_shapes] == ["Kvoten är 0,8."]
    anchors = {one.get(f"{W}anchor") for one in read.element.iter(f"{W}hyperlink")} - {None}
    names = {one.get(f"{W}name") for one in read.element.iter(f"{W}bookmarkStart")}
    assert anchors == {"definitions"} <= names
    addresses = {each.target_ref for each in read.part.rels.values() if each.is_external}
    assert addresses == {"https://bra.se"}


def test_the_odt_says_headings_header_rows_language_and_what_its_picture_shows() -> None:
    with zipfile.ZipFile(io.BytesIO(write_odt(example()))) as pack:
        assert pack.infolist()[0].filename == "mimetype"
        assert pack.infolist()[0].compress_type == zipfile.ZIP_STORED
        assert pack.read("mimetype") == b"application/vnd.oasis.opendocument.text"
        listed = pack.read("META-INF/manifest.xml").decode()
        assert all(name in listed for name in pack.namelist() if name.startswith("Pictures/"))
        content = fromstring(pack.read("content.xml"))
        styles = pack.read("styles.xml").decode()

    levels = [(one.get(f"{TEXT}outline-level"), _text(one)) for one in content.iter(f"{TEXT}h")]
    assert levels == [
        ("1", f"Rapport {MARKUP}"),
        ("2", "Löften"),
        ("3", "Hållna"),
        ("2", "Definitioner"),
    ]
    assert len(list(content.iter(f"{TABLE}table-header-rows"))) == 2
    assert [_text(one) for one in content.iter(f"{SVG}desc")] == ["Kvoten är 0,8."]
    assert {one.get(f"{XLINK}href") for one in content.iter(f"{TEXT}a")} == {
        "#definitions",
        "https://bra.se",
    }
    assert [one.get(f"{TEXT}name") for one in content.iter(f"{TEXT}bookmark")] == ["definitions"]
    assert 'fo:language="sv" fo:country="SE"' in styles
    assert "Sluta skjut" in styles
    assert "1\u00a0234" in _text(content)
    assert MARKUP in _text(content)


def test_numbers_and_days_of_the_workbook_keep_their_type() -> None:
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx(example())))

    assert book.sheetnames == ["Innehåll", "Löften under oktober", "Som tal"]
    sheet = book["Löften under oktober"]
    assert [cell.value for cell in sheet[3]] == ["Mått", "Antal", "Andel", "Dag"]
    assert [cell.value for cell in sheet[4]][:3] == ["Hållna", 1234, 0.5]
    assert sheet["D4"].is_date
    assert sheet["D4"].value.date() == DAY
    assert [cell.value for cell in sheet[5]] == ["Brutna", "för få", None, None]
    assert sheet["C4"].number_format == "#,##0.0"
    assert sheet.print_title_rows == "$3:$3"
    assert book.properties.title == f"Rapport {MARKUP}"
    assert book.properties.modified.date() == DAY


def test_no_cell_of_the_workbook_can_run() -> None:
    content = write_xlsx(example(title="=cmd|' /C calc'!A0"))
    sheet = openpyxl.load_workbook(io.BytesIO(content))["Löften under oktober"]
    found = {str(row[0].value).strip(): row[0] for row in sheet.iter_rows(min_row=6)}

    for text in FORMULAS:
        assert found[text.strip()].data_type == "s"
        assert found[text.strip()].quotePrefix
    with zipfile.ZipFile(io.BytesIO(content)) as pack:
        for name in pack.namelist():
            if name.startswith("xl/worksheets/sheet"):
                assert b"<f>" not in pack.read(name)
                assert b"<f " not in pack.read(name)


def test_english_files_have_english_words_and_numbers() -> None:
    pdf = PdfReader(io.BytesIO(write_pdf(example("en"))))
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx(example("en"))))
    read = docx.Document(io.BytesIO(write_docx(example("en"))))

    text = " ".join(page.extract_text() for page in pdf.pages)
    assert "Page 1 of 3" in text
    assert "1,234" in text
    assert pdf.trailer["/Root"]["/Lang"] == "en"
    assert book.sheetnames[0] == "Contents"
    assert read.tables[0].rows[1].cells[2].text == "0.5"


def test_the_html_needs_nothing_beside_it_and_keeps_order_words_and_markup_apart() -> None:
    page = write_html(example()).decode()

    assert re.findall(r"<h([1-6])", page) == ["1", "2", "3", "2"]
    assert '<html lang="sv">' in page
    assert 'alt="Kvoten är 0,8."' in page
    assert '<h2 id="definitions">' in page
    assert page.count('<th scope="col"') == 6
    assert page.count("<caption>") == 2
    assert "1\u00a0234" in page
    assert MARKUP in unescape(page)
    assert "<b>" not in page
    assert {one[:5] for one in re.findall(r'(?:src|href)="([^"]+)', page)} == {
        "#defi",
        "data:",
        "https",
    }
    assert "<script" not in page
    assert "url(" not in page


def _text(element: object) -> str:
    """All text below an element, with spaces that the format writes as elements."""
    parts = [element.text or ""]
    for child in element:
        parts += [" " if child.tag == f"{TEXT}s" else "", _text(child), child.tail or ""]
    return "".join(parts)
