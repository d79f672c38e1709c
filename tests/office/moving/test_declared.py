"""No table and no column is forgotten on the way out: each is told, or stays with a reason."""

import json
from collections.abc import Iterator

import psycopg
import pytest
from tests import databases

from samsyn.office.config.databases import Logins
from samsyn.office.moving.declared import KEPT_BACK, ROWS, STAYS
from samsyn.office.moving.dictionary import described, meanings, unexplained
from samsyn.office.moving.exporting import is_theirs
from samsyn.office.moving.tables import Table, Undeclared, tables


@pytest.fixture(scope="module")
def database(template: Logins, worker_id: str) -> Iterator[Logins]:
    with databases.clone(template, f"moving_{worker_id}") as found:
        yield found


@pytest.fixture
def past_the_walls(database: Logins) -> Iterator[psycopg.Connection]:
    with psycopg.connect(databases.superuser(database).dsn()) as connection:
        yield connection
        connection.rollback()


@pytest.fixture
def found(past_the_walls: psycopg.Connection) -> list[Table]:
    return tables(past_the_walls)


def test_every_table_goes_along_or_stays_with_a_reason(found: list[Table]) -> None:
    names = {table.name for table in found}

    assert len(names) > 150
    assert names.isdisjoint(STAYS)
    assert set(ROWS) <= names
    assert all(len(why) > 10 for why in STAYS.values())


def test_what_is_said_to_stay_is_there(past_the_walls: psycopg.Connection) -> None:
    gone = [
        name
        for name in STAYS
        if past_the_walls.execute("SELECT to_regclass(%s)", [name]).fetchone() == (None,)
    ]

    assert gone == []


def test_a_table_that_nobody_has_thought_of_is_named(past_the_walls: psycopg.Connection) -> None:
    past_the_walls.execute("CREATE TABLE public.forgotten_note (id integer PRIMARY KEY)")

    with pytest.raises(Undeclared, match=r"public\.forgotten_note"):
        tables(past_the_walls)


def test_a_new_table_of_a_room_goes_along_by_itself(past_the_walls: psycopg.Connection) -> None:
    past_the_walls.execute("CREATE TABLE public.new_note (id uuid PRIMARY KEY, room_id integer)")

    assert "new_note" in {table.short_name for table in tables(past_the_walls)}


def test_every_column_has_a_meaning(found: list[Table]) -> None:
    told = json.loads(described(found))

    assert unexplained(found) == [], "Say in moving/columns.toml what they mean."
    columns = [one for table in told["tables"] for one in table["columns"]]
    assert len(columns) > 1500
    assert [one["name"] for one in columns if len(one["meaning"]) < 3] == []
    assert set(told["not_exported"]) == {name.removeprefix("public.") for name in STAYS}


def test_a_column_that_nobody_has_explained_is_named(past_the_walls: psycopg.Connection) -> None:
    past_the_walls.execute("ALTER TABLE public.partners_site ADD COLUMN whim text")

    assert unexplained(tables(past_the_walls)) == ["public.partners_site.whim"]


def test_a_unit_stands_apart_from_the_meaning(found: list[Table]) -> None:
    [sites] = [one for one in meanings(found) if one.name == "partners_site"]
    units = {one.name: one.unit for one in sites.columns}

    assert units["membership_review_days"] == "days"
    assert units["name"] == ""


def test_no_password_and_no_key_is_told(found: list[Table]) -> None:
    told = {(table.name, column.name) for table in found for column in table.told}

    assert told.isdisjoint(KEPT_BACK)
    assert [name for _table, name in told if "secret" in name or "password" in name] == []


@pytest.mark.parametrize(
    ("rooms", "staff", "is_told"),
    [
        ([1], 9, True),  # of the site
        ([7], 9, False),  # of another
        ([7], 3, False),  # in another's room by one of the site
        ([1, 7], 9, True),  # of both
        ([], 3, True),  # of no room, by one of the site
        ([], 9, False),  # of no room, by another
        ([], None, True),  # by an operator
    ],
)
def test_an_event_is_the_sites_unless_it_is_another_sites_alone(
    rooms: list[int], staff: int | None, *, is_told: bool
) -> None:
    line = json.dumps({"action": "read", "rooms": rooms, "staff": staff}, separators=(",", ":"))

    assert is_theirs(line, frozenset({7, 8}), frozenset({9})) is is_told
