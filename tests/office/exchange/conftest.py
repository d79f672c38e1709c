"""Two other installations: one that is confirmed, one that is not yet; and their keys."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from tests import databases
from tests.office.disclosures.conftest import plan_for

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.config import installation
from samsyn.office.config.databases import Logins
from samsyn.office.disclosures.changes import Kind, disclose
from samsyn.office.exchange import changes, queries
from samsyn.office.exchange.models import Outgoing
from samsyn.office.exchange.sealing import (
    Card,
    OwnKeys,
    Package,
    RoomOnCard,
    Sender,
    open_package,
    own_keys,
    seal_package,
)
from samsyn.vocabulary.rooms import AgencyKind, LegalRegime, RoomKind

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
KUMLA, HALLSBERG = (own_keys(bytes([n]) * 32, bytes([n + 1]) * 32) for n in (1, 3))
GROUND = "osl-10-27"
BY = "Olle Operatör"
THERE = "kumla-probation"  # the room as Kumla calls it; here with the peer's key before it
REMOTE, UNCONFIRMED = f"kumla-{THERE}", f"hallsberg-{THERE}"


def card_of(keys: OwnKeys, name: str, address: str = "http://127.0.0.1:1/") -> Card:
    room = RoomOnCard(
        key=THERE,
        name=f"Frivården, {name}",
        short_name=f"Frivården {name}",
        kind=RoomKind.PROBATION,
        regime=LegalRegime.CRIME_DATA,
        agency_key="probation",
        agency_name="Kriminalvården",
        agency_kind=AgencyKind.PROBATION,
    )
    return Card(name=name, address=address, keys=keys.public, rooms=(room,))


def know(key: str, keys: OwnKeys, *, is_confirmed: bool = True) -> None:
    """Write a peer, as the owner."""
    changes.introduce_peer(
        card_of(keys, key.title()),
        queries.keys_here().public,
        key=key,
        site_key="orebro",
        now=NOW,
    )
    if is_confirmed:
        changes.confirm_peer(key, fingerprint=keys.public.fingerprint, by=BY, now=NOW)


@pytest.fixture(scope="module")
def peers(
    template: Logins, django_db_setup: None, django_db_blocker: pytest.Item, worker_id: str
) -> Iterator[Logins]:
    """The template with peers, in a database of the module's own; each test rolls back to them."""
    del django_db_setup
    with (
        django_db_blocker.unblock(),
        databases.clone(template, f"peers_{worker_id}") as copy,
        databases.connected(copy),
    ):
        with installation.as_owner(copy):
            know("kumla", KUMLA)
            know("hallsberg", HALLSBERG, is_confirmed=False)
        yield copy


def tell_kumla(actor: Actor, kind: Kind, record_id: UUID, **more: Any) -> UUID:
    with access.acting_as(actor):
        plan = plan_for(kind, record_id, to=REMOTE, ground_key=GROUND, **more)
        return disclose(actor, plan, now=NOW)


def carried(keys: OwnKeys = KUMLA) -> list[Package]:
    """What the peer reads in the packages that wait for it, in their order."""
    here = queries.keys_here().public
    known = {here.id: Sender(key="orebro", keys=here, is_confirmed=True)}
    rows = Outgoing.objects.filter(state="waiting").order_by("pk")
    return [open_package(bytes(row.content), keys, known.get, now=NOW)[1] for row in rows]


def from_kumla(body: Mapping[str, Any], *, keys: OwnKeys = KUMLA, **changes: Any) -> bytes:
    """Return a package that the peer seals for this installation."""
    values = {
        "package_id": uuid4(),
        "message_id": uuid4(),
        "kind": "disclosure",
        "body": {**body, "from_room": THERE, "to_room": "orebro-police"},
        "sealed_at": NOW,
    }
    package = Package(**{**values, **changes})
    return seal_package(package, keys, queries.keys_here().public).content


def sent_back(package: Package, *, sealed_at: datetime = NOW, **changes: Any) -> bytes:
    """Return what was told to the peer as if the peer told the same to the police here."""
    body = {**package.body, "from_room": THERE, "to_room": "orebro-police", **changes}
    fresh = replace(package, package_id=uuid4(), body=body, sealed_at=sealed_at)
    return seal_package(fresh, KUMLA, queries.keys_here().public).content
