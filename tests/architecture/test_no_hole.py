"""No page, for anybody, holds a word or an identifier of a room that its reader does not read."""

import re
from difflib import unified_diff

import pytest
from tests.architecture.access_matrix import MATRIX
from tests.architecture.addresses import CAST
from tests.architecture.contexts import rows_in_contexts
from tests.architecture.crawling import Page, Visit, body_of, walk
from tests.architecture.reading import VISITOR, Reader
from tests.architecture.stage import (
    NAME,
    SEALED,
    WORDS,
    WRITERS,
    Stage,
    StagedRoom,
    actor_named,
    texts_of,
    words_hidden_from,
)

from samsyn.office import access

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
STAFF = [name for name in CAST if name != VISITOR]
TYPED = "zzzzzz"
LONGEST = f"{SEALED}{NAME}givena"  # of the terms that are looked for
GARBAGE = ("-1", "99999999999999999999", "2026-13-45", "%'\u202e", "ÅÄÖ" * 50)
CHANGING = re.compile(r'csrfmiddlewaretoken" value="\w+|x-csrftoken[^}]*}|data-seconds-left="\d+')
OK = 200
FILES = "/imports/"  # a staged file is shown as it was sent, to be understood; it is noted


def leaks_in(visit: Visit, hidden: set[str]) -> list[str]:
    """Say what of the hidden a page holds; what its own address says is known already."""
    text = visit.text.lower()
    return [
        f"{visit.address} ({visit.answer.status_code}) holds {one}"
        for one in sorted(hidden)
        if one.lower() in text and one.lower() not in visit.address.lower()
    ]


def hidden_from(reader: Reader, staged: Stage) -> set[str]:
    assert reader.actor is not None
    return words_hidden_from(reader.actor) | staged.marks_hidden_from(reader.actor)


def starts(staged: Stage) -> list[str]:
    return [line.address(staged) for line in MATRIX if line.method == "GET"]


@pytest.mark.parametrize("name", STAFF)
def test_nobody_meets_a_word_of_a_room_they_do_not_read(staged: Stage, name: str) -> None:
    reader = Reader(name)
    hidden = hidden_from(reader, staged)
    pages, leaks, names, faults, rows = 0, [], [], [], []

    with rows_in_contexts() as found:
        for visit in walk(reader, starts(staged), typed=TYPED):
            pages += 1
            leaks.extend(leaks_in(visit, hidden))
            is_file = visit.address.startswith(FILES)
            names.extend([visit.address] if NAME in visit.text.lower() and not is_file else [])
            faults.extend([visit.address] if visit.answer.status_code >= 500 else [])
        rows = sorted(found)

    open_to_them = sum(line.method == "GET" and line.expected[name] == 200 for line in MATRIX)
    assert pages >= open_to_them // 2
    assert leaks == []
    assert names == [], "names stand on pages before they are revealed"
    assert faults == []
    assert rows == [], "templates were handed rows instead of plain data"


@pytest.mark.parametrize("name", ["petra", "frida", "mona", "sami", "otto"])
def test_revealed_names_are_those_of_the_readers_own_rooms(staged: Stage, name: str) -> None:
    reader = Reader(name)
    reader.show_names()
    hidden = hidden_from(reader, staged)

    visits = [Visit(address, reader.ask(address)) for address in starts(staged)]

    assert [leak for visit in visits for leak in leaks_in(visit, hidden)] == []
    if reader.actor and reader.actor.reading_rooms:
        assert any(NAME in visit.text.lower() for visit in visits)


@pytest.mark.parametrize("name", STAFF)
def test_looking_for_a_hidden_record_answers_as_looking_for_nothing(
    staged: Stage, name: str
) -> None:
    reader = Reader(name)
    differing = []
    for address, fields in filters_of(reader, staged).items():
        for key in sorted(fields & {"q", "name", "person", "group", "area"}):
            nothing = _shape(reader, address, key, "q" * len(LONGEST))
            for word in sorted(words_hidden_from(reader.actor)):
                for term in (f"{word}{NAME}givena", f"{word}gruppa", f"{word}area"):
                    asked = _shape(reader, address, key, term.ljust(len(LONGEST), "a"))
                    if asked != nothing:  # pages tell the time: ask again within the minute
                        nothing = _shape(reader, address, key, "q" * len(LONGEST))
                    differing.extend(unified(nothing, asked, f"{address} {key}={term}"))

    assert differing == []


@pytest.mark.parametrize("name", ["petra", "sami", "otto"])
def test_nonsense_in_an_address_never_ends_in_a_fault(staged: Stage, name: str) -> None:
    reader = Reader(name)
    hidden = hidden_from(reader, staged)
    faults, leaks = [], []
    for address, fields in filters_of(reader, staged).items():
        for key in sorted(fields | {"older", "newer"}):
            for value in GARBAGE:
                answer = reader.ask(address, **{key: value})
                faults.extend([(address, key, value)] if answer.status_code >= 500 else [])
                leaks.extend(leaks_in(Visit(f"{address}?{key}={value}", answer), hidden))

    assert faults == []
    assert leaks == []


def test_every_text_of_every_table_bears_its_rooms_word(staged: Stage) -> None:
    """Else a hole in a column without a word would not be seen."""
    bare = []
    for wall in access.walls():
        held = {
            (room.key, field.name)
            for room in staged.rooms.values()
            for field in texts_of(wall.model)
            if _bears(wall, field.name, room)
        }
        bare.extend(
            f"{wall.table}.{field.name}"
            for field in texts_of(wall.model)
            if not any(column == field.name for _, column in held)
        )

    assert " ".join(bare) == ""


def test_a_page_with_a_hidden_word_is_a_hole(staged: Stage) -> None:
    reader = Reader("petra")
    hidden = words_hidden_from(reader.actor)
    page = reader.ask("/account/")
    word = WORDS["orebro-probation"]
    page.content = page.content.replace(b"</main>", f"{word}gruppa</main>".encode())

    assert leaks_in(Visit("/account/", page), hidden) == [f"/account/ (200) holds {word.lower()}"]
    assert {word.lower() for word in (WORDS["orebro-police"], SEALED)}.isdisjoint(hidden)
    assert staged.rooms


def unified(nothing: str, asked: str, address: str) -> list[str]:
    """Return the lines in which two answers differ."""
    lines = unified_diff(nothing.splitlines(), asked.splitlines(), "nothing", address, n=0)
    return list(lines)


def _bears(wall: access.Wall, column: str, room: StagedRoom) -> bool:
    actor = actor_named(WRITERS[room.key])
    with access.acting_as(actor):
        rows = wall.model._default_manager.filter(room_id=room.room_id)
        return rows.filter(**{f"{column}__istartswith": "qx"}).exists()


def filters_of(reader: Reader, staged: Stage) -> dict[str, set[str]]:
    """Return each address that a form sends the reader to by GET, with the form's fields."""
    found: dict[str, set[str]] = {}
    for line in MATRIX:
        if line.method == "GET" and line.expected[reader.name] == OK:
            page = Page()
            address = line.address(staged)
            page.feed(body_of(reader.ask(address)))
            for action, fields in page.forms:
                found.setdefault((action or address).partition("?")[0], set()).update(fields)
    return found


def _shape(reader: Reader, address: str, key: str, term: str) -> str:
    """Return an answer with the term, and what changes with every answer, taken out."""
    answer = reader.ask(address, **{key: term})
    body = body_of(answer)
    for written in {term, term.lower(), term.title(), term.upper()}:
        body = body.replace(written, "TERM")
    return CHANGING.sub("", f"{answer.status_code}\n{body}")
