"""The open data: every figure of the returns, what each column is, and nothing that can run."""

import csv
import json
from datetime import date
from io import StringIO

import pytest
from tests.office.national.playing import Q2, add, as_reader, indicator, returned, shootings

from samsyn.office.access import Actor
from samsyn.office.national import feeds, queries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nation")]


def rows() -> list[dict[str, str]]:
    found = as_reader(queries.newest_returns)
    return list(csv.DictReader(StringIO(feeds.figures(found).decode())))


def test_every_count_stands_on_a_row_and_what_is_withheld_is_marked(petra: Actor) -> None:
    shootings(petra)
    returned(petra)

    told = {
        (one["period"], one["last_period"]): (one["value"], one["withheld"])
        for one in rows()
        if one["part"] == "outcomes"
    }
    assert told == {
        ("2026-07", ""): ("", "yes"),
        ("2026-08", ""): ("6", "no"),
        ("2026-09", ""): ("", "yes"),
        ("2026-07", "2026-09"): ("13", "no"),
        ("2025-10", "2026-09"): ("49", "no"),
    }


def test_the_dictionary_says_what_every_column_is(petra: Actor) -> None:
    returned(petra)

    described = list(csv.DictReader(StringIO(feeds.dictionary().decode())))

    header = list(rows()[0])
    assert [one["column"] for one in described][: len(header)] == header
    codes = {one["column"] for one in described[len(header) :]}
    assert {one["name"] for one in rows() if one["part"] == "activity"} <= codes
    assert {one["state"] for one in rows() if one["part"] == "fidelity"} <= codes
    assert all(one["type"] and one["definition"] for one in described)


def test_the_package_has_licence_digests_and_the_newest_editions_only(petra: Actor) -> None:
    returned(petra, Q2)
    returned(petra)
    newest = returned(petra, remark="Rättad.")
    found = as_reader(queries.newest_returns)

    package = json.loads(feeds.package(found))

    assert package["licence"]["name"] == "CC0-1.0"
    assert package["figures"]["sha256"] == feeds.digest(feeds.figures(found))
    assert [one["quarter"] for one in package["returns"]] == ["2026-Q2", "2026-Q3"]
    assert package["returns"][-1]["id"] == str(newest)
    assert package["returns"][-1]["digest"] == found[-1].digest


def test_nobody_of_the_staff_is_named(petra: Actor) -> None:
    returned(petra)
    found = as_reader(queries.newest_returns)

    for content in (feeds.figures(found), feeds.package(found), feeds.dictionary()):
        assert b"Petra" not in content


def test_no_cell_runs_as_a_formula(petra: Actor) -> None:
    series = indicator(petra, name="=2+3", source="@SUM(A1)", unit="+kr")
    add(petra, series, date(2026, 7, 1), [7, 8, 9])
    returned(petra, remark="-cmd")

    for one in rows():
        assert not any(cell.startswith(("=", "+", "@", "-")) for cell in one.values())


def test_the_same_returns_give_the_same_bytes(petra: Actor) -> None:
    shootings(petra)
    returned(petra)
    found = as_reader(queries.newest_returns)

    assert feeds.package(found) == feeds.package(as_reader(queries.newest_returns))
