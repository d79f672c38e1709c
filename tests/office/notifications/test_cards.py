"""The card that a team leaves: checked where its code is typed, noted where it is left."""

from uuid import UUID, uuid4

import pytest
from tests.office.contact_cards import playing as cards
from tests.office.notifications import playing
from tests.office.notifications.test_pages import MET, client_of, given_now, words_of

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.contact_cards.codes import spoken
from samsyn.office.contact_cards.models import CardDelivery, ContactCard
from samsyn.office.notifications.changes import CannotAssign

pytestmark = pytest.mark.django_db


@pytest.fixture
def card(petra: Actor, mona: Actor) -> str:
    """The code of a card that waits to be handed over."""
    cards.text(petra, mona)
    return cards.codes_of(petra, cards.batch(petra))[0]


def saved(brief: UUID) -> str:
    """What Vera reads after she has logged that she met the person and left the card."""
    answers = {**MET, "form_key": uuid4()}
    return words_of(client_of("vera").post(f"/talks/{brief}/log/", answers, follow=True))


def test_a_card_left_by_a_team_member_is_noted_although_they_see_no_register_of_cards(
    petra: Actor, vera: Actor, card: str
) -> None:
    _talk, brief = given_now(petra, vera, card_code=spoken(card))

    said = saved(brief)

    with access.acting_as(seen := playing.fresh(vera)):
        register = access.visible_to(seen, ContactCard.objects).count()
        deliveries = access.visible_to(seen, CardDelivery.objects).count()
    assert "The talk is saved." in said
    assert "The card is not noted:" not in said
    assert (register, deliveries) == (0, 1)


def test_a_brief_without_a_card_shows_no_code(petra: Actor, vera: Actor) -> None:
    _talk, brief = given_now(petra, vera)

    shown = words_of(client_of("vera").get(f"/talks/briefs/{brief}/"))

    assert "What you say" in shown
    assert "Code of the card" not in shown


def test_a_card_that_no_longer_waits_stops_no_visit_and_the_worker_is_told_what_to_do(
    petra: Actor, vera: Actor, card: str
) -> None:
    _talk, first = given_now(petra, vera, card_code=card)
    _talk, second = given_now(petra, vera, card_code=card)
    saved(first)

    said = saved(second)

    assert "The talk is saved." in said
    assert (
        "The card is not noted: No card with that code waits to be handed over. Check the code. "
        "Tell the coordinator." in said
    )


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("A47-R9L-2W9", "That is not a card's code. Check it sign by sign."),
        ("A47-R9L-2W8", "No card with that code waits to be handed over. Check the code."),
    ],
)
def test_a_code_that_is_no_cards_is_refused_where_it_is_typed_and_not_at_the_door(
    petra: Actor, vera: Actor, code: str, said: str
) -> None:
    with pytest.raises(CannotAssign) as refused:
        given_now(petra, vera, card_code=code)

    assert refused.value.reasons == (said,)


def test_a_card_handed_over_already_is_not_given_to_another_team(
    petra: Actor, vera: Actor, card: str
) -> None:
    _talk, brief = given_now(petra, vera, card_code=card)
    saved(brief)

    with pytest.raises(CannotAssign) as refused:
        given_now(playing.fresh(petra), vera, card_code=card)

    assert refused.value.reasons == ("The card has been handed over already. Hand over another.",)


def test_the_code_stands_on_the_brief_also_when_no_offer_is_written(
    petra: Actor, vera: Actor, card: str
) -> None:
    _talk, brief = given_now(petra, vera, card_code=card)

    page = words_of(client_of("vera").get(f"/talks/briefs/{brief}/"))

    assert f"Code of the card: <strong>{spoken(card)}</strong>" in page
