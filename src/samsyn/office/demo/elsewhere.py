"""Two invented installations: one that is told, and one that nobody has confirmed."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.disclosures import changes as door
from samsyn.office.disclosures.changes import Answer, DisclosurePlan, Kind
from samsyn.office.exchange import changes, queries
from samsyn.office.exchange.sealing import (
    Card,
    OwnKeys,
    Receipt,
    RoomOnCard,
    own_keys,
    write_receipt,
)
from samsyn.office.partners.models import Peer, Room
from samsyn.vocabulary.rooms import AgencyKind, LegalRegime, RoomKind

KUMLA: Final = "kumla"
BESIDE: Final = "orebro"  # the site that has them
_DAY: Final = timedelta(days=1)
_NAMES: Final = {KUMLA: ("Kumla", "Kumla kommun"), "hallsberg": ("Hallsberg", "Hallsbergs kommun")}


def stage_peers(*, now: datetime) -> None:
    """Write the peers, unless they are there. Runs as the owner."""
    for key, (place, name) in _NAMES.items():
        if Peer.objects.filter(key=key).exists():
            continue
        card, own = _card(key, place, name), queries.keys_here().public
        changes.introduce_peer(card, own, key=key, site_key=BESIDE, now=now)
        if key == KUMLA:
            changes.confirm_peer(
                key, fingerprint=card.keys.fingerprint, by="Disa Drift, driftansvarig", now=now
            )


def tell_elsewhere(lead: Actor, people: tuple[UUID, UUID], *, now: datetime) -> None:
    """Tell Kumla of two people: one disclosure has arrived, the other waits to be carried."""
    first, second = people
    with access.acting_as(lead):
        told = door.disclose(lead, _plan(first), now=now - 5 * _DAY)
        door.disclose(lead, _plan(second), now=now - 2 * _DAY)
    arrived = Receipt(message_id=told, mark="invented", received_at=now - 4 * _DAY)
    receipt = write_receipt(arrived, _keys(KUMLA), queries.keys_here().public)
    changes.take_receipt(receipt.encode(), now=now - 4 * _DAY)


def _plan(person: UUID) -> DisclosurePlan:
    return DisclosurePlan(
        kind=Kind.PERSON,
        record_id=person,
        to_room_id=Room.objects.values_list("pk", flat=True).get(peer__key=KUMLA),
        fields=("names", "born_year"),
        purpose="Planera stödet när personen flyttar till Kumla",
        ground_key="osl-10-27",
        answers=(
            Answer(test="exempt", value="no"),
            Answer(test="obvious", value="yes", why="Socialtjänsten möter personen i veckan."),
        ),
    )


def _card(key: str, place: str, name: str) -> Card:
    room = RoomOnCard(
        key=f"{key}-social",
        name=f"Socialtjänstens rum, {place}",
        short_name=f"Socialtjänsten {place}",
        kind=RoomKind.SOCIAL_SERVICES,
        regime=LegalRegime.SOCIAL_SERVICES,
        agency_key=f"{key}-social",
        agency_name=f"Socialnämnden i {place}",
        agency_kind=AgencyKind.SOCIAL_SERVICES,
    )
    return Card(name=f"{name} (påhittad)", address="", keys=_keys(key).public, rooms=(room,))


def _keys(key: str) -> OwnKeys:
    """Return the pairs of an installation that is not there. Anybody can read them here."""
    seed = key.encode()
    return own_keys(seed.ljust(32, b"1"), seed.ljust(32, b"2"))
