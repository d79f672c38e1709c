"""What each of the cast meets on a round through the office, judged by every law of the walls."""

import re
from difflib import unified_diff

import pytest
from tests.architecture.access_matrix import MATRIX
from tests.architecture.addresses import CAST
from tests.architecture.crawling import Visit, body_of
from tests.architecture.reading import VISITOR, Reader
from tests.architecture.rounds import FAULT, Round, leaks_in, names_in, round_of
from tests.architecture.stage import NAME, SEALED, Stage, words_hidden_from

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
STAFF = [name for name in CAST if name != VISITOR]
LONGEST = f"{SEALED}{NAME}givena"  # of the terms that are looked for
GARBAGE = ("-1", "99999999999999999999", "2026-13-45", "%'\u202e", "ÅÄÖ" * 50)
CHANGING = re.compile(r'csrfmiddlewaretoken" value="\w+|x-csrftoken[^}]*}|data-seconds-left="\d+')
PERSON = re.compile(r"\bP-[A-Z0-9]{5}\b")  # a code, where a name may come to stand
BROADEST = "petra"  # who is asked to show names on every page
FILES = "/imports/"  # a staged file is shown as it was sent, to be understood; it is noted


@pytest.fixture(scope="module", params=STAFF)
def gone_round(request: pytest.FixtureRequest, staged: Stage) -> Round:
    """One reader's round, gone once for all the laws below."""
    return round_of(Reader(request.param), staged)


@pytest.fixture
def hidden(gone_round: Round, staged: Stage) -> set[str]:
    """Words and identifiers that the reader of the round may meet nowhere."""
    return hidden_from(gone_round.reader, staged)


def hidden_from(reader: Reader, staged: Stage) -> set[str]:
    assert reader.actor is not None
    return words_hidden_from(reader.actor) | staged.marks_hidden_from(reader.actor)


def differing(statuses: dict[str, int], name: str) -> list[str]:
    """Say which lines of the matrix were answered otherwise than it says."""
    return [
        f"{line}: {statuses[str(line)]}, and {line.expected[name]} stands in the matrix"
        for line in MATRIX
        if statuses[str(line)] != line.expected[name]
    ]


def test_each_gets_what_the_matrix_says(gone_round: Round) -> None:
    assert differing(gone_round.statuses, gone_round.reader.name) == []


def test_a_visitor_gets_what_the_matrix_says(staged: Stage) -> None:
    visitor = Reader(VISITOR)
    statuses = {
        str(line): visitor.ask(line.address(staged), method=line.method).status_code
        for line in MATRIX
    }

    assert differing(statuses, VISITOR) == []


def test_what_is_hidden_and_what_is_not_there_answer_alike(gone_round: Round) -> None:
    assert gone_round.compared > 50
    assert gone_round.telling == []


def test_nobody_meets_a_word_of_a_room_they_do_not_read(
    gone_round: Round, hidden: set[str]
) -> None:
    assert len(gone_round.visits) > len(gone_round.statuses) // 2
    assert [leak for visit in gone_round.visits for leak in leaks_in(visit, hidden)] == []


def test_names_stand_on_no_page_before_they_are_revealed(gone_round: Round) -> None:
    pages = [visit for visit in gone_round.visits if not visit.address.startswith(FILES)]

    assert [visit.address for visit in pages if names_in(visit)] == []


def test_no_page_ends_in_a_fault(gone_round: Round) -> None:
    faults = [visit for visit in gone_round.visits if visit.answer.status_code >= FAULT]

    assert [visit.address for visit in faults] == []


def test_no_link_leads_its_reader_to_a_refusal(gone_round: Round) -> None:
    assert gone_round.dead_ends() == []


def test_templates_are_handed_plain_data_and_no_rows(gone_round: Round) -> None:
    assert gone_round.rows == []


def test_revealed_names_are_those_of_the_readers_own_rooms(
    gone_round: Round, hidden: set[str], staged: Stage
) -> None:
    reader = Reader(gone_round.reader.name)
    reader.show_names()

    addresses = {line.address(staged) for line in MATRIX if line.method == "GET"}
    shown = [
        one.address
        for one in gone_round.shown
        if one.address in addresses and (PERSON.search(one.body) or reader.name == BROADEST)
    ]
    visits = [Visit(address, reader.ask(address)) for address in shown]

    assert [leak for visit in visits for leak in leaks_in(visit, hidden)] == []
    if reader.actor and reader.actor.reading_rooms:
        assert any(names_in(visit) for visit in visits)


def test_looking_for_a_hidden_record_answers_as_looking_for_nothing(gone_round: Round) -> None:
    reader, differing = gone_round.reader, []
    for address, fields in gone_round.filters().items():
        for key in sorted(fields & {"q", "name", "person", "group", "area"}):
            nothing = _shape(reader, address, key, "q" * len(LONGEST))
            for word in sorted(words_hidden_from(reader.actor)):
                for term in (f"{word}{NAME}givena", f"{word}gruppa", f"{word}area"):
                    asked = _shape(reader, address, key, term.ljust(len(LONGEST), "a"))
                    if asked != nothing:  # pages tell the time: ask again within the minute
                        nothing = _shape(reader, address, key, "q" * len(LONGEST))
                    differing.extend(_unified(nothing, asked, f"{address} {key}={term}"))

    assert differing == []


def test_nonsense_in_an_address_never_ends_in_a_fault(gone_round: Round, hidden: set[str]) -> None:
    is_broadest = gone_round.reader.name == "petra"  # she is asked for each field by itself
    faults, leaks = [], []
    for address, fields in gone_round.filters().items():
        keys = sorted(fields | {"older", "newer"})
        for value in GARBAGE:
            for asked in [[key] for key in keys] if is_broadest else [keys]:
                answer = gone_round.reader.ask(address, **dict.fromkeys(asked, value))
                faults.extend([(address, asked, value)] if answer.status_code >= FAULT else [])
                leaks.extend(leaks_in(Visit(f"{address}?{asked}={value}", answer), hidden))

    assert faults == []
    assert leaks == []


def _unified(nothing: str, asked: str, address: str) -> list[str]:
    """Return the lines in which two answers differ."""
    lines = unified_diff(nothing.splitlines(), asked.splitlines(), "nothing", address, n=0)
    return list(lines)


def _shape(reader: Reader, address: str, key: str, term: str) -> str:
    """Return an answer with the term, and what changes with every answer, taken out."""
    answer = reader.ask(address, **{key: term})
    body = body_of(answer)
    for written in {term, term.lower(), term.title(), term.upper()}:
        body = body.replace(written, "TERM")
    return CHANGING.sub("", f"{answer.status_code}\n{body}")
