"""The number and the words: versions, another's approval, nothing dangerous to carry."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import ProgrammingError, transaction
from tests.office.contact_cards.papers import TRIAL
from tests.office.contact_cards.playing import NOW, line, room, text

from samsyn.office import access
from samsyn.office.access import Actor, NotPermitted
from samsyn.office.audit.models import AuditEvent
from samsyn.office.contact_cards import changes, queries
from samsyn.office.contact_cards.changes import CannotChange, TextPlan
from samsyn.office.contact_cards.models import CardText, SupportLine
from samsyn.office.contact_cards.words import SHIPPED

pytestmark = pytest.mark.django_db


def test_the_latest_support_line_is_in_force_and_the_older_stays(petra: Actor) -> None:
    line(petra)
    line(petra, number="070-174 06 41", now=NOW + timedelta(minutes=1))

    with access.acting_as(petra):
        held = queries.card_settings(petra, room())
        kept = SupportLine.objects.count()

    assert held.line is not None
    assert held.line.number == "070-174 06 41"
    assert kept == 2


@pytest.mark.parametrize(
    ("part", "value", "said"),
    [
        ("number", "112", "helt telefonnummer"),
        ("number", "ring oss", "helt telefonnummer"),
        ("number", "070-174 06 4x", "helt telefonnummer"),
        ("name", "  ", "vad stödlinjen heter"),
        ("name", "GVI Avhopparlinjen", "ofarligt att hittas"),
        ("help_page", "http://stod.exempel.example", "https://"),
        ("help_page", "https://stod.exempel.example/?kort=1", "https://"),
        ("help_page", "https://stod.exempel.example/#kort", "https://"),
        ("help_page", "https://anna:x@stod.exempel.example/", "https://"),
        ("help_page", "stod.exempel.example", "https://"),
        ("help_page", "https://[", "https://"),
        ("answers_within_hours", 0, "hur många timmar"),
        ("answers_within_hours", 1000, "hur många timmar"),
        ("open_hours", "kvällar", "med siffror"),
    ],
)
def test_a_support_line_that_cannot_stand_on_a_card_is_refused(
    petra: Actor, part: str, value: object, said: str
) -> None:
    with pytest.raises(CannotChange, match=said):
        line(petra, **{part: value})

    with access.acting_as(petra):
        assert not SupportLine.objects.exists()


def test_everything_that_is_wrong_is_said_at_once(petra: Actor) -> None:
    with pytest.raises(CannotChange) as refusal:
        line(petra, number="x", name="", help_page="x", answers_within_hours=0)

    assert len(refusal.value.reasons) == 4


def test_words_are_printed_once_another_coordinator_approves_them(
    petra: Actor, mona: Actor
) -> None:
    written = text(petra, None)
    with access.acting_as(petra):
        before = queries.card_settings(petra, room()).text("sv")
        with pytest.raises(CannotChange, match="Be en annan samordnare"):
            changes.approve_text(petra, written, now=NOW)
    with access.acting_as(mona):
        changes.approve_text(mona, written, now=NOW)
        after = queries.card_settings(mona, room()).text("sv")
        with pytest.raises(CannotChange, match="redan godkänd"):
            changes.approve_text(mona, written, now=NOW)

    assert before is not None
    assert (before.approved, before.waiting) == (None, SHIPPED["sv"])
    assert before.waits_for_another
    assert after is not None
    assert (after.approved, after.waiting) == (SHIPPED["sv"], None)


def test_new_words_wait_while_the_old_go_on(petra: Actor, mona: Actor) -> None:
    text(petra, mona)
    hour_later = NOW + timedelta(hours=1)
    text(mona, None, words=replace(SHIPPED["sv"], question="Vill du ha hjälp?"), now=hour_later)

    with access.acting_as(petra):
        held = queries.card_settings(petra, room()).text("sv")

    assert held is not None
    assert held.approved == SHIPPED["sv"]
    assert held.waiting is not None
    assert held.waiting.question == "Vill du ha hjälp?"


@pytest.mark.parametrize(
    ("part", "value", "said"),
    [
        ("question", " ", "alla delar"),
        ("question", "Vill du lämna gänget?", "Ta bort ”gäng”"),
        ("who_answers", "Avhopparverksamheten", "Ta bort ”avhopp”"),
        ("answer_line", "Svar inom {timmar}", "klammer"),
        ("short_line", "{hours", "klammer"),
    ],
)
def test_words_that_cannot_stand_on_a_card_are_refused(
    petra: Actor, part: str, value: str, said: str
) -> None:
    with pytest.raises(CannotChange, match=said):
        text(petra, None, words=replace(SHIPPED["sv"], **{part: value}))


def test_words_in_a_language_of_others_say_who_translated_them_and_when(petra: Actor) -> None:
    plan = TextPlan(room_id=room(), language="ar", words=TRIAL["ar"])
    with access.acting_as(petra):
        with pytest.raises(CannotChange, match="vilket slags översättare"):
            changes.write_text(petra, plan, now=NOW)
        tomorrow = replace(
            plan, translated_by="auktoriserad översättare", translated_on=date(2026, 11, 21)
        )
        with pytest.raises(CannotChange, match="i framtiden"):
            changes.write_text(petra, tomorrow, now=NOW)
        changes.write_text(petra, replace(tomorrow, translated_on=date(2026, 11, 1)), now=NOW)


def test_what_stood_on_cards_cannot_be_rewritten_in_the_database(petra: Actor, mona: Actor) -> None:
    line(petra)
    text(petra, mona)
    with access.acting_as(petra):
        for rows, column in (
            (SupportLine.objects.all(), "number"),
            (CardText.objects.all(), "question"),
            (CardText.objects.all(), "approved_at"),
        ):
            with pytest.raises(ProgrammingError, match="never edited"), transaction.atomic():
                rows.update(**{column: None if column == "approved_at" else "x"})


def test_only_coordinators_of_the_joint_room_change_what_stands_on_cards(
    petra: Actor, aino: Actor, sami: Actor, otto: Actor
) -> None:
    for actor in (aino, sami, otto):
        with pytest.raises(NotPermitted):
            line(actor)
    with pytest.raises(CannotChange, match="gemensamma rum"):
        line(petra, key="orebro-police")


def test_changes_leave_an_entry_without_values(petra: Actor) -> None:
    made = line(petra)

    with access.acting_as(petra):
        events = AuditEvent.objects.filter(action="manage_cards")
        assert [(one.subject, one.record_ids) for one in events] == [
            ("contact_cards_supportline", [str(made)])
        ]
