"""A hidden record and one that never was cannot be told apart: what would tell is found."""

import pytest
from tests.architecture.access_matrix import MATRIX
from tests.architecture.reading import Reader
from tests.architecture.rounds import differences
from tests.architecture.stage import Stage

pytestmark = [pytest.mark.django_db, pytest.mark.slow]  # the stage takes its time


def test_an_answer_that_tells_is_found(staged: Stage) -> None:
    """Petra sees the record, so the two answers differ in everything."""
    [line] = [line for line in MATRIX if str(line) == "GET people:person police.person"]
    reader = Reader("petra")

    found = differences(reader, line, staged, *reader.ask_with_work(line.address(staged)))

    assert {text.removeprefix(f"{line}: ") for text in found} >= {
        "status differs",
        "body differs",
        "queries differs",
    }
