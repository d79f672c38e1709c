"""Incident files as Swedish offices write them."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.interchange.broken_files import xlsx_of

from samsyn.interchange.guessing import guess_mapping, questions_about
from samsyn.interchange.incidents import read_incidents
from samsyn.interchange.mappings import BadMapping, Mapping, TableKind
from samsyn.interchange.tables import open_table
from samsyn.vocabulary.incidents import Harm, IncidentKind, PlacePrecision, Weapon
from samsyn.vocabulary.uncertain_dates import Precision

TODAY = date(2026, 11, 21)


def read(text, name="skjutningar.csv", **changes):
    table = open_table(text.encode() if isinstance(text, str) else text, name)
    mapping = replace(guess_mapping(table, TableKind.INCIDENTS), **changes)
    return read_incidents(table, mapping, today=TODAY)


def test_a_swedish_spreadsheet_is_read_without_any_mapping():
    reading = read(
        "Dnr;Datum;Klockslag;Typ;Adress;Stadsdel;Latitud;Longitud;Antal döda;Antal skadade;Vapen\n"
        "K1;20.3.2026;ca 23;Sprängning;Hjalmar Bergmans väg;Vivalla;59,2953;15,1862;0;2;Bomb\n"
    )

    (incident,) = reading.rows
    assert incident.external_reference == "K1"
    assert incident.kind is IncidentKind.EXPLOSION
    assert incident.weapon is Weapon.EXPLOSIVE
    assert (incident.latitude, incident.longitude) == (59.2953, 15.1862)
    assert (incident.place, incident.area) == ("Hjalmar Bergmans väg", "Vivalla")
    assert (incident.dead, incident.injured, incident.harm) == (0, 2, Harm.INJURED)
    assert incident.occurred.precision is Precision.HOUR
    assert incident.occurred.earliest.astimezone(UTC) == datetime(2026, 3, 20, 21, 30, tzinfo=UTC)
    assert incident.place_precision is PlacePrecision.BLOCK


def test_a_workbook_with_typed_cells_gives_the_same_as_text():
    cells = ["K1", datetime.fromisoformat("2026-03-20 23:05"), "skottlossning", 59.2953, 15.1862]
    workbook = read(xlsx_of(["id", "datum", "typ", "lat", "lon"], cells), "a.xlsx")
    text = read("id;datum;typ;lat;lon\nK1;2026-03-20 23:05:00;skottlossning;59,2953;15,1862\n")

    assert workbook.rows == text.rows
    assert workbook.rows[0].occurred.precision is Precision.MINUTE


def test_midnight_in_every_row_means_that_no_time_was_known():
    reading = read("id;datum\n1;2026-03-20 00:00:00\n2;2026-03-21 00:00:00\n")

    assert {row.occurred.precision for row in reading.rows} == {Precision.DAY}


def test_victims_of_one_incident_are_counted_together():
    reading = read(
        "incident_id,date,time,fatal\n7,2026-03-20,23:05,1\n7,2026-03-20,,0\n"
        "7,2026-03-20,23:05,\n8,2026-03-21,01:00,no\n"
    )

    first, second = reading.rows
    assert (first.dead, first.injured, first.outcome_unknown) == (1, 1, 1)
    assert (first.file_rows, first.harm) == ((2, 3, 4), Harm.DEAD)
    assert first.occurred.precision is Precision.MINUTE
    assert (second.dead, second.injured) == (0, 1)


def test_an_incident_with_one_faulty_victim_is_sent_back_whole():
    reading = read("incident_id,date,fatal\n7,2026-03-20,1\n7,2026-13-20,0\n8,2026-03-21,0\n")

    assert [(fault.row, fault.code) for fault in reading.faults] == [
        (2, "belongs_together"),
        (3, "no_such_day"),
    ]
    assert [row.external_reference for row in reading.rows] == ["8"]
    assert reading.rows_accepted == 1


def test_all_faults_of_a_row_are_told_at_once_and_counted_as_one_row():
    reading = read("id;datum;typ;döda\n1;2099-01-01;bus;-1\n2;2026-01-01;brand;0\n")

    (fault,) = reading.faults
    assert [each.code for each in (fault, *fault.also)] == [
        "unknown_value",
        "in_future",
        "not_a_count",
    ]
    assert reading.rows_in == 2


def test_a_row_that_repeats_another_is_folded_and_counted():
    reading = read("id;datum;döda\n1;2026-01-01;0\n1;2026-01-01;0\n")

    assert [row.file_rows for row in reading.rows] == [(2, 3)]
    assert "folded" in {note.code for note in reading.notes}


def test_dates_of_two_readings_are_asked_for_and_then_read():
    text = "id;datum\n1;03/04/2026\n2;05/06/2026\n"
    table = open_table(text.encode(), "skjutningar.csv")

    unanswered, answered = read(text), read(text, day_first=True)

    assert questions_about(table, guess_mapping(table, TableKind.INCIDENTS)) == ("day_first",)
    assert {fault.code for fault in unanswered.faults} == {"ambiguous_date"}
    assert [row.occurred.earliest.month for row in answered.rows] == [4, 6]


def test_times_that_the_clock_skipped_or_repeated_are_read_and_said():
    reading = read("id;datum;tid\n1;2026-03-29;02:30\n2;2026-10-25;02:30\n3;2026-10-26;02:30\n")

    said = {note.code: note.values for note in reading.notes}
    assert said["skipped_hour"]["rows"] == "2"
    assert said["repeated_hour"]["rows"] == "3"
    assert not reading.faults


def test_a_time_with_an_offset_is_exact_whatever_the_zone():
    reading = read("id;datum\n1;2026-03-29T02:30:00+00:00\n")

    assert reading.rows[0].occurred.earliest == datetime(2026, 3, 29, 2, 30, tzinfo=UTC)


def test_an_offset_that_no_clock_has_is_a_fault():
    reading = read("id;datum\n1;2026-03-29T02:30:00+99:00\n")

    assert [fault.code for fault in reading.faults] == ["not_a_date"]


def test_one_american_date_settles_the_order_of_its_column():
    reading = read("id;datum\n1;11/20/2026\n2;11/05/2026\n")

    assert [row.occurred.earliest.day for row in reading.rows] == [20, 5]


def test_a_time_that_a_spreadsheet_dated_to_1899_is_a_time():
    reading = read("id;datum;tid\n1;2026-01-01;1899-12-31 23:05:00\n2;2026-01-01;midnatt\n")

    assert reading.rows[0].occurred.earliest.hour == 23
    assert [(fault.row, fault.column, fault.code) for fault in reading.faults] == [
        (3, "tid", "not_a_time")
    ]


def test_the_worst_harm_is_read_off_the_counts():
    reading = read("id;datum;döda;skadade\n1;2026-01-01;0;0\n2;2026-01-01;;\n3;2026-01-01;1;0\n")

    assert [row.harm for row in reading.rows] == [Harm.NONE, Harm.UNKNOWN, Harm.DEAD]


def test_details_and_indoors_are_kept():
    reading = read("id;datum;inomhus;Kommentar\n1;2026-01-01;ja;grannar larmade\n")

    assert reading.rows[0].inside is True
    assert reading.rows[0].details == (("Kommentar", "grannar larmade"),)


def test_a_file_that_says_nothing_of_kind_needs_an_answer():
    table = open_table(b"id;datum\n1;2026-01-01\n", "lista.csv")
    mapping = guess_mapping(table, TableKind.INCIDENTS)

    assert questions_about(table, mapping) == ("kind",)
    with pytest.raises(BadMapping, match="kind"):
        read_incidents(table, mapping, today=TODAY)


def test_a_date_column_without_a_telling_header_is_found_by_its_cells():
    table = open_table(b"nr;x1\n1;2026-01-01\n2;2026-02-01\n", "skjutningar.csv")

    assert guess_mapping(table, TableKind.INCIDENTS).columns["date"] == "x1"


@pytest.mark.parametrize(
    ("header", "first", "second"),
    [
        ("SWEREF99 N;SWEREF99 E", "6572000", "512000"),
        ("N;E", "6572000", "512000"),
        ("x;y", "512000", "6572000"),
        ("x;y", "6 572 000", "512 000"),
    ],
)
def test_metres_of_the_national_grid_are_put_on_the_map(header, first, second):
    reading = read(f"id;datum;{header}\n1;2026-01-01;{first};{second}\n")

    (incident,) = reading.rows
    assert (incident.x, incident.y, incident.crs) == (512000, 6572000, "EPSG:3006")
    assert incident.longitude == pytest.approx(15.21, abs=0.01)
    assert incident.latitude == pytest.approx(59.29, abs=0.01)


def test_metres_outside_the_country_are_a_fault():
    reading = read(
        "id;datum;x;y\n1;2026-01-01;65720;512000\n",
        constants={"crs": "EPSG:3006", "kind": "shooting"},
    )

    assert [fault.code for fault in reading.faults] == ["outside_grid"]


def test_a_constant_fills_what_the_file_leaves_out():
    reading = read("id;datum;typ\n1;2026-01-01;\n", constants={"kind": "arson"})

    assert reading.rows[0].kind is IncidentKind.ARSON


def test_no_identity_number_stands_in_a_fault():
    reading = read("id;datum\n1;19900101-2384\n2;900101 2384\n")

    assert len(reading.faults) == 2
    assert "2384" not in "".join(fault.reason for fault in reading.faults)
    assert not any("2384" in str(fault.values) for fault in reading.faults)


def test_a_mapping_that_names_an_absent_column_is_refused():
    table = open_table(b"id;datum\n1;2026-01-01\n", "skjutningar.csv")
    mapping = Mapping(
        kind=TableKind.INCIDENTS, columns={"date": "dag"}, constants={"kind": "arson"}
    )

    with pytest.raises(BadMapping, match='no column "dag"'):
        read_incidents(table, mapping, today=TODAY)


cells = st.sampled_from(
    ["", "1", "2", "2026-03-01", "2099-01-01", "23:05", "59,2", "15,1", "0", "-1", "x", "Örebro"]
)


@given(st.lists(st.lists(cells, min_size=7, max_size=7), min_size=1, max_size=12))
def test_whatever_the_cells_every_row_is_accepted_or_faulted_once(rows):
    rows = [["9", *row[1:]] if not "".join(row) else row for row in rows]
    text = "id;datum;tid;lat;lon;döda;skadade\n" + "\n".join(";".join(row) for row in rows)
    reading = read(text)

    accepted = [number for row in reading.rows for number in row.file_rows]

    assert sorted([*accepted, *(fault.row for fault in reading.faults)]) == list(
        range(2, len(rows) + 2)
    )
