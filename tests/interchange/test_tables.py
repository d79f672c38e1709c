"""Messy but readable files give the same plain table."""

import gzip
import io
from datetime import date, datetime, time, timedelta

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.interchange.broken_files import saved, with_part, xlsx_of

from samsyn.interchange.faults import UnreadableFile
from samsyn.interchange.limits import Limits
from samsyn.interchange.tables import open_table
from samsyn.interchange.writing import write_csv, write_xlsx

SWEDISH = "id;plats;antal döda\r\n1;Vivalla, Örebro;0\r\n2;Rosengård i Malmö;1\r\n3;Åby;2\r\n"
HEADER = ("id", "plats", "antal döda")


@pytest.mark.parametrize(
    "encoding",
    [
        *("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"),
        *("cp1252", "latin-1", "cp850", "mac_roman"),
    ],
)
def test_swedish_letters_survive_every_encoding(encoding):
    table = open_table(SWEDISH.encode(encoding), "brott.csv")

    assert table.header == HEADER
    assert table.column("plats") == ["Vivalla, Örebro", "Rosengård i Malmö", "Åby"]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_separator_and_line_ends_are_found(separator, line_end):
    rows = ["id;plats;antal".replace(";", separator), f"1{separator}Åby{separator}2"]

    table = open_table(line_end.join(rows).encode(), "a.csv")

    assert table.delimiter == separator
    assert table.rows[0].cells == ("1", "Åby", "2")


def test_decimal_commas_do_not_pass_for_separators():
    table = open_table(b"id;lat;lon\n1;59,27;15,21\n2;59,28;15,22\n3;59,29;15,23\n")

    assert table.delimiter == ";"
    assert table.column("lon") == ["15,21", "15,22", "15,23"]


def test_the_separator_hint_of_excel_is_obeyed_and_counted_as_a_row():
    table = open_table(b"sep=|\r\nid|plats\r\n1|A;B;C\r\n")

    assert table.header_row == 2
    assert table.rows[0] == (3, ("1", "A;B;C"))


def test_titles_and_blank_rows_keep_the_row_numbers_of_the_spreadsheet():
    text = (
        "Skjutningar i Örebro;;\n;;\nid;datum;plats\n1;2026-01-01;Vivalla\n;;\n2;2026-01-02;Åby\n"
    )

    table = open_table(text.encode())

    assert table.header_row == 3
    assert [row.number for row in table.rows] == [4, 6]
    assert {note.code for note in table.notes} == {"blank_rows", "leading_rows"}


def test_a_line_break_within_a_cell_does_not_shift_row_numbers():
    table = open_table(b'id,plats\n1,"A\nB"\n2,C\n')

    assert [row.number for row in table.rows] == [2, 3]


def test_text_that_looks_like_a_formula_stays_text_in_csv():
    table = open_table(b"id,plats\n1,=1+1\n2,@SUM(A1)\n3,'=2+2\n")

    assert table.column("plats") == ["=1+1", "@SUM(A1)", "=2+2"]
    assert not table.cell_faults


def test_a_gzipped_file_is_read_as_what_it_holds():
    table = open_table(gzip.compress(b"source,target\n1,2\n"), "ties.csv.gz")

    assert table.rows[0].cells == ("1", "2")


def test_the_first_visible_sheet_with_cells_is_read_and_the_others_are_named():
    book = openpyxl.Workbook()
    book.active.title = "Gömt"
    book.active.append(["hemlig"])
    book.active.sheet_state = "hidden"
    book.create_sheet("Tomt")
    book.create_sheet("Händelser").append(["id", "datum"])
    book["Händelser"].append([1, date(2026, 1, 2)])

    table = open_table(saved(book))
    with pytest.raises(UnreadableFile) as hidden:
        open_table(saved(book), sheet="Gömt")

    assert table.sheet == "Händelser"
    assert [sheet.name for sheet in table.sheets if sheet.hidden] == ["Gömt"]
    assert hidden.value.code == "header_only"


def test_a_sheet_that_does_not_exist_is_refused_with_the_names_of_those_that_do():
    with pytest.raises(UnreadableFile, match=r'no sheet called "2025".*Sheet'):
        open_table(xlsx_of(["id", "n"], [1, 2]), sheet="2025")


def test_cells_of_a_workbook_become_text_as_people_read_them():
    moment = datetime.fromisoformat("2026-01-02 03:04")
    row = [1, 1.5, True, date(2026, 1, 2), moment, time(23, 5), None, "x"]

    table = open_table(xlsx_of([*"abcdefgh"], row))

    assert table.rows[0].cells == (
        *("1", "1.5", "TRUE", "2026-01-02", "2026-01-02 03:04:00", "23:05:00", "", "x"),
    )


def test_a_midnight_of_a_date_with_time_is_kept():
    book = openpyxl.Workbook()
    book.active.append(["id", "datum"])
    book.active.append([1, datetime.fromisoformat("2026-01-02")])

    table = open_table(saved(book))

    assert table.column("datum") == ["2026-01-02 00:00:00"]


def test_a_column_without_a_name_gets_its_letter_and_empty_ones_are_dropped():
    table = open_table(b"id;;plats;;\n1;x;A;;\n2;y;B;;\n")

    assert table.header == ("id", "(B)", "plats")
    assert table.rows[1].cells == ("2", "y", "B")
    assert not table.cell_faults


def test_macros_are_noted_and_never_run():
    data = with_part(xlsx_of(["id", "n"], [1, 2]), "xl/vbaProject.bin", b"macro")

    assert "macros" in {note.code for note in open_table(data).notes}


def test_durations_and_truth_of_a_workbook_are_text():
    table = open_table(xlsx_of(["id", "tid", "inne"], [1, timedelta(hours=23, minutes=5), False]))

    assert table.rows[0].cells == ("1", "23:05:00", "FALSE")


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (Limits(rows=1), "too_many_rows"),
        (Limits(columns=1), "too_many_columns"),
        (Limits(file_size=10), "too_large"),
    ],
)
def test_limits_are_kept(limits, code):
    data = b"id,plats\n" + b"1,A\n" * 40

    for source in (data, io.BytesIO(data)):
        with pytest.raises(UnreadableFile) as refusal:
            open_table(source, limits=limits)
        assert refusal.value.code == code


texts = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co"], max_codepoint=0x17F)
    | st.sampled_from("=+-@'\";,|\t\n"),
    max_size=12,
).filter(lambda text: not set("ÃâÂŒ").intersection(text))
tables = st.integers(1, 5).flatmap(
    lambda width: st.tuples(
        st.lists(
            st.from_regex(r"[a-zåäö][a-zåäö ]{0,6}[a-zåäö]", fullmatch=True),
            min_size=width,
            max_size=width,
            unique_by=lambda name: " ".join(name.split()),
        ).map(lambda names: [" ".join(name.split()) for name in names]),
        st.lists(
            st.lists(texts, min_size=width, max_size=width).filter(
                lambda row: "".join(row).strip() != ""
            ),
            min_size=1,
            max_size=6,
        ),
    )
)


@settings(deadline=None, max_examples=150)
@given(tables, st.booleans())
def test_reading_what_was_written_as_csv_gives_the_same_text(written, for_excel):
    header, rows = written
    stream = io.BytesIO()

    write_csv(stream, header, rows, for_excel=for_excel)
    table = open_table(stream.getvalue())

    assert list(table.header) == header
    assert [list(row.cells) for row in table.rows] == rows


@settings(deadline=None, max_examples=40)
@given(tables)
def test_reading_what_was_written_as_xlsx_gives_the_same_text(written):
    header, rows = written
    stream = io.BytesIO()

    write_xlsx(stream, header, rows)
    table = open_table(stream.getvalue())

    assert list(table.header) == header
    assert [list(row.cells) for row in table.rows] == rows
