"""A return from another installation: taken in once, or refused with a sentence saying why."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client
from tests import databases
from tests.office.exchange.conftest import HALLSBERG, KUMLA
from tests.office.national.playing import (
    NATIONAL,
    NOW,
    Q3,
    as_reader,
    nils,
    open_nation,
    returned,
    seen,
)

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.config import installation
from samsyn.office.config.databases import Logins
from samsyn.office.disclosures.changes import take_in
from samsyn.office.exchange import changes as exchange
from samsyn.office.exchange.models import RefusedPackage
from samsyn.office.exchange.queries import keys_here
from samsyn.office.exchange.sealing import (
    Card,
    Fault,
    OwnKeys,
    Package,
    Refused,
    RoomOnCard,
    own_keys,
    seal_package,
)
from samsyn.office.exchange.sealing.signing import sign
from samsyn.office.national import queries
from samsyn.office.national.changes.receiving import KIND
from samsyn.office.national.models import ReceivedReturn
from samsyn.office.national.rules import ReturnText, claims_of
from samsyn.office.partners.changes import SitePlan, open_site
from samsyn.vocabulary.national import ReturnStanding
from samsyn.vocabulary.rooms import AgencyKind, LegalRegime, RoomKind

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("elsewhere")]
JOINT_THERE, INBOX = "kumla-joint", "/disclosures/inbox/"
STRANGER = own_keys(b"\x07" * 32, b"\x08" * 32)


def card(keys: OwnKeys, kind: RoomKind = RoomKind.JOINT) -> Card:
    room = RoomOnCard(
        key=JOINT_THERE if kind is RoomKind.JOINT else "kumla-probation",
        name="Gemensamt, Kumla",
        short_name="Gemensamt",
        kind=kind,
        regime=LegalRegime.CRIME_DATA,
        agency_key="kumla-kommun",
        agency_name="Kumla kommun",
        agency_kind=AgencyKind.MUNICIPALITY,
    )
    return Card(name="Kumla", address="", keys=keys.public, rooms=(room,))


@pytest.fixture(scope="module")
def elsewhere(
    template: Logins, django_db_setup: None, django_db_blocker: pytest.Item, worker_id: str
) -> Iterator[Logins]:
    """A national room, and Kumla, which lies at an installation of its own."""
    del django_db_setup
    with (
        django_db_blocker.unblock(),
        databases.clone(template, f"nation_elsewhere_{worker_id}") as copy,
        databases.connected(copy),
    ):
        with installation.as_owner(copy):
            open_nation()
            open_site(
                SitePlan(
                    key="kumla",
                    name="Kumla",
                    brand="Kumla",
                    municipalities={"1881": "Kumla"},
                    longitude=15.1,
                    latitude=59.1,
                )
            )
            _know("kumla", KUMLA, card(KUMLA))
            _know("hallsberg", HALLSBERG, card(HALLSBERG), is_confirmed=False)
        yield copy


def _know(key: str, keys: OwnKeys, told: Card, *, is_confirmed: bool = True) -> None:
    exchange.introduce_peer(told, keys_here().public, key=key, site_key="kumla", now=NOW)
    if is_confirmed:
        exchange.confirm_peer(key, fingerprint=keys.public.fingerprint, by="Olle", now=NOW)


def text_of(petra: Actor, **changes: Any) -> ReturnText:
    """Return a return as Kumla would have made it."""
    given: dict[str, Any] = {"id": str(uuid4()), "site": "kumla", "made_by": "Karin"}
    return replace(seen(petra).text, **{**given, **changes})


def sealed(
    text: ReturnText,
    *,
    keys: OwnKeys = KUMLA,
    signer: OwnKeys | None = None,
    body: dict[str, Any] | None = None,
    message_id: UUID | None = None,
    to_room: str = NATIONAL,
) -> bytes:
    """Return the package in which Kumla sends it."""
    told = {
        "from_room": JOINT_THERE,
        "to_room": to_room,
        "signed": sign(claims_of(text), signer or keys, kind=KIND),
    }
    package = Package(
        package_id=uuid4(),
        message_id=message_id or UUID(text.id),
        kind="return",
        body={**told, **(body or {})},
        sealed_at=NOW,
    )
    return seal_package(package, keys, keys_here().public).content


def fault_of(content: bytes) -> Fault:
    """Return why it is refused; nothing of it is written."""
    fault = _refused(content)
    assert not as_reader(lambda reader: access.visible_to(reader, ReceivedReturn.objects).exists())
    return fault


def _refused(content: bytes) -> Fault:
    with pytest.raises(Refused) as refused:
        take_in(content, now=NOW)
    return refused.value.fault


def test_a_return_arrives_by_the_inbox_and_stands_under_its_site(petra: Actor) -> None:
    text = text_of(petra)

    answer = Client().post(INBOX, sealed(text), content_type="application/jose")

    assert answer.status_code == 200
    kumla = as_reader(queries.site_picture, "kumla", today=NOW.date())
    assert kumla.newest.text == text
    assert kumla.quarters[-1].standing is ReturnStanding.LATE


def test_what_was_changed_signed_by_another_or_names_another_is_refused(petra: Actor) -> None:
    text = text_of(petra)
    good = sealed(text)
    changed = good[:-30] + (b"A" if good[-30:-29] != b"A" else b"B") + good[-29:]

    assert fault_of(changed) is Fault.CHANGED
    assert fault_of(sealed(text, signer=STRANGER)) is Fault.WRONG_SIGNATURE
    assert fault_of(sealed(text, body={"signed": _tampered(text)})) is Fault.WRONG_SIGNATURE
    assert fault_of(sealed(text, keys=STRANGER)) is Fault.UNKNOWN_SENDER
    assert fault_of(sealed(text, keys=HALLSBERG)) is Fault.UNCONFIRMED
    assert fault_of(sealed(text, message_id=uuid4())) is Fault.NOT_UNDERSTOOD
    assert fault_of(sealed(text, to_room="orebro-joint")) is Fault.OTHER_ROOM
    assert RefusedPackage.objects.filter(sender="kumla").exists()


def test_a_period_that_has_not_ended_or_is_none_is_refused(petra: Actor) -> None:
    for quarter in (str(Q3.after), "2026-Q5", "2026-07", "1999-Q1", ""):
        assert fault_of(sealed(text_of(petra, quarter=quarter))) is Fault.WRONG_PERIOD


@pytest.mark.parametrize(
    "wrong",
    [{"threshold": -1}, {"edition": True}, {"remark": 3}, {"site_name": "x" * 3000}, {"id": "7"}],
)
def test_what_a_return_cannot_hold_is_refused(petra: Actor, wrong: dict[str, Any]) -> None:
    text = text_of(petra)
    claims = {**claims_of(text), **wrong}
    signed = sign(claims, KUMLA, kind=KIND)

    assert fault_of(sealed(text, body={"signed": signed})) is Fault.NOT_UNDERSTOOD


def test_one_word_too_many_is_refused(petra: Actor) -> None:
    text = text_of(petra)
    signed = sign({**claims_of(text), "person": "P-1"}, KUMLA, kind=KIND)

    assert fault_of(sealed(text, body={"signed": signed})) is Fault.NOT_UNDERSTOOD


def test_the_same_package_is_taken_in_once_and_an_older_return_not_at_all(petra: Actor) -> None:
    first, second = text_of(petra), text_of(petra, edition=2, remark="Rättad")
    old, new = sealed(first), sealed(second)
    take_in(old, now=NOW)
    take_in(new, now=NOW)

    assert not take_in(old, now=NOW + timedelta(hours=1)).is_new
    assert _refused(sealed(replace(first, remark="x"))) is Fault.SENT_OTHERWISE
    assert _refused(sealed(replace(first, id=str(uuid4())))) is Fault.OLDER_THAN_HELD
    assert _refused(sealed(replace(second, id=str(uuid4())))) is Fault.OLDER_THAN_HELD
    kumla = as_reader(queries.site_picture, "kumla", today=NOW.date())
    assert [one.text for one in kumla.returns] == [second, first]


def test_nothing_but_a_return_reaches_the_national_room(petra: Actor) -> None:
    package = Package(
        package_id=uuid4(),
        message_id=uuid4(),
        kind="disclosure",
        body={"from_room": JOINT_THERE, "to_room": NATIONAL},
        sealed_at=NOW,
    )
    content = seal_package(package, KUMLA, keys_here().public).content

    assert fault_of(content) is Fault.OTHER_ROOM


def test_a_site_here_and_one_elsewhere_stand_side_by_side(petra: Actor) -> None:
    returned(petra)
    take_in(sealed(text_of(petra)), now=NOW, rooms=_rooms())

    nation = as_reader(queries.nation, today=NOW.date())

    came = {one.key for one in nation.sites if one.newest}
    assert came == {"orebro", "kumla"}


def _rooms() -> frozenset[int]:
    return nils().seen_rooms


def _tampered(text: ReturnText) -> str:
    """Return the signed text with one figure changed and the old signature."""
    head, payload, signature = sign(claims_of(text), KUMLA, kind=KIND).split(".")
    claims = json.loads(urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    claims["inhabitants"] += 1
    other = urlsafe_b64encode(json.dumps(claims).encode()).rstrip(b"=").decode()
    return ".".join((head, other, signature))
