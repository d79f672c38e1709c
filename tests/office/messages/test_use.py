"""What may be handed over: a version in force, with every gap filled."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from tests.office.messages import playing
from tests.office.messages.playing import NOW, TODAY

from samsyn.office import access
from samsyn.office.access import Actor, NotVisible
from samsyn.office.messages import queries
from samsyn.office.messages.queries import CannotUse
from samsyn.vocabulary.messages import MessageKind, Part

pytestmark = pytest.mark.django_db
BODY = "Hej {namn}!\n\nRing {telefon}. Vi svarar {öppettider}."
VALUES = {"namn": "Kim", "telefon": "070-174 06 40", "öppettider": "alla dagar"}


def refused(actor: Actor, version_id: UUID, values: dict[str, str], on: Any = TODAY) -> str:
    with access.acting_as(actor), pytest.raises(CannotUse) as refusal:
        queries.filled(actor, version_id, values, on=on)
    return " ".join(refusal.value.reasons)


def test_an_approved_text_is_filled_and_carries_its_version(petra: Actor, mona: Actor) -> None:
    letter = playing.text(petra)
    version = playing.approved(petra, mona, letter, heading="Till {namn}", body=BODY)

    with access.acting_as(petra):
        found = queries.filled(petra, version, VALUES | {"dag": "onödig"}, on=TODAY)

    assert found.version_id == version
    assert found.heading == "Till Kim"
    assert found.paragraphs == ("Hej Kim!", "Ring 070-174 06 40. Vi svarar alla dagar.")
    assert (found.language, found.direction, found.number) == ("sv", "ltr", 1)


def test_arabic_is_read_from_the_right(petra: Actor, mona: Actor) -> None:
    core = playing.text(petra, MessageKind.CORE_MESSAGE)
    version = playing.approved(
        petra, mona, core, language="ar", translated_by="Translator", translated_on=TODAY
    )

    with access.acting_as(petra):
        assert queries.filled(petra, version, {}, on=TODAY).direction == "rtl"


def test_an_unfilled_or_blank_part_is_named(petra: Actor, mona: Actor) -> None:
    version = playing.approved(petra, mona, playing.text(petra), body=BODY)

    said = refused(petra, version, {"namn": "Kim", "telefon": "  \n"})

    assert "{telefon}" in said
    assert "{öppettider}" in said
    assert "{namn}" not in said


@pytest.mark.parametrize(
    ("columns", "word"),
    [
        ({}, "utkast"),
        ({"submitted_at": NOW}, "väntar på godkännande"),
        ({"withdrawn_at": NOW, "withdrawn_because": "fel"}, "tillbakadragen"),
    ],
)
def test_a_text_that_is_not_approved_cannot_be_used(
    petra: Actor, columns: dict[str, Any], word: str
) -> None:
    version = playing.version(petra, playing.text(petra), **columns)

    assert word in refused(petra, version, {})


def test_a_text_is_used_from_its_first_day_to_the_day_before_its_last(
    petra: Actor, mona: Actor
) -> None:
    first, end = TODAY + timedelta(days=1), TODAY + timedelta(days=3)
    version = playing.approved(petra, mona, playing.text(petra), valid_from=first, valid_to=end)

    assert "gäller först från" in refused(petra, version, {}, on=TODAY)
    assert "slutade gälla" in refused(petra, version, {}, on=end)
    with access.acting_as(petra):
        for day in (first, end - timedelta(days=1)):
            assert queries.filled(petra, version, {}, on=day).version_id == version


def test_a_version_that_has_been_followed_names_its_successor(petra: Actor, mona: Actor) -> None:
    letter = playing.text(petra)
    first = playing.approved(petra, mona, letter)
    second = playing.approved(petra, mona, letter, number=2, valid_from=TODAY)

    assert "version 2" in refused(petra, first, {})
    with access.acting_as(petra):
        [found] = queries.usable(petra, MessageKind.LETTER_PERSON, on=TODAY)
        assert found.version_id == second
        [earlier] = queries.usable(petra, MessageKind.LETTER_PERSON, on=TODAY - timedelta(days=1))
        assert earlier.version_id == first


def test_every_reason_is_given_at_once(petra: Actor) -> None:
    version = playing.version(petra, playing.text(petra), body=BODY)

    said = refused(petra, version, {})

    assert "utkast" in said
    assert "{namn}" in said


def test_texts_in_force_are_offered_by_kind_and_language(petra: Actor, mona: Actor) -> None:
    letter = playing.text(petra, name="Till den som är med")
    playing.approved(petra, mona, letter, body=BODY)
    playing.approved(petra, mona, letter, language="en")
    playing.version(petra, letter, number=2)
    playing.approved(petra, mona, playing.text(petra, MessageKind.LETTER_PARENT, name="Förälder"))

    with access.acting_as(mona):
        found = queries.usable(mona, MessageKind.LETTER_PERSON, on=TODAY)
        [swedish] = queries.usable(mona, MessageKind.LETTER_PERSON, on=TODAY, language="sv")

    assert [one.language for one in found] == ["en", "sv"]
    assert swedish.parts == (Part.NAME, Part.TELEPHONE, Part.HOURS)
    assert swedish.valid_to == TODAY + timedelta(days=335)


def test_another_sites_texts_do_not_exist(petra: Actor, mona: Actor, otto: Actor) -> None:
    version = playing.approved(petra, mona, playing.text(petra))

    with access.acting_as(otto):
        assert queries.usable(otto, MessageKind.LETTER_PERSON, on=TODAY) == ()
        with pytest.raises(NotVisible):
            queries.filled(otto, version, {}, on=TODAY)
