"""Texts are written as drafts, judged as they are written, and never overwritten unseen."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.utils import ProgrammingError
from tests.office.messages import playing
from tests.office.messages.playing import NOW, TODAY, YEAR

from samsyn.office import access
from samsyn.office.access import Actor, ChangedMeanwhile, NotPermitted, NotVisible
from samsyn.office.messages import changes, queries
from samsyn.office.messages.changes import CannotWrite, Revised, VersionPlan, Wording
from samsyn.office.messages.models import MessageVersion
from samsyn.vocabulary.messages import MessageKind

pytestmark = pytest.mark.django_db


def refused(actor: Actor, **parts: Any) -> str:
    with access.acting_as(actor), pytest.raises(CannotWrite) as refusal:
        changes.record_text(actor, playing.plan(**parts), now=NOW)
    return " ".join(refusal.value.reasons)


def test_a_new_text_is_a_first_version_that_waits_for_nobody(petra: Actor) -> None:
    made = playing.drafted(petra)

    facts = playing.facts(petra, made)
    assert (facts.number, facts.language, facts.writers) == (1, "sv", [petra.staff_id])
    assert facts.submitted_at is None


def test_everything_wrong_with_a_text_is_said_at_once(petra: Actor) -> None:
    said = refused(
        petra,
        body="Ring {telefonen} {dag} {",
        language="ar",
        valid_to=TODAY - timedelta(days=1),
        room="orebro-police",
    )

    assert "{telefonen}, {dag}" in said
    assert "klammer står ensam" in said
    assert "språket" in said
    assert "sluta gälla innan den börjar" in said
    assert "gemensamma rummet" in said


def test_a_text_holds_for_two_years_at_most(petra: Actor) -> None:
    assert "högst två år" in refused(petra, valid_to=TODAY + timedelta(days=732))
    assert playing.drafted(petra, valid_to=TODAY + timedelta(days=731))


def test_the_core_message_stands_once_and_other_kinds_by_name(petra: Actor) -> None:
    core = {"kind": MessageKind.CORE_MESSAGE, "body": playing.FOUR, "heading": ""}
    playing.drafted(petra, name="Kärnbudskap", **core)
    playing.drafted(petra, name="Brev till unga")
    playing.drafted(petra, name="Brev till äldre")

    assert "finns redan" in refused(petra, name="Ett annat", **core)
    assert "finns redan" in refused(petra, name="brev till UNGA")


def test_one_version_of_a_language_is_unfinished_at_a_time(petra: Actor, frida: Actor) -> None:
    made = playing.drafted(petra)
    text_id = playing.facts(petra, made).text_id
    plan = VersionPlan(text_id=text_id, language="sv", wording=Wording(body="Hej!"))

    with access.acting_as(frida), pytest.raises(CannotWrite, match="Version 1 är inte klar"):
        changes.draft_version(frida, plan, now=NOW)
    with access.acting_as(frida):
        english = VersionPlan(text_id=text_id, language="en", wording=Wording(body="Hello!"))
        second = changes.draft_version(frida, english, now=NOW)

    assert playing.facts(petra, second).number == 1


def test_the_second_of_two_editors_is_told_and_overwrites_nothing(
    petra: Actor, frida: Actor
) -> None:
    made = playing.drafted(petra)
    first = Revised(version_id=made, revision=1, wording=Wording(body="Först."))
    second = Revised(version_id=made, revision=1, wording=Wording(body="Sedan."))

    with access.acting_as(frida):
        changes.revise_draft(frida, first, now=NOW)
    with access.acting_as(petra), pytest.raises(ChangedMeanwhile, match="Frida"):
        changes.revise_draft(petra, second, now=NOW)

    facts = playing.facts(petra, made)
    assert facts.body == "Först."
    assert facts.writers == [petra.staff_id, frida.staff_id]


def test_a_language_is_added_once_and_only_if_it_is_one(petra: Actor) -> None:
    joint = playing.room("orebro-joint")
    with access.acting_as(petra):
        changes.add_language(petra, joint, "ar", now=NOW)
        changes.add_language(petra, joint, "ar", now=NOW)
        changes.add_language(petra, joint, "sv", now=NOW)
        with pytest.raises(CannotWrite):
            changes.add_language(petra, joint, "xx", now=NOW)
        with pytest.raises(CannotWrite):
            changes.add_language(petra, playing.room("orebro-police"), "so", now=NOW)

        assert queries.languages_of(petra, joint) == ("sv", "en", "ar")


def test_the_analyst_reads_and_does_not_write(petra: Actor, aino: Actor) -> None:
    made = playing.drafted(petra)

    with access.acting_as(aino):
        assert queries.version_page(aino, made, on=TODAY).may_write is False
        with pytest.raises(NotPermitted):
            changes.record_text(aino, playing.plan(name="Annat"), now=NOW)
        with pytest.raises(NotPermitted):
            changes.submit(aino, made, revision=1, now=NOW)


def test_another_site_neither_sees_nor_touches_a_text(petra: Actor, otto: Actor) -> None:
    made = playing.drafted(petra)
    revised = Revised(version_id=made, revision=1, wording=Wording(body="Hej!"))

    with access.acting_as(otto):
        assert queries.library(otto, on=TODAY).texts == ()
        with pytest.raises(NotVisible):
            queries.version_page(otto, made, on=TODAY)
        with pytest.raises(NotVisible):
            changes.revise_draft(otto, revised, now=NOW)


FROZEN = ("has been handed in", "withdrawn, never deleted")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE message_library_messageversion SET body = 'Annat' WHERE id = %s",
        "UPDATE message_library_messageversion SET language = 'en' WHERE id = %s",
        "UPDATE message_library_messageversion SET writers = '{}' WHERE id = %s",
        "DELETE FROM message_library_messageversion WHERE id = %s",
    ],
)
def test_the_database_keeps_handed_in_words_whatever_the_code_says(
    petra: Actor, statement: str
) -> None:
    made = playing.handed_in(petra)

    with (
        access.acting_as(petra),
        pytest.raises(ProgrammingError, match="|".join(FROZEN)),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement, [made])

    assert playing.facts(petra, made).body.startswith("Hej {namn}!")


def test_the_database_lets_nobody_approve_their_own_words(petra: Actor) -> None:
    made = playing.handed_in(petra)

    with (
        access.acting_as(petra),
        pytest.raises(IntegrityError, match="nobody_approves"),
        transaction.atomic(),
    ):
        MessageVersion.objects.filter(pk=made).update(
            approved_at=NOW, approved_by_id=petra.staff_id
        )


def test_the_library_says_what_waits_what_ends_and_what_is_missing(
    petra: Actor, mona: Actor
) -> None:
    playing.handed_in(petra, name="Väntar")
    soon = TODAY + timedelta(days=20)
    ending = playing.text(petra, MessageKind.MEDIA_LINE, name="Medieord")
    playing.approved(petra, mona, ending, valid_from=soon - YEAR, valid_to=soon)

    with access.acting_as(mona):
        found = queries.library(mona, on=TODAY)

    assert [row.name for row, _mark in found.waiting] == ["Väntar"]
    assert [row.name for row, _mark in found.ending] == ["Medieord"]
    assert MessageKind.MEDIA_LINE not in found.missing
    assert MessageKind.LETTER_PERSON in found.missing
