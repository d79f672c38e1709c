"""The help line: danger first, nobody needs a name, and a card is only counted."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from tests.office.contact_cards import playing as cards
from tests.office.support.logged import logged
from tests.office.support.playing import NOW, call, contact_plan, room

from samsyn.office import access
from samsyn.office.access import Actor, NotPermitted, NotVisible
from samsyn.office.contact_cards.changes import Quoted
from samsyn.office.support import changes, queries
from samsyn.office.support.changes import CannotSupport
from samsyn.office.support.models import HelpContact
from samsyn.vocabulary.support import CallerWish, ContactEnd, Danger

pytestmark = pytest.mark.django_db


def card(petra: Actor, mona: Actor) -> str:
    cards.text(petra, mona)
    cards.line(petra)
    return cards.codes_of(petra, cards.batch(petra))[0]


def test_a_contact_needs_neither_name_nor_number_nor_note(sami: Actor) -> None:
    made = call(sami)

    with access.acting_as(sami):
        sheet = queries.contact_sheet(sami, made, now=NOW)

    assert (sheet.called_as, sheet.reach_by, sheet.note) == ("", "", "")
    assert sheet.answered_at == NOW


def test_nothing_is_saved_while_somebody_is_in_danger_and_nobody_has_acted(sami: Actor) -> None:
    with pytest.raises(CannotSupport, match="Call 112"):
        call(sami, danger=Danger.YES)
    with access.acting_as(sami):
        assert not access.visible_to(sami, HelpContact.objects).exists()

    assert call(sami, danger=Danger.YES, has_acted_on_danger=True)


def test_all_that_is_wrong_is_said_at_once(sami: Actor) -> None:
    with pytest.raises(CannotSupport) as refused:
        call(
            sami,
            danger=Danger.YES,
            wish=CallerWish.CALL_BACK,
            reached_at=NOW + timedelta(minutes=1),
        )

    assert len(refused.value.reasons) == 3


def test_a_form_sent_twice_counts_once(sami: Actor) -> None:
    plan = contact_plan()
    with access.acting_as(sami):
        first = changes.register_contact(sami, plan, now=NOW)
        second = changes.register_contact(sami, replace(plan, note="again"), now=NOW)

        assert first.contact_id == second.contact_id
        assert access.visible_to(sami, HelpContact.objects).count() == 1


def test_a_cards_code_is_counted_and_stands_nowhere(petra: Actor, mona: Actor, sami: Actor) -> None:
    code = card(petra, mona)
    with access.acting_as(sami):
        made = changes.register_contact(sami, contact_plan(card_code=code), now=NOW)
        row = HelpContact.objects.filter(pk=made.contact_id).values()[0]

    assert made.quoted is Quoted.NOTED
    assert code not in repr(row)
    assert code not in repr(contact_plan(card_code=code))
    with access.acting_as(sami), connection.cursor() as cursor:
        cursor.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> %s",
            ["contact_cards_contactcard"],
        )
        for (table,) in cursor.fetchall():
            cursor.execute(
                f'SELECT count(*) FROM "{table}" one WHERE one::text LIKE %s',  # noqa: S608
                [f"%{code}%"],
            )
            assert cursor.fetchone() == (0,), table


@pytest.mark.parametrize(
    ("code", "answer"), [("222222222", Quoted.UNKNOWN), ("A47", Quoted.MISTYPED)]
)
def test_a_wrong_code_stops_no_contact_and_can_be_noted_again(
    petra: Actor, mona: Actor, sami: Actor, code: str, answer: Quoted
) -> None:
    right = card(petra, mona)
    with access.acting_as(sami):
        made = changes.register_contact(sami, contact_plan(card_code=code), now=NOW)
        assert made.quoted is answer
        assert changes.quote_again(sami, made.contact_id, right, now=NOW) is Quoted.NOTED


def test_an_answer_and_a_meeting_are_noted_once(sami: Actor) -> None:
    made = call(sami, is_answered=False, wish=CallerWish.MEETING)
    later = NOW + timedelta(hours=1)
    with access.acting_as(sami):
        changes.note_meeting(sami, made, now=later)
        sheet = queries.contact_sheet(sami, made, now=later)
        assert (sheet.answered_at, sheet.met_at) == (later, later)
        with pytest.raises(CannotSupport, match="answered already"):
            changes.note_answer(sami, made, now=later)
        with pytest.raises(CannotSupport, match="noted already"):
            changes.note_meeting(sami, made, now=later)


def test_a_closed_contact_takes_nothing_more(sami: Actor) -> None:
    made = call(sami)
    with access.acting_as(sami):
        changes.end_contact(sami, made, ContactEnd.ENOUGH, now=NOW)
        for deed in (
            lambda: changes.note_answer(sami, made, now=NOW),
            lambda: changes.end_contact(sami, made, ContactEnd.LED_ON, now=NOW),
            lambda: changes.quote_again(sami, made, "A", now=NOW),
        ):
            with pytest.raises(CannotSupport, match="closed"):
                deed()


def test_reading_a_contact_is_noted(sami: Actor) -> None:
    made = call(sami)
    with access.acting_as(sami), logged() as seen:
        queries.contact_sheet(sami, made, now=NOW)

    assert any(str(made) in one for one in seen)


@pytest.mark.parametrize("name", ["petra", "frida", "mona", "stig", "dag", "carin", "vera", "otto"])
def test_nobody_outside_support_registers_or_reads(
    request: pytest.FixtureRequest, sami: Actor, name: str
) -> None:
    made = call(sami)
    actor = request.getfixturevalue(name)
    with access.acting_as(actor):
        with pytest.raises(NotPermitted):
            changes.register_contact(actor, contact_plan(), now=NOW)
        with pytest.raises(NotVisible):
            queries.contact_sheet(actor, made, now=NOW)
        assert not access.visible_to(actor, HelpContact.objects).exists()
        assert HelpContact.objects.count() == 0


def test_the_joint_room_has_no_help_line(petra: Actor) -> None:
    with access.acting_as(petra), pytest.raises(NotPermitted):
        changes.register_contact(petra, contact_plan(room_id=room("orebro-joint")), now=NOW)
