"""Every address, asked by each of the cast, answers as the access matrix says."""

import pytest
from tests.architecture.access_matrix import MATRIX
from tests.architecture.addresses import CAST, Line, faults_in_matrix, names_of, read_matrix
from tests.architecture.reading import Reader
from tests.architecture.stage import Stage

pytestmark = pytest.mark.django_db


def test_every_address_stands_in_the_matrix_and_no_other() -> None:
    assert faults_in_matrix(MATRIX, set(names_of())) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", CAST)
def test_each_of_the_cast_gets_what_the_matrix_says(staged: Stage, name: str) -> None:
    reader = Reader(name)

    differing = [
        f"{line}: {got}, and {line.expected[name]} stands in the matrix"
        for line in MATRIX
        if (got := reader.ask(line.address(staged), method=line.method).status_code)
        != line.expected[name]
    ]

    assert differing == []


def test_an_address_that_is_not_listed_is_a_fault() -> None:
    assert faults_in_matrix(MATRIX, {*names_of(), "people:export"}) == [
        "people:export stands in no line of the access matrix."
    ]


def test_a_line_that_leads_nowhere_is_a_fault() -> None:
    gone = Line(method="GET", name="people:gone", about=(), expected={})

    assert faults_in_matrix([*MATRIX, gone], set(names_of())) == [
        "people:gone stands in the matrix and is gone."
    ]


def test_a_line_without_a_status_for_everybody_is_refused() -> None:
    with pytest.raises(ValueError, match="one status for each"):
        read_matrix("GET people:person police.person 200 200")
