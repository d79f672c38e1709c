"""Every address stands in the access matrix, and nothing else does."""

import pytest
from tests.architecture.access_matrix import MATRIX
from tests.architecture.addresses import Line, faults_in_matrix, names_of, read_matrix


def test_every_address_stands_in_the_matrix_and_no_other() -> None:
    assert faults_in_matrix(MATRIX, set(names_of())) == []


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
