"""Lists that leave the house, read back by other readers: no formula, always the same bytes."""

import io
import json
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime

import icalendar
import networkx
import odfdo
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samsyn.interchange.listings import (
    About,
    CannotWriteSo,
    Event,
    Events,
    FileFormat,
    Graph,
    Node,
    Place,
    Rows,
    Tie,
    write_listing,
)
from samsyn.interchange.tables import open_table

DANGEROUS = ["=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "'=1", "=cmd|' /C calc'!A0"]
ABOUT = About(
    title="Uttag E-7KQ2M: Händelser",
    language="sv",
    lines=("Taget av Petra Polis.", "Får inte spridas vidare."),
    mark_heading="Uttag",
    mark="E-7KQ2M/1f09",
    made_at=datetime(2026, 11, 17, 12, 30, tzinfo=UTC),
)
ROWS = Rows(
    header=("Kod", "Dag", "Döda"),
    rows=(("H-2", date(2026, 11, 1), 1), ("=1+1", None, 0), ("Å\nö", date(2025, 1, 2), 2)),
    places=(Place(15.2134567, 59.2741), None, None),
)
GRAPH = Graph(
    node_names=("Kod",),
    nodes=(Node("a", ("P-2",)), Node("b", ("P-<3",)), Node("c", ("=x",))),
    tie_names=("Slag", "Sedan", "Tyngd"),
    ties=(Tie("a", "b", ("vän & =", date(2026, 1, 2), 2)), Tie("b", "c", ("släkt", None, 1))),
    ends=("Ena", "Andra"),
)
EVENTS = Events(
    headings=("Dag", "Tid", "Vad"),
    events=(
        Event(uid="x", name="Samtal", on=date(2026, 12, 1)),
        Event(
            uid="y",
            name="=Inkallelse; kväll",
            on=date(2026, 12, 2),
            at=datetime(2026, 12, 2, 17, tzinfo=UTC),
            minutes=90,
        ),
    ),
)
MADE_FOR = {FileFormat.GRAPHML: GRAPH, FileFormat.GEOJSON: ROWS, FileFormat.ICALENDAR: EVENTS}
SHEETS = (FileFormat.CSV, FileFormat.XLSX, FileFormat.ODS)


def _cells(file: bytes, format_: FileFormat) -> list[list[object]]:
    """Read the first sheet by a library that did not write it (openpyxl; odfdo)."""
    if format_ is FileFormat.XLSX:
        return [list(row) for row in openpyxl.load_workbook(io.BytesIO(file)).worksheets[0].values]
    table = odfdo.Document(io.BytesIO(file)).body.tables[0]
    return [list(row) for row in table.get_values()]


@pytest.mark.parametrize("format_", FileFormat)
def test_the_same_list_gives_the_same_bytes_and_says_what_it_is(format_):
    content = MADE_FOR.get(format_, ROWS)

    once, again = (write_listing(content, ABOUT, format_) for _ in range(2))

    text = once
    if once.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(once)) as pack:
            text = b"".join(pack.read(name) for name in pack.namelist())
            assert {one.date_time[:3] for one in pack.infolist()} == {(2026, 11, 17)}
    unfolded = text.decode().replace("\r\n ", "")
    assert once == again
    assert all(line in unfolded for line in (ABOUT.title, *ABOUT.lines))


@pytest.mark.parametrize("format_", [FileFormat.XLSX, FileFormat.ODS])
def test_numbers_and_days_keep_their_type_and_every_row_bears_the_mark(format_):
    header, first, second, third = _cells(write_listing(ROWS, ABOUT, format_), format_)

    assert header == ["Kod", "Dag", "Döda", "Uttag"]
    assert first[0] == "H-2"
    assert str(first[1])[:10] == "2026-11-01"
    assert first[2:] == [1, ABOUT.mark]
    assert second == ["'=1+1", None, 0, ABOUT.mark]
    assert third[0] == "Å\nö"


@pytest.mark.parametrize("format_", SHEETS)
@pytest.mark.parametrize("text", DANGEROUS)
def test_no_cell_of_any_sheet_can_run(format_, text):
    rows = Rows(header=(text, "b"), rows=((text, "x"),))

    file = write_listing(rows, ABOUT, format_)

    if format_ is FileFormat.CSV:
        cells = [line.split(",")[0].lstrip('"') for line in file.decode().split("\r\n")[1:3]]
    else:
        cells = [str(row[0]) for row in _cells(file, format_)]
    assert [cell[0] for cell in cells[:2]] == ["'", "'"]


@settings(max_examples=25)
@given(st.lists(st.tuples(st.text(max_size=20), st.integers(-9, 9)), min_size=1, max_size=4))
def test_what_was_written_is_read_again_past_what_stands_above_it(values):
    texts = tuple((f"x{text}" if text.isprintable() else "x", number) for text, number in values)
    rows = Rows(header=("text", "number"), rows=texts)

    for format_ in (FileFormat.CSV, FileFormat.XLSX):
        table = open_table(write_listing(rows, ABOUT, format_), f"list.{format_}")
        assert table.header == ("text", "number", "Uttag")
        assert table.column("text") == [text.strip() for text, _number in texts]
        assert table.column("number") == [str(number) for _text, number in texts]


def test_a_graph_is_read_with_its_values_and_days():
    graph = networkx.read_graphml(io.BytesIO(write_listing(GRAPH, ABOUT, FileFormat.GRAPHML)))

    assert graph.nodes["n1"] == {"Kod": "P-<3", "Uttag": ABOUT.mark}
    tie = graph.edges["n0", "n1"]
    assert (tie["Slag"], tie["Sedan"], tie["Tyngd"]) == ("vän & =", "2026-01-02", 2)
    assert "Sedan" not in graph.edges["n1", "n2"]
    assert not graph.is_directed()


def test_a_graph_as_a_table_names_both_ends():
    header, first, second = _cells(write_listing(GRAPH, ABOUT, FileFormat.XLSX), FileFormat.XLSX)

    assert header == ["Ena", "Andra", "Slag", "Sedan", "Tyngd", "Uttag"]
    assert first[:3] == ["P-2", "P-<3", "vän & ="]
    assert second[1] == "'=x"


def test_a_place_is_a_point_with_its_longitude_first_and_a_hidden_one_is_none():
    read = json.loads(write_listing(ROWS, ABOUT, FileFormat.GEOJSON))

    shown, hidden, _third = read["features"]
    assert shown["geometry"] == {"type": "Point", "coordinates": [15.213457, 59.2741]}
    assert hidden["geometry"] is None
    assert shown["properties"] == {
        "Kod": "H-2",
        "Dag": "2026-11-01",
        "Döda": 1,
        "Uttag": ABOUT.mark,
    }


def test_a_calendar_has_days_and_times():
    read = icalendar.Calendar.from_ical(write_listing(EVENTS, ABOUT, FileFormat.ICALENDAR))

    whole, timed = read.walk("VEVENT")
    assert whole.decoded("dtstart") == date(2026, 12, 1)
    assert timed.decoded("dtend") - timed.decoded("dtstart") == EVENTS.events[1].at.replace(
        hour=18, minute=30
    ) - EVENTS.events[1].at.replace(hour=17)
    assert str(timed["summary"]) == "=Inkallelse; kväll"
    assert {str(one["comment"]) for one in (whole, timed)} == {ABOUT.mark}


@pytest.mark.parametrize(
    ("content", "format_"),
    [
        (ROWS, FileFormat.GRAPHML),
        (GRAPH, FileFormat.GEOJSON),
        (GRAPH, FileFormat.ICALENDAR),
        (Rows(header=("a",), rows=(("x",),)), FileFormat.GEOJSON),
    ],
)
def test_a_format_that_was_made_for_something_else_is_refused(content, format_):
    with pytest.raises(CannotWriteSo, match=format_.value):
        write_listing(content, ABOUT, format_)


@pytest.mark.parametrize("format_", [FileFormat.XLSX, FileFormat.ODS])
def test_a_workbook_is_wide_enough_for_its_days_and_bears_the_mark_on_paper(format_):
    file = write_listing(ROWS, ABOUT, format_)

    if format_ is FileFormat.XLSX:
        page = openpyxl.load_workbook(io.BytesIO(file)).worksheets[0]
        foot = page.oddFooter.center.text
        assert page.column_dimensions["B"].width >= len("2026-11-01")
        assert (page.print_title_rows, page["A1"].font.b, page["A2"].font.b) == (
            "$1:$1", True, False,
        )  # fmt: skip
    else:
        with zipfile.ZipFile(io.BytesIO(file)) as pack:
            foot = pack.read("styles.xml").decode()
            assert 'style:column-width="' in pack.read("content.xml").decode()
    assert f"{ABOUT.title} · {ABOUT.mark}" in foot


@pytest.mark.parametrize(("language", "words"), [("sv", ["ja", "nej"]), ("en", ["yes", "no"])])
@pytest.mark.parametrize("format_", SHEETS)
def test_yes_and_no_are_words_in_the_language_of_the_file(format_, language, words):
    rows = Rows(header=("a", "b"), rows=((True, False),))

    file = write_listing(rows, replace(ABOUT, language=language), format_)

    if format_ is FileFormat.CSV:
        assert file.decode().split("\r\n")[2].split(",")[:2] == words
    else:
        assert _cells(file, format_)[1][:2] == words
