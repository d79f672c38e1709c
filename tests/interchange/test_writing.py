"""Files we write open safely in a spreadsheet program."""

import io
from datetime import UTC, date, datetime

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samsyn.interchange.faults import make_fault, one_per_row
from samsyn.interchange.tables import open_table
from samsyn.interchange.writing import rejected_rows, safe_text, write_csv, write_xlsx

DANGEROUS = ["=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "'=1", "=cmd|' /C calc'!A0"]


@pytest.mark.parametrize("text", DANGEROUS)
def test_no_cell_can_run_as_a_formula(text):
    csv, xlsx = io.BytesIO(), io.BytesIO()

    write_csv(csv, ["text"], [[text]])
    write_xlsx(xlsx, ["text"], [[text]])

    cell = openpyxl.load_workbook(xlsx).active["A2"]
    assert safe_text(text) == "'" + text
    assert csv.getvalue().decode().split("\n", 1)[1].lstrip('"').startswith("'")
    assert (cell.data_type, cell.value[0]) == ("s", "'")


@given(st.text())
def test_safe_text_starts_with_nothing_that_runs(text):
    safe = safe_text(text)

    assert not safe.startswith(("=", "+", "@", "\t", "\r"))
    assert not safe.startswith("-") or safe[1:].replace(",", ".", 1).replace(".", "", 1).isdecimal()


def test_headers_are_made_safe_too():
    stream = io.BytesIO()

    write_csv(stream, ["=x"], [["1"]])

    assert stream.getvalue() == b"'=x\r\n1\r\n"


def test_swedish_excel_gets_its_mark_semicolons_and_decimal_commas():
    stream = io.BytesIO()

    write_csv(stream, ["plats", "lat"], [["Åby", 59.27], [None, True]], for_excel=True)

    assert stream.getvalue() == "\ufeffplats;lat\r\nÅby;59,27\r\n;yes\r\n".encode()


def test_numbers_and_dates_keep_their_type_in_a_workbook():
    stream = io.BytesIO()
    moment = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)

    write_xlsx(stream, list("abcd"), [[1, 2.5, date(2026, 1, 2), moment]])

    row = next(openpyxl.load_workbook(stream).active.iter_rows(min_row=2, values_only=True))
    assert row == (1, 2.5, datetime.fromisoformat("2026-01-02"), "2026-01-02 03:04:00+00:00")


def test_control_characters_do_not_break_a_workbook():
    stream = io.BytesIO()

    write_xlsx(stream, ["text"], [["a\x07b"]])

    assert openpyxl.load_workbook(stream).active["A2"].value == "a\ufffdb"


def test_rejected_rows_come_back_as_they_were_with_row_and_all_faults():
    table = open_table(b"id;fault;datum\n1;x;=1\n2;y;3\n")
    faults = [make_fault(2, "datum", "missing"), make_fault(2, "", "self_tie")]

    header, rows = rejected_rows(table, [one_per_row(faults)])

    assert header == ["id", "fault", "datum", "row", "fault 2"]
    assert rows == [
        [
            *("1", "x", "=1", 2),
            "datum: The cell is empty, but is needed."
            " The tie goes from somebody to the same person.",
        ]
    ]
