"""A return to a national room at another installation waits in the outbox, sealed for it."""

from collections.abc import Iterator

import pytest
from tests import databases
from tests.office.exchange.conftest import KUMLA, carried
from tests.office.national.playing import NOW, returned

from samsyn.office import access
from samsyn.office.access import Actor, NotVisible
from samsyn.office.config import installation
from samsyn.office.config.databases import Logins
from samsyn.office.disclosures.queries import rooms_to_ask
from samsyn.office.exchange import changes as exchange
from samsyn.office.exchange.models import Outgoing
from samsyn.office.exchange.queries import keys_here
from samsyn.office.exchange.sealing import Card, Receipt, RoomOnCard, write_receipt
from samsyn.office.national import changes, queries
from samsyn.office.national.changes import CannotReturn, read_signed
from samsyn.office.partners.models import Room
from samsyn.vocabulary.rooms import AgencyKind, LegalRegime, RoomKind

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nation_elsewhere")]


@pytest.fixture(scope="module")
def nation_elsewhere(
    template: Logins, django_db_setup: None, django_db_blocker: pytest.Item, worker_id: str
) -> Iterator[Logins]:
    """An installation whose card has a national room; packages go there as files."""
    del django_db_setup
    room = RoomOnCard(
        key="national-room",
        name="Nationellt stöd",
        short_name="Nationellt",
        kind=RoomKind.NATIONAL,
        regime=LegalRegime.AGGREGATES,
        agency_key="bra",
        agency_name="Brå",
        agency_kind=AgencyKind.NATIONAL_SUPPORT,
    )
    card = Card(name="Nationen", address="", keys=KUMLA.public, rooms=(room,))
    with (
        django_db_blocker.unblock(),
        databases.clone(template, f"sending_{worker_id}") as copy,
        databases.connected(copy),
    ):
        with installation.as_owner(copy):
            exchange.introduce_peer(
                card, keys_here().public, key="nationen", site_key="orebro", now=NOW
            )
            exchange.confirm_peer(
                "nationen", fingerprint=KUMLA.public.fingerprint, by="Olle", now=NOW
            )
        yield copy


def test_the_package_holds_the_signed_return_and_nothing_else(petra: Actor) -> None:
    made = returned(petra)

    [package] = carried()

    assert (package.kind, package.message_id) == ("return", made)
    assert set(package.body) == {"from_room", "to_room", "signed"}
    assert (package.body["from_room"], package.body["to_room"]) == (
        "orebro-joint",
        "national-room",
    )
    assert read_signed(package.body["signed"], keys_here().public).id == str(made)


def test_the_page_tells_how_far_it_has_come_and_hands_out_the_file(petra: Actor) -> None:
    made = returned(petra)
    with access.acting_as(petra):
        [waiting] = queries.own_return(petra, made).packages
        content = queries.package_to_carry(petra, made, waiting.package_id)
        with pytest.raises(CannotReturn):
            changes.send_again(petra, made, now=NOW)

    assert content == bytes(Outgoing.objects.get().content)
    receipt = Receipt(message_id=made, mark="m", received_at=NOW)
    said = write_receipt(receipt, KUMLA, keys_here().public)
    assert exchange.take_receipt(said.encode(), now=NOW) == made
    with access.acting_as(petra):
        [settled] = queries.own_return(petra, made).packages
        assert settled.state == "delivered"
        with pytest.raises(NotVisible):
            queries.package_to_carry(petra, made, waiting.package_id)


def test_what_was_refused_is_sealed_anew_as_the_same_message(petra: Actor) -> None:
    made = returned(petra)
    Outgoing.objects.update(state="expired", content=b"", settled_at=NOW)

    with access.acting_as(petra):
        changes.send_again(petra, made, now=NOW)

    [package] = carried()
    assert package.message_id == made


def test_no_record_is_ever_offered_to_the_national_room_elsewhere(petra: Actor) -> None:
    room = Room.objects.get(kind="national")
    with access.acting_as(petra):
        assert str(room.pk) not in dict(rooms_to_ask(petra).others)
