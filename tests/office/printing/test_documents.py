"""Prints are accessible, hold exactly what was given, and refuse what does not fit."""

import shutil
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from tests.office.printing.reading_pdf import (
    claims_accessibility,
    language_of,
    opened,
    tags_of,
    text_of,
)

from samsyn.office.printing import (
    CannotPrint,
    Classification,
    InternalUse,
    Logo,
    SiteMark,
    Template,
    document,
    documents,
)
from samsyn.office.printing.shapes import (
    CARD_SHEET,
    LETTER,
    TABLE_SHEET,
    Card,
    CardSheet,
    Column,
    Letter,
    Note,
    TableSheet,
)

A_LETTER = Letter(
    senders=("Exempelstads kommun", "Polisen"),
    dated="24 november 2026",
    greeting="Hej!",
    paragraphs=("Vi vill att du kommer.",),
    message=("Vi vill inte att du ska dö.",),
    signatures=("Samordnare, kommunen",),
)
A_TABLE = TableSheet(
    columns=(Column(heading="Tid"), Column(heading="Vad", share=3)),
    rows=tuple((f"{hour}.30", "Alla på plats") for hour in range(10, 70)),
    ticked=True,
    tick_heading="Klart",
    notes=(Note(heading="Om något händer", points=("Ring 112.",)),),
)
USE = InternalUse(
    printed_by="Petra Berg",
    printed_at=datetime(2026, 11, 27, 13, 5, tzinfo=UTC),
    classification=Classification.SECRET,
    shred_on=date(2026, 12, 11),
)
BOTTOM = 74  # points, 26 mm: the margin where the foot stands
SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4" cy="4" r="4"/></svg>'
)
SITE = SiteMark(name="GVI Örebro", logo=Logo(kind="svg", content=SVG))


def letter(**parts: object) -> bytes:
    return document(LETTER, replace(A_LETTER, **parts), title="Inbjudan", language="sv", site=SITE)


@pytest.mark.parametrize(
    ("template", "data"),
    [
        (LETTER, A_LETTER),
        (TABLE_SHEET, A_TABLE),
        (CARD_SHEET, CardSheet(cards=(Card(heading="Ett", text="Text"),) * 13)),
    ],
)
def test_every_shape_is_an_accessible_pdf_of_a4(template: object, data: object) -> None:
    made = document(template, data, title="Rubrik", language="en", site=SITE, internal=USE)

    sides = {tuple(round(float(side)) for side in page.mediabox[2:]) for page in opened(made).pages}
    assert claims_accessibility(made)
    assert language_of(made) == "en"
    assert opened(made).metadata.title == "Rubrik"
    assert sides == {(595, 842)}


def test_a_table_over_pages_is_one_table_with_headings() -> None:
    made = document(TABLE_SHEET, A_TABLE, title="Körschema", language="sv")

    tags = tags_of(made)
    assert len(opened(made).pages) > 1
    assert tags.count("/Table") == 1
    assert tags.count("/TH") == 3
    assert "/H1" in tags


def test_a_row_of_a_table_stays_whole_on_its_page() -> None:
    long = " ".join(f"ord{number}" for number in range(60))
    table = replace(A_TABLE, rows=tuple((f"början{n}", f"{long} slut{n}") for n in range(20)))

    made = document(TABLE_SHEET, table, title="Körschema", language="sv")

    pages = [" ".join(page.extract_text().split()) for page in opened(made).pages]
    apart = [
        n
        for n in range(20)
        for page in pages
        if (f"början{n} " in page) != (f"slut{n} " in f"{page} ")
    ]
    assert len(pages) > 1
    assert apart == []


def test_a_row_longer_than_a_page_goes_on_upon_the_next() -> None:
    table = replace(A_TABLE, rows=(("Manus", "Vi vill att du lever. " * 400 + "Sista ordet"),))

    assert "Sista ordet" in text_of(document(TABLE_SHEET, table, title="Blad", language="sv"))


def test_the_sites_name_begins_at_the_margin_when_there_is_no_logo() -> None:
    made = document(TABLE_SHEET, A_TABLE, title="Körschema", language="sv", site=SITE)
    at: dict[str, float] = {}

    def see(text: str, _current: object, matrix: list[float], *_font: object) -> None:
        at.setdefault(text.strip(), matrix[4])

    opened(made).pages[0].extract_text(visitor_text=see)

    assert at[SITE.name] == pytest.approx(at["Körschema"], abs=1)


def test_what_is_internal_says_who_printed_it_and_when_to_shred_it() -> None:
    text = text_of(document(TABLE_SHEET, A_TABLE, title="Körschema", language="sv", internal=USE))

    assert "Utskriven av Petra Berg, fredag 27 november 2026 klockan 14.05" in text
    assert "Kan omfattas av sekretess. Får inte lämnas ut." in text
    assert "Sida 1 av " in text
    assert "Strimlas senast 11 dec 2026" in text


def test_the_foot_keeps_its_place_however_close_the_text_is_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(documents.OFFICE / "printing/typst", tmp_path / "printing/typst")
    monkeypatch.setattr(documents, "OFFICE", tmp_path)

    loose = foot_of(sheet(tmp_path / "loose.typ", "size: 10.5pt"))
    close = foot_of(sheet(tmp_path / "close.typ", "size: 7pt", "#set par(spacing: 0.2em)"))

    assert len(loose) >= 2
    assert close == loose


def sheet(file: Path, look: str, rule: str = "") -> bytes:
    """A sheet of text in the frame, in a template of its own."""
    lines = ('#import "/printing/typst/frame.typ": *', f"#show: frame.with({look})", rule)
    file.write_text("\n".join((*lines, "#heading(level: 1, given.title)", "#lorem(50)")))
    return document(Template(file.name), A_LETTER, title="Rubrik", language="en", internal=USE)


def foot_of(content: bytes) -> dict[str, int]:
    """How high on the page each line of the foot stands."""
    at: dict[str, int] = {}

    def see(text: str, page: list[float], matrix: list[float], *_font: object) -> None:
        at.setdefault(text.strip(), round(page[3] * matrix[5] + page[5]))

    opened(content).pages[0].extract_text(visitor_text=see)
    return {text: height for text, height in at.items() if text and height < BOTTOM}


def test_the_frame_speaks_the_language_of_the_print() -> None:
    text = text_of(
        document(TABLE_SHEET, A_TABLE, title="Running order", language="en", internal=USE)
    )

    assert "Printed by Petra Berg, Friday 27 November 2026" in text
    assert "Page 1 of " in text


def test_what_is_handed_out_tells_nothing_of_its_printing() -> None:
    text = text_of(letter())

    assert "Vi vill att du kommer." in text
    assert "GVI Örebro" in text
    assert not [word for word in ("Utskriven", "Sida", "Strimlas", "Petra") if word in text]


@pytest.mark.parametrize(
    "hostile",
    [
        '#eval("1+1") #import "x.typ" #read("/etc/passwd")',
        "[a](b) $x^2$ *b* _i_ `c` = H - l + e @ref <label> \\ // comment",
        '#panic("samsyn:overfull:dated") {{ body }} {% now %}',
        '"); sys.inputs.given ("',
    ],
)
def test_text_is_never_taken_for_code(hostile: str) -> None:
    assert hostile in text_of(letter(paragraphs=(hostile,)))


def test_signs_that_turn_the_order_of_words_are_left_out() -> None:
    assert "Kallelse slut" in text_of(letter(paragraphs=("Kallelse\u202e\u2066 slut\x00",)))


def test_arabic_is_shaped_from_right_to_left_and_keeps_the_order_of_a_number() -> None:
    made = document(
        LETTER,
        Letter(
            senders=("بلدية أوريبرو",),
            dated="2026",
            paragraphs=("اتصل أو أرسل رسالة، 070-174 06 40.",),
        ),
        title="دعوة",
        language="ar",
    )

    text = text_of(made)
    assert claims_accessibility(made)
    assert language_of(made) == "ar"
    assert opened(made).trailer["/Root"]["/ViewerPreferences"]["/Direction"] == "/R2L"
    assert {"أوريبرو", "أرسل", "رسالة"} <= set(text.replace("،", " ").split())
    assert "070-174 06 40" in text


def test_the_same_data_makes_the_same_bytes() -> None:
    assert letter() == letter()


def test_a_name_without_a_place_to_break_wraps_within_its_column() -> None:
    name = "Maximilianaalexandrabernadottestjernström" * 2
    row = (("16.30", name),)

    made = document(TABLE_SHEET, replace(A_TABLE, rows=row), title="K", language="sv")

    assert name in text_of(made).replace(" ", "")


def test_a_letter_that_is_too_long_is_refused_and_not_cut() -> None:
    with pytest.raises(CannotPrint) as refusal:
        letter(paragraphs=("Ord " * 4000,))

    assert refusal.value.reasons == ("”Brevets text” får inte plats. Korta texten.",)


def test_a_card_that_is_too_full_is_refused_and_not_cut() -> None:
    with pytest.raises(CannotPrint) as refusal:
        document(
            CARD_SHEET,
            CardSheet(cards=(Card(heading="Ett", text="Ord " * 300),)),
            title="Kort",
            language="sv",
        )

    assert refusal.value.reasons == ("”Kort” får inte plats. Korta texten.",)


def test_every_empty_part_is_named_at_once() -> None:
    with pytest.raises(CannotPrint) as refusal:
        letter(paragraphs=(), dated="  ", senders=("Polisen",))

    assert refusal.value.reasons == (
        "”Datum” är tom. Fyll i den och skriv sedan ut.",
        "”Brevets text” är tom. Fyll i den och skriv sedan ut.",
    )


@pytest.mark.parametrize("text", ["ትግርኛ", "日本語", "😀"])
def test_a_sign_that_no_font_has_is_refused_and_not_left_blank(text: str) -> None:
    with pytest.raises(CannotPrint, match="tecken som inte går att skriva ut"):
        letter(paragraphs=(text,))


@pytest.mark.parametrize(
    "text", ["Zażółć gęślą jaźń", "Ăă Șș Ţţ", "Привіт", "Ελληνικά", "đ ư ệ", "کوردی فارسی"]
)
def test_the_languages_of_the_sites_can_be_written(text: str) -> None:
    assert letter(paragraphs=(text,))
