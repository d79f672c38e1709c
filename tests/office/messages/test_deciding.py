"""From draft to use: two people, a legal check, days, and no listed word to a person."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from tests.office.messages import playing
from tests.office.messages.playing import NOW, TODAY, YEAR

from samsyn.office import access
from samsyn.office.access import Actor, ChangedMeanwhile
from samsyn.office.messages import changes, queries
from samsyn.office.messages.changes import CannotDecide, Revised, Wording
from samsyn.office.messages.states import VersionState
from samsyn.vocabulary.messages import MessageKind

pytestmark = pytest.mark.django_db


def state(actor: Actor, version_id: UUID, on: Any = TODAY) -> VersionState:
    with access.acting_as(actor):
        return queries.version_page(actor, version_id, on=on).state


def refused(actor: Actor, step: Callable[..., None], *args: Any, **kwargs: Any) -> str:
    with access.acting_as(actor), pytest.raises(CannotDecide) as refusal:
        step(actor, *args, **kwargs, now=NOW)
    return " ".join(refusal.value.reasons)


def submit(actor: Actor, version_id: UUID, **kwargs: Any) -> str:
    return refused(actor, changes.submit, version_id, revision=1, **kwargs)


def test_a_text_goes_from_draft_to_use_and_out_of_it(petra: Actor, mona: Actor) -> None:
    made = playing.drafted(petra)
    assert state(petra, made) is VersionState.DRAFT
    with access.acting_as(petra):
        changes.submit(petra, made, revision=1, now=NOW)
    assert state(petra, made) is VersionState.SUBMITTED
    playing.checked(petra, made)
    with access.acting_as(mona):
        changes.approve(mona, made, revision=3, now=NOW)

    assert state(petra, made, TODAY - timedelta(days=1)) is VersionState.COMING
    assert state(petra, made) is VersionState.IN_FORCE
    assert state(petra, made, TODAY + YEAR) is VersionState.EXPIRED
    with access.acting_as(mona):
        changes.withdraw(mona, made, revision=4, because="Fel nummer.", now=NOW)
    assert state(petra, made) is VersionState.WITHDRAWN


def test_nobody_who_has_written_in_a_text_approves_it(
    petra: Actor, frida: Actor, mona: Actor
) -> None:
    made = playing.drafted(petra)
    wording = Wording(body="Hej {namn}!", valid_from=TODAY, valid_to=TODAY + YEAR)
    with access.acting_as(frida):
        changes.revise_draft(frida, Revised(version_id=made, revision=1, wording=wording), now=NOW)
    with access.acting_as(mona):
        changes.submit(mona, made, revision=2, now=NOW)
    playing.checked(petra, made)

    for writer in (petra, frida):
        assert "Någon annan" in refused(writer, changes.approve, made, revision=4)
    with access.acting_as(mona):
        changes.approve(mona, made, revision=4, now=NOW)  # handing in is not writing


def test_an_approval_is_of_what_was_read(petra: Actor, mona: Actor) -> None:
    made = playing.handed_in(petra)
    playing.checked(petra, made)

    with access.acting_as(mona), pytest.raises(ChangedMeanwhile):
        changes.approve(mona, made, revision=2, now=NOW)


def test_a_letter_is_not_approved_before_its_legal_check_but_a_media_line_is(
    petra: Actor, mona: Actor
) -> None:
    letter = playing.handed_in(petra)
    line = playing.handed_in(
        petra,
        kind=MessageKind.MEDIA_LINE,
        name="Medieord",
        heading="",
        body="Vi vill att det slutar.",
    )

    assert "juridiska granskningen saknas" in refused(mona, changes.approve, letter, revision=2)
    with access.acting_as(mona):
        changes.approve(mona, line, revision=2, now=NOW)


def test_a_text_sent_back_is_a_draft_again_and_must_be_checked_anew(
    petra: Actor, mona: Actor
) -> None:
    made = playing.handed_in(petra)
    playing.checked(petra, made)
    with access.acting_as(mona):
        changes.send_back(mona, made, revision=3, because="Numret saknas.", now=NOW)

    facts = playing.facts(petra, made)
    assert state(petra, made) is VersionState.DRAFT
    assert (facts.sent_back_because, facts.legally_checked_by) == ("Numret saknas.", "")
    assert "utkast" in refused(mona, changes.approve, made, revision=4)


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"valid_from": None}, "från och till när"),
        ({"valid_from": TODAY - YEAR, "valid_to": TODAY}, "redan ha slutat gälla"),
        ({"body": "Du är en avhoppare."}, "Skriv inte ”avhoppare”"),
        ({"kind": MessageKind.CORE_MESSAGE, "body": "Sluta nu."}, "tre eller fyra meningar"),
    ],
)
def test_a_text_that_is_not_ready_is_not_handed_in(
    petra: Actor, parts: dict[str, Any], said: str
) -> None:
    made = playing.drafted(petra, **{"heading": "", **parts})

    assert said in submit(petra, made, kept_because="Ändå.")


def test_listed_words_are_allowed_where_no_person_hears_them(petra: Actor) -> None:
    made = playing.drafted(
        petra, kind=MessageKind.TALK_BRIEF, heading="", body="Säg inte avhoppare till någon."
    )

    assert "klarspråksråd" in submit(petra, made)
    with access.acting_as(petra):
        changes.submit(petra, made, revision=1, kept_because="Teamet ska veta.", now=NOW)
    assert playing.facts(petra, made).kept_because == "Teamet ska veta."


def test_advice_is_followed_or_answered(petra: Actor) -> None:
    made = playing.drafted(petra, body="Beslut fattas av oss.", heading="")

    assert "klarspråksråd" in submit(petra, made)
    assert "klarspråksråd" in submit(petra, made, kept_because="  ")


def test_a_translation_says_who_made_it(petra: Actor) -> None:
    with access.acting_as(petra):
        changes.add_language(petra, playing.room("orebro-joint"), "ar", now=NOW)
    body = "لا نريد أن تموت."
    made = playing.drafted(petra, language="ar", heading="", body=body)

    assert "vilken roll" in submit(petra, made)


def test_days_of_a_text_in_use_are_moved_by_somebody_who_did_not_write_it(
    petra: Actor, mona: Actor
) -> None:
    made = playing.approved(petra, mona, playing.text(petra))
    first = TODAY - timedelta(days=30)
    later = {"valid_from": first, "valid_to": first + 2 * YEAR}

    assert "Någon annan" in refused(petra, changes.set_validity, made, revision=1, **later)
    moved = {"valid_from": TODAY, "valid_to": TODAY + YEAR}
    assert "första dag" in refused(mona, changes.set_validity, made, revision=1, **moved)
    with access.acting_as(mona):
        changes.set_validity(mona, made, revision=1, **later, now=NOW)
    assert state(petra, made, TODAY + YEAR) is VersionState.IN_FORCE


def test_withdrawing_the_later_of_two_says_that_the_earlier_is_in_use_again(
    petra: Actor, mona: Actor
) -> None:
    letter = playing.text(petra)
    first = playing.approved(petra, mona, letter)
    second = playing.approved(petra, mona, letter, number=2, valid_from=TODAY)
    with access.acting_as(mona):
        assert queries.version_page(mona, second, on=TODAY).replaces_if_withdrawn == 1
        assert queries.version_page(mona, first, on=TODAY).followed_by == 2
        changes.withdraw(mona, second, revision=1, because="Fel.", now=NOW)

    assert state(petra, first) is VersionState.IN_FORCE


def test_a_withdrawal_says_why_and_is_for_good(petra: Actor) -> None:
    made = playing.drafted(petra)

    assert "varför" in refused(petra, changes.withdraw, made, revision=1, because=" ")
    with access.acting_as(petra):
        changes.withdraw(petra, made, revision=1, because="Dubblett.", now=NOW)
    assert "redan" in refused(petra, changes.withdraw, made, revision=2, because="Igen.")
    assert "Skriv en ny" in submit(petra, made)
