"""A hidden record and one that never was cannot be told apart, by bytes or by work done."""

import re

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from tests.architecture.access_matrix import MATRIX
from tests.architecture.addresses import CAST, Line
from tests.architecture.reading import VISITOR, Reader
from tests.architecture.stage import Stage

pytestmark = pytest.mark.django_db
MISSING = 404
# An attempt of another talk: whoever sees both is told no more than the rest, with more work.
MISMATCHED = "GET notifications:promise joint.talk+team.attempt"
ABOUT_RECORDS = [line for line in MATRIX if line.is_about_a_record and str(line) != MISMATCHED]


def asked(reader: Reader, line: Line, address: str) -> tuple[HttpResponse, list[str]]:
    connection.queries_log.clear()  # it holds a limited number
    with CaptureQueriesContext(connection) as queries:
        answer = reader.ask(address, method=line.method)
    return answer, [_kind_of(one["sql"]) for one in queries.captured_queries]


def differences(reader: Reader, line: Line, staged: Stage) -> list[str]:
    """Say in what a hidden record's answer differs from a missing one's."""
    hidden, work = asked(reader, line, line.address(staged))
    nothing, idle = asked(reader, line, line.address_of_nothing())
    pairs = {
        "status": (hidden.status_code, nothing.status_code),
        "body": (hidden.content, nothing.content),
        "headers": (dict(hidden.items()), dict(nothing.items())),
        "cookies": (sorted(hidden.cookies), sorted(nothing.cookies)),
        "queries": (work, idle),
    }
    return [f"{line}: {name} differs" for name, (one, other) in pairs.items() if one != other]


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in CAST if name != VISITOR])
def test_what_is_hidden_and_what_is_not_there_answer_alike(staged: Stage, name: str) -> None:
    reader = Reader(name)
    hidden = [line for line in ABOUT_RECORDS if line.expected[name] == MISSING]

    assert hidden
    assert [text for line in hidden for text in differences(reader, line, staged)] == []


def test_an_answer_that_tells_is_found(staged: Stage) -> None:
    """Petra sees the record, so the two answers differ in everything."""
    [line] = [line for line in MATRIX if str(line) == "GET people:person police.person"]

    found = differences(Reader("petra"), line, staged)

    assert {text.removeprefix(f"{line}: ") for text in found} >= {
        "status differs",
        "body differs",
        "queries differs",
    }


def _kind_of(statement: str) -> str:
    """Return a statement's first words: values and savepoints differ from request to request."""
    return " ".join(re.sub(r'"s\d+_x\d+"', "", statement).split()[:3])
