"""No page, for anybody, holds a word or an identifier of a room that its reader does not read."""

import pytest
from tests.architecture.crawling import Visit
from tests.architecture.reading import Reader
from tests.architecture.rounds import leaks_in
from tests.architecture.stage import (
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


def _bears(wall: access.Wall, column: str, room: StagedRoom) -> bool:
    actor = actor_named(WRITERS[room.key])
    with access.acting_as(actor):
        rows = wall.model._default_manager.filter(room_id=room.room_id)
        return rows.filter(**{f"{column}__istartswith": "qx"}).exists()
