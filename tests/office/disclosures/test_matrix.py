"""The rule table against the matrix that a lawyer can read, and every pair of rooms and age."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product
from pathlib import Path

import pytest
from django.utils import translation

from samsyn.office.disclosures.grounds import GROUNDS, QUESTIONS, Backing, Kind
from samsyn.office.disclosures.grounds import objections_to_ground as objections
from samsyn.office.disclosures.models import Ground
from samsyn.vocabulary.rooms import RoomKind
from samsyn.vocabulary.uncertain_dates import DateInterval

FILE = Path(__file__).parents[3] / "docs/reference/direction-matrix.md"
KINDS = {
    "Polisen": RoomKind.POLICE,
    "Frivården": RoomKind.PROBATION,
    "Socialtjänsten": RoomKind.SOCIAL_SERVICES,
    "Kommunen": RoomKind.MUNICIPALITY,
    "Länsstyrelsen": RoomKind.COUNTY_BOARD,
    "Gemensamt rum": RoomKind.JOINT,
}
DAY = date(2026, 11, 20)
AGES = (None, 12, 15, 17, 18, 20, 21, 40)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of the matrix, in the words of the code."""

    sender: RoomKind
    receiver: RoomKind
    provision: str
    key: str
    is_duty: bool
    youngest: int | None
    oldest: int | None
    tests: tuple[str, ...]
    needs_second: bool
    holds_days: int
    valid_from: date


def cells_under(heading: str) -> Iterator[list[str]]:
    """Yield the cells of each row of the table under a heading."""
    part = FILE.read_text(encoding="utf-8").split(f"## {heading}\n")[1].split("\n## ")[0]
    lines = [line for line in part.splitlines() if line.startswith("|")]
    for line in lines[2:]:
        yield [cell.strip() for cell in line.strip("|").split("|")]


def matrix() -> list[Row]:
    return [
        Row(
            sender=KINDS[sender],
            receiver=KINDS[receiver],
            provision=provision,
            key=key,
            is_duty=duty == "ja",
            youngest=int(age.partition("–")[0]) if age.partition("–")[0] else None,
            oldest=int(age.partition("–")[2]) if age.partition("–")[2] else None,
            tests=tuple(tests.split(", ")),
            needs_second=second == "ja",
            holds_days=int(days),
            valid_from=date.fromisoformat(since),
        )
        for sender, receiver, provision, key, duty, age, tests, second, days, since in cells_under(
            "Rader"
        )
    ]


def shipped() -> list[Row]:
    return [
        Row(
            sender=sender,
            receiver=receiver,
            provision=entry.provision,
            key=entry.key,
            is_duty=entry.is_duty,
            youngest=entry.youngest,
            oldest=entry.oldest,
            tests=entry.tests,
            needs_second=entry.needs_second,
            holds_days=entry.holds_days,
            valid_from=entry.valid_from,
        )
        for entry in GROUNDS
        for sender, receiver in entry.directions()
    ]


def test_every_row_of_the_matrix_is_shipped_and_every_shipped_row_stands_there() -> None:
    written, held = matrix(), shipped()

    assert len(set(written)) == len(written)
    assert [row for row in written if row not in held] == []
    assert [row for row in held if row not in written] == []


def test_the_questions_of_the_matrix_are_those_that_the_pages_ask_in_swedish() -> None:
    with translation.override("sv"):
        asked = {
            one.key: (
                str(one.text),
                "" if one.backing else {"yes": "ja", "no": "nej"}[one.passes],
                {"always": "alltid", "if_refused": "om det nekas", "never": ""}[one.why.value],
            )
            for one in QUESTIONS.values()
        }
    written = {
        key: (text, "" if "som gäller" in passes else passes, why)
        for key, text, passes, why in cells_under("Frågorna")
    }

    assert written == asked


@pytest.mark.django_db
def test_every_pair_of_rooms_ground_and_age_opens_just_where_the_matrix_says() -> None:
    allowed = {(row.sender, row.receiver, row.key): row for row in matrix()}
    held = {(row.from_kind, row.to_kind, row.key): row for row in Ground.objects.all()}
    keys = sorted({entry.key for entry in GROUNDS})

    wrong = [
        (sender.value, receiver.value, key, age)
        for sender, receiver, key in product(RoomKind, RoomKind, keys)
        for age in AGES
        if opens(held.get((sender.value, receiver.value, key)), age)
        is not expected(allowed.get((sender, receiver, key)), age)
    ]

    assert wrong == []
    assert any(opens(row, 40) for row in held.values())


def opens(row: Ground | None, age: int | None) -> bool:
    born = None if age is None else DateInterval.day(DAY.replace(year=DAY.year - age))
    return row is not None and not list(
        objections(row, kind=Kind.PERSON, born=born, day=DAY, is_open=True, backed=list(Backing))
    )


def expected(row: Row | None, age: int | None) -> bool:
    if row is None:
        return False
    if row.youngest is None and row.oldest is None:
        return True
    if age is None:
        return False
    return (row.youngest or 0) <= age <= (row.oldest or 200)
