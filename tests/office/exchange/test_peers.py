"""A peer comes by its card and is confirmed by its digits; other keys mean a new confirmation."""

import pytest
from tests.conftest import actor_named
from tests.office.disclosures.conftest import write_person
from tests.office.exchange.conftest import (
    BY,
    HALLSBERG,
    KUMLA,
    NOW,
    REMOTE,
    card_of,
    know,
    tell_kumla,
)

from samsyn.office.config import installation
from samsyn.office.config.databases import Logins
from samsyn.office.disclosures.changes import CannotDisclose, Kind
from samsyn.office.exchange import changes, queries
from samsyn.office.exchange.models import Outgoing
from samsyn.office.partners.models import Room
from samsyn.office.partners.queries import rooms_of, rooms_without_door


def confirm(digits: str) -> None:
    changes.confirm_peer("kumla", fingerprint=digits, by=BY, now=NOW)


def test_a_peer_is_confirmed_by_its_own_digits_alone(own_database: Logins) -> None:
    with installation.as_owner(own_database):
        know("kumla", KUMLA, is_confirmed=False)
        for digits in ("", "12345", HALLSBERG.public.fingerprint, "x" * 40):
            with pytest.raises(changes.CannotConfirm, match="The digits are not those"):
                confirm(digits)
        room = Room.objects.get(key=REMOTE)
        assert room not in rooms_of(room.works_with_id)

        confirm(KUMLA.public.fingerprint.replace(" ", "-"))

        assert room in rooms_of(room.works_with_id)
        assert not rooms_without_door(now=NOW).filter(pk=room.pk).exists()
        with pytest.raises(changes.CannotConfirm, match="known under another name"):
            know("other", KUMLA)
        with pytest.raises(changes.CannotConfirm, match="card of this installation"):
            know("own", queries.keys_here())


def test_other_keys_take_the_confirmation_back_and_give_up_what_was_sealed(
    own_database: Logins,
) -> None:
    with installation.as_owner(own_database):
        know("kumla", KUMLA)
    petra = actor_named("petra")
    tell_kumla(petra, Kind.PERSON, write_person(petra))
    with installation.as_owner(own_database):
        same = changes.introduce_peer(
            card_of(KUMLA, "Kumla kommun"),
            queries.keys_here().public,
            key="kumla",
            site_key="orebro",
            now=NOW,
        )
        assert (same.is_confirmed, same.has_new_keys) == (True, False)
        know("kumla", HALLSBERG, is_confirmed=False)

    assert list(Outgoing.objects.values_list("state", "fault")) == [("refused", "for_another")]
    with pytest.raises(CannotDisclose):
        tell_kumla(petra, Kind.PERSON, write_person(petra))
