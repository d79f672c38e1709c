"""The published files are taken unedited, and every row is accounted for exactly."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from samsyn.cli.check_file import READERS
from samsyn.interchange.guessing import guess_mapping, questions_about
from samsyn.interchange.incidents import read_incidents
from samsyn.interchange.map_grids import to_degrees
from samsyn.interchange.mappings import TableKind
from samsyn.interchange.tables import open_table
from samsyn.vocabulary.incidents import IncidentKind
from samsyn.vocabulary.uncertain_dates import Precision

TODAY = date(2026, 11, 21)
DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
# The files give metres to one decimal and degrees to six: half a unit of each, with a margin.
DEGREES_IN_A_ROUNDED_METRE = 2e-6
INCIDENTS, NETWORKS = DATA / "incidents", DATA / "networks"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not INCIDENTS.is_dir(), reason="the published files are not beside this repository"
    ),
]
NETWORK_FILES = [
    *sorted(path.name for path in NETWORKS.glob("*_edges.csv")),
    *sorted(path.name for path in NETWORKS.glob("*_person_*.csv")),
]


def read(path, kind, *, today=TODAY):
    table = open_table(path)
    mapping = guess_mapping(table, kind)
    assert not questions_about(table, mapping)
    return table, READERS[kind](table, mapping, today=today)


def assert_every_row_is_accounted_for(table, reading):
    accepted = [number for row in reading.rows for number in row.file_rows]
    refused = [fault.row for fault in reading.faults]
    assert sorted(accepted + refused) == [row.number for row in table.rows]
    assert reading.rows_in == reading.rows_accepted + len(reading.faults) == len(table.rows)
    assert reading.rows_accepted == len(accepted)


@pytest.mark.parametrize(
    ("name", "rows", "accepted", "incidents", "kind"),
    [
        ("philadelphia_shooting_victims.csv", 14861, 14578, 13340, IncidentKind.SHOOTING),
        ("nyc_shooting_victims.csv", 27939, 27939, 21903, IncidentKind.SHOOTING),
        ("chicago_shootings_2017.csv", 3438, 3438, 3438, IncidentKind.SHOOTING),
        ("chicago_arson.csv", 522, 522, 522, IncidentKind.ARSON),
        ("chicago_burglary_month1.csv", 970, 970, 970, IncidentKind.OTHER),
    ],
)
def test_incident_files_are_taken_with_every_row_accounted_for(
    name, rows, accepted, incidents, kind
):
    table, reading = read(INCIDENTS / name, TableKind.INCIDENTS)

    assert_every_row_is_accounted_for(table, reading)
    assert (reading.rows_in, reading.rows_accepted, len(reading.rows)) == (
        *(rows, accepted, incidents),
    )
    assert {row.kind for row in reading.rows} == {kind}


def test_victims_of_philadelphia_are_counted_into_their_incidents():
    _, reading = read(INCIDENTS / "philadelphia_shooting_victims.csv", TableKind.INCIDENTS)
    worst = max(reading.rows, key=lambda row: len(row.file_rows))

    victims = sum(row.dead + row.injured + row.outcome_unknown for row in reading.rows)

    assert victims == reading.rows_accepted
    assert sum(row.outcome_unknown for row in reading.rows) == 110
    assert worst.external_reference == "202203022221"
    assert worst.dead + worst.injured == 15


def test_only_rows_that_contradict_one_another_are_refused_in_philadelphia():
    table, reading = read(INCIDENTS / "philadelphia_shooting_victims.csv", TableKind.INCIDENTS)
    reference, day, clock = (table.header.index(name) for name in ("incident_id", "date", "time"))
    moments = {}
    for _, cells in table.rows:
        moments.setdefault(cells[reference], set()).add((cells[day], cells[clock]))
    contradicted = {name for name, found in moments.items() if len(found) > 1}

    assert {fault.code for fault in reading.faults} == {"conflicting_moment"}
    assert {fault.column for fault in reading.faults} == {"date"}
    assert [fault.row for fault in reading.faults] == [
        row.number for row in table.rows if row.cells[reference] in contradicted
    ]


def test_a_missing_point_is_no_fault():
    _, reading = read(INCIDENTS / "chicago_homicides_2013_2018.csv", TableKind.INCIDENTS)

    assert sum(row.longitude is None for row in reading.rows) == 25
    assert not reading.faults


def test_causes_of_homicide_become_kinds_and_every_row_is_one_dead():
    table, reading = read(INCIDENTS / "chicago_homicides_2013_2018.csv", TableKind.INCIDENTS)

    kinds = Counter(row.kind for row in reading.rows)

    assert_every_row_is_accounted_for(table, reading)
    assert kinds[IncidentKind.SHOOTING] == 2518
    assert kinds[IncidentKind.STABBING] == 156 + 6
    assert kinds[IncidentKind.SERIOUS_ASSAULT] == 42 + 25
    assert kinds[IncidentKind.ARSON] == 12
    assert sum(kinds.values()) == sum(row.dead for row in reading.rows) == 2911
    assert sum(row.occurred.precision is Precision.DAY for row in reading.rows) == 44


def test_times_are_of_the_zone_that_the_mapping_names():
    table = open_table(INCIDENTS / "nyc_shooting_victims.csv")
    guess = guess_mapping(table, TableKind.INCIDENTS)
    mapping = type(guess)(
        kind=guess.kind, columns=guess.columns, constants=guess.constants, zone="America/New_York"
    )

    reading = read_incidents(table, mapping, today=TODAY)

    first = reading.rows[0].occurred
    assert first.earliest == first.latest
    assert first.earliest.isoformat() == "2006-01-01T02:00:00-05:00"


@pytest.mark.parametrize(
    ("name", "crs"),
    [
        ("philadelphia_shooting_victims.csv", "EPSG:26918"),
        ("chicago_homicides_2013_2018.csv", "EPSG:26916"),
        ("chicago_shootings_2017.csv", "EPSG:26916"),
    ],
)
def test_our_degrees_agree_with_the_published_ones(name, crs):
    table = open_table(INCIDENTS / name)
    columns = [table.column(header) for header in ("x_m", "y_m", "lon", "lat")]
    points = [tuple(map(float, row)) for row in zip(*columns, strict=True) if all(row)]

    worst = max(
        max(abs(one - other) for one, other in zip(to_degrees(x, y, crs), (lon, lat), strict=True))
        for x, y, lon, lat in points
    )

    assert worst < DEGREES_IN_A_ROUNDED_METRE


def test_a_date_after_today_is_refused_wherever_it_stands():
    _, reading = read(INCIDENTS / "chicago_arson.csv", TableKind.INCIDENTS, today=date(2016, 6, 30))

    assert {fault.code for fault in reading.faults} == {"in_future"}
    assert all(row.occurred.latest.date() <= date(2016, 6, 30) for row in reading.rows)


@pytest.mark.parametrize("name", NETWORK_FILES)
def test_tie_files_are_taken_with_every_row_accounted_for(name):
    table, reading = read(NETWORKS / name, TableKind.TIES)

    assert_every_row_is_accounted_for(table, reading)
    assert not reading.faults
    assert len(reading.rows) == len(table.rows)
    assert {row.to_event for row in reading.rows} == {"_person_" in name}


def test_phases_keep_the_same_tie_apart():
    _, reading = read(NETWORKS / "caviar_phases_edges.csv", TableKind.TIES)

    assert {row.period for row in reading.rows} == {str(phase) for phase in range(1, 12)}


def test_roles_in_events_are_kept_as_written():
    _, reading = read(NETWORKS / "stlouis_crime_person_event.csv", TableKind.TIES)

    assert Counter(row.role for row in reading.rows) == {
        "victim": 569,
        "suspect": 682,
        "witness": 195,
        "dual": 41,
    }


@pytest.mark.slow
def test_a_large_compressed_tie_file_is_taken():
    table, reading = read(NETWORKS / "standin_pace_ds_private035_edges.csv.gz", TableKind.TIES)

    assert_every_row_is_accounted_for(table, reading)
    assert len(reading.rows) == 397479


@pytest.mark.parametrize("path", sorted(NETWORKS.glob("*_nodes.csv")), ids=lambda path: path.name)
def test_node_files_are_people_known_by_reference_only(path):
    table, reading = read(path, TableKind.PEOPLE)

    assert_every_row_is_accounted_for(table, reading)
    assert not reading.faults
    assert [row.external_reference for row in reading.rows] == table.column("id")
    assert {row.name for row in reading.rows} == {""}


def test_protected_columns_are_never_used_and_that_is_said():
    _, reading = read(NETWORKS / "london_gang_nodes.csv", TableKind.PEOPLE)

    said = next(note for note in reading.notes if note.code == "protected_columns")
    left_out = next(note for note in reading.notes if note.code == "columns_left_out")
    assert said.values["columns"] == "protected_birthplace"
    assert "protected" not in left_out.text


def test_group_files_are_memberships():
    table, reading = read(NETWORKS / "synthetic_cooffending_1e4_groups.csv", TableKind.MEMBERSHIPS)

    assert_every_row_is_accounted_for(table, reading)
    assert len(reading.rows) == 10_000
