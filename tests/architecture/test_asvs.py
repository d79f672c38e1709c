"""Every requirement of the standard has a true row: what a row names is there."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import pytest
from tests.architecture.asvs import FILE, Row, faults, levels, read, table


@pytest.fixture(scope="module")
def rows() -> Sequence[Row]:
    return tuple(read())


def changed(rows: Sequence[Row], name: str, **changes: str) -> list[Row]:
    """Return the rows with one of them changed."""
    assert any(row.id == name for row in rows)
    return [replace(row, **changes) if row.id == name else row for row in rows]


def test_every_requirement_has_a_row_and_what_it_names_is_there(rows: Sequence[Row]) -> None:
    assert faults(rows) == []


def test_the_levels_are_as_many_as_in_the_standard() -> None:
    assert Counter(levels().values()) == {"1": 70, "2": 183, "3": 92}


def test_the_page_counts_what_the_file_holds(rows: Sequence[Row]) -> None:
    page = FILE.with_suffix(".md").read_text(encoding="utf-8")

    assert table(rows) in page
    named = re.findall(r"V\d+\.\d+\.\d+", page)
    assert sorted(named) == sorted(row.id for row in rows if row.status == "not met")


def test_a_requirement_without_a_row_is_a_fault(rows: Sequence[Row]) -> None:
    assert faults([row for row in rows if row.id != "V7.3.1"]) == ["V7.3.1 has no row."]


def test_a_requirement_with_two_rows_is_a_fault(rows: Sequence[Row]) -> None:
    twice = next(row for row in rows if row.id == "V7.3.1")

    assert faults([*rows, twice]) == ["V7.3.1 has 2 rows."]


@pytest.mark.parametrize("name", ["V7.9.1", "V12.1.4"])
def test_a_row_for_nothing_that_is_asked_is_a_fault(rows: Sequence[Row], name: str) -> None:
    found = faults([*rows, replace(rows[0], id=name)])

    assert found == [f"{name} need not stand here."]


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"level": "1"}, "is of level 2, not 1."),
        (
            {"status": "mostly", "note": "so"},
            "has the status 'mostly': write met, not met, not applicable.",
        ),
        ({"asks": ""}, "does not say what it asks."),
        ({"proof": ""}, "is met and names no test, variable or document."),
        ({"status": "not met", "note": ""}, "is not met and does not say why."),
        ({"status": "not applicable", "note": ""}, "is not applicable and does not say why."),
        ({"code": "office/gone.py"}, "names office/gone.py, which is gone."),
        ({"proof": "tests/gone.py::test_x"}, "names tests/gone.py::test_x, which is gone."),
        (
            {"proof": "tests/architecture/test_asvs.py::test_gone"},
            "names tests/architecture/test_asvs.py::test_gone, which is gone.",
        ),
        (
            {"proof": "tests/architecture/test_asvs.py"},
            "names tests/architecture/test_asvs.py, which is gone.",
        ),
        ({"proof": "SAMSYN_GONE"}, "names SAMSYN_GONE, which no installation reads."),
        ({"proof": "SECURITY.md"}, "names SECURITY.md, which is gone."),
        (
            {"proof": "docs/reference/settings.md"},
            "asks for more than a document: docs/reference/settings.md.",
        ),
        ({"note": "See test_that_is_gone."}, "mentions test_that_is_gone, which is gone."),
        ({"note": "See docs/gone.md."}, "mentions docs/gone.md, which is gone."),
        ({"note": "See V99.1.1."}, "mentions V99.1.1, which does not exist."),
    ],
)
def test_a_row_that_does_not_hold_is_a_fault(
    rows: Sequence[Row], changes: dict[str, str], fault: str
) -> None:
    assert faults(changed(rows, "V7.3.1", **changes)) == [f"V7.3.1 {fault}"]


def test_a_document_that_is_gone_is_a_fault(rows: Sequence[Row]) -> None:
    gone = changed(rows, "V7.1.1", proof="docs/gone.md")

    assert faults(gone) == ["V7.1.1 names docs/gone.md, which is gone."]
