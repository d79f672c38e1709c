"""Batches: ordered, printed, handed over, lost and withdrawn."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from tests.office.contact_cards.playing import (
    NOW,
    TODAY,
    batch,
    codes_of,
    hand_out,
    line,
    room,
    text,
)
from tests.office.groups.playing import person

from samsyn.office import access
from samsyn.office.access import Actor, NotPermitted, NotVisible
from samsyn.office.audit.models import AuditEvent
from samsyn.office.contact_cards import changes, codes, queries
from samsyn.office.contact_cards.changes import CannotChange, Delivered
from samsyn.office.contact_cards.models import CardDelivery, CardPrinting
from samsyn.office.people import changes as people
from samsyn.office.people.changes import RestrictionPlan
from samsyn.office.people.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _approved_words(petra: Actor, mona: Actor) -> None:
    text(petra, mona)


def delivered(actor: Actor, key: str = "orebro-joint") -> Delivered:
    """What a card is handed over at: here any record of the room stands for a talk."""
    record = person(actor, key)
    with access.acting_as(actor):
        return Delivered(kind="talk", record=Person.objects.get(pk=record), on=TODAY)


def states(actor: Actor, batch_id: object) -> list[str]:
    with access.acting_as(actor):
        return [one.state for one in queries.batch_sheet(actor, batch_id, today=TODAY).cards]


def test_each_card_of_a_batch_has_a_whole_code_of_its_own(petra: Actor) -> None:
    first, second = batch(petra, size=100), batch(petra, size=100)

    drawn = [*codes_of(petra, first), *codes_of(petra, second)]
    assert len(set(drawn)) == 200
    assert all(codes.is_whole(code) for code in drawn)


def test_batches_are_numbered_within_their_room(petra: Actor, otto: Actor, mona: Actor) -> None:
    batch(petra)
    batch(mona)

    with access.acting_as(petra):
        numbers = [one.number for one in queries.batches(petra)]
    with access.acting_as(otto):
        assert queries.batches(otto) == ()
    assert numbers == [2, 1]


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"size": 11}, "hela ark om tio"),
        ({"size": 0}, "hela ark om tio"),
        ({"size": 500}, "hela ark om tio"),
        ({"languages": ()}, "Välj kortets språk"),
        ({"languages": ("sv", "sv")}, "vart och ett en gång"),
        ({"languages": ("sv", "ar")}, "godkänd text"),
        ({"occasion_kind": "raid"}, "slags tillfälle"),
        ({"occasion": " "}, "vilket tillfälle"),
    ],
)
def test_an_order_that_cannot_be_made_is_refused(
    petra: Actor, parts: dict[str, object], said: str
) -> None:
    with pytest.raises(CannotChange, match=said):
        batch(petra, **parts)

    with access.acting_as(petra):
        assert queries.batches(petra) == ()


def test_a_printing_keeps_the_versions_that_stood_on_the_cards(petra: Actor, mona: Actor) -> None:
    number, words, made = line(petra), text(petra, mona), batch(petra)
    with access.acting_as(petra):
        changes.note_printing(petra, made, line_id=number, text_ids=(words,), now=NOW)
        printing = CardPrinting.objects.get()
        noted = AuditEvent.objects.get(action="print")
        sheet = queries.batch_sheet(petra, made, today=TODAY)

    assert (printing.support_line_id, printing.texts) == (number, [words])
    assert noted.record_ids == [str(made)]
    assert sheet.printed_at == NOW


def test_a_card_is_tied_to_a_talk_by_the_code_in_the_hand(petra: Actor) -> None:
    made = batch(petra)
    code = codes_of(petra, made)[3]
    talk = delivered(petra)

    with access.acting_as(petra):
        card = changes.hand_over(petra, codes.spoken(code).lower(), talk, now=NOW)
        tied = CardDelivery.objects.get()

    assert (tied.card_id, tied.about_id, tied.kind) == (card, talk.record.pk, "talk")
    assert states(petra, made) == ["waiting"] * 3 + ["handed_over"] + ["waiting"] * 6


def test_a_card_is_handed_over_once(petra: Actor, mona: Actor) -> None:
    code = codes_of(petra, batch(petra))[0]
    talk, other = delivered(petra), delivered(mona)
    with access.acting_as(petra):
        changes.hand_over(petra, code, talk, now=NOW)

    with access.acting_as(mona), pytest.raises(CannotChange, match="Kortet är redan lämnat"):
        changes.hand_over(mona, code, other, now=NOW)


def test_a_misread_code_is_said_to_be_one(petra: Actor) -> None:
    code = codes_of(petra, batch(petra))[0]
    swapped = code[1] + code[0] + code[2:] if code[0] != code[1] else code[:-1] + "x"
    talk = delivered(petra)

    with access.acting_as(petra), pytest.raises(CannotChange, match="tecken för tecken"):
        changes.hand_over(petra, swapped, talk, now=NOW)


def test_a_card_of_another_site_is_no_card(petra: Actor, otto: Actor) -> None:
    code = codes_of(petra, batch(petra))[0]
    talk = delivered(otto, "malmo-joint")

    with access.acting_as(otto), pytest.raises(CannotChange, match="Inget kort med den koden"):
        changes.hand_over(otto, code, talk, now=NOW)


def test_who_got_a_card_is_as_hidden_as_the_record_it_was_handed_over_at(
    petra: Actor, mona: Actor
) -> None:
    made = batch(petra)
    talk = delivered(petra)
    with access.acting_as(petra):
        plan = RestrictionPlan(team=frozenset({petra.staff_id}), reason="släkt")
        people.restrict_person(petra, talk.record.pk, plan, now=NOW)
        restricted = access.actor_for(petra.staff_id, now=NOW + timedelta(days=3650))
    with access.acting_as(restricted):
        hidden = Delivered(kind="talk", record=Person.objects.get(pk=talk.record.pk), on=TODAY)
        changes.hand_over(restricted, codes_of(restricted, made)[0], hidden, now=NOW)

    assert states(mona, made)[0] == "waiting"
    with access.acting_as(mona):
        assert not CardDelivery.objects.exists()


def test_many_cards_are_noted_as_handed_out_to_nobody_in_particular(petra: Actor) -> None:
    made = batch(petra)

    hand_out(petra, made, 7, date(2026, 10, 3))

    assert states(petra, made).count("handed_over") == 7


@pytest.mark.parametrize(
    ("how_many", "on", "said"),
    [
        (11, TODAY, "1 till 10"),
        (0, TODAY, "1 till 10"),
        (1, TODAY + timedelta(days=1), "i framtiden"),
    ],
)
def test_no_more_cards_are_handed_out_than_there_are(
    petra: Actor, how_many: int, on: date, said: str
) -> None:
    made = batch(petra)

    with pytest.raises(CannotChange, match=said):
        hand_out(petra, made, how_many, on)


def test_a_lost_card_is_not_handed_over(petra: Actor) -> None:
    made = batch(petra)
    talk = delivered(petra)
    with access.acting_as(petra):
        card = queries.batch_sheet(petra, made, today=TODAY).cards[0]
        changes.lose_card(petra, card.id, now=NOW)
        with pytest.raises(CannotChange, match=r"borttappat\. Lämna över ett annat"):
            changes.hand_over(petra, card.code, talk, now=NOW)
        with pytest.raises(CannotChange, match="redan antecknat som borttappat"):
            changes.lose_card(petra, card.id, now=NOW)


def test_a_card_that_somebody_has_got_is_not_lost(petra: Actor) -> None:
    made = batch(petra)
    hand_out(petra, made, 1, TODAY)
    with access.acting_as(petra):
        card = queries.batch_sheet(petra, made, today=TODAY).cards[0]
        with pytest.raises(CannotChange, match="Det tillhör den som fick det"):
            changes.lose_card(petra, card.id, now=NOW)


def test_a_withdrawn_batch_says_why_and_its_cards_are_not_handed_over(petra: Actor) -> None:
    made = batch(petra)
    talk = delivered(petra)
    code = codes_of(petra, made)[0]
    with access.acting_as(petra):
        with pytest.raises(CannotChange, match="varför"):
            changes.withdraw_batch(petra, made, reason=" ", now=NOW)
        changes.withdraw_batch(petra, made, reason="Numret är nytt", now=NOW)
        with pytest.raises(CannotChange, match="redan indragen"):
            changes.withdraw_batch(petra, made, reason="igen", now=NOW)
        with pytest.raises(CannotChange, match="Lämna över ett annat"):
            changes.hand_over(petra, code, talk, now=NOW)
        sheet = queries.batch_sheet(petra, made, today=TODAY)

    assert (sheet.withdrawn_reason, sheet.withdrawn_by) == ("Numret är nytt", "Petra")


def test_an_analyst_reads_batches_and_changes_none(petra: Actor, aino: Actor) -> None:
    made = batch(petra)
    with access.acting_as(aino):
        sheet = queries.batch_sheet(aino, made, today=TODAY)
        with pytest.raises(NotPermitted):
            changes.withdraw_batch(aino, made, reason="x", now=NOW)
        with pytest.raises(NotPermitted):
            changes.lose_card(aino, sheet.cards[0].id, now=NOW)

    assert not sheet.may_manage


def test_another_site_and_social_services_see_no_batch(
    petra: Actor, otto: Actor, sami: Actor
) -> None:
    made = batch(petra)

    for actor in (otto, sami):
        with access.acting_as(actor), pytest.raises(NotVisible):
            queries.batch_sheet(actor, made, today=TODAY)
    with access.acting_as(petra), pytest.raises(NotVisible):
        queries.batch_sheet(petra, uuid4(), today=TODAY)
    assert room()
