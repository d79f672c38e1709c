"""What is sealed is opened by one receiver, unchanged, and by nobody else."""

import secrets
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from joserfc import jwe

from samsyn.office.exchange.sealing import (
    LARGEST,
    Card,
    Fault,
    OwnKeys,
    Package,
    Receipt,
    Refused,
    RoomOnCard,
    Sender,
    open_package,
    open_receipt,
    own_keys,
    read_card,
    seal_package,
    write_card,
    write_receipt,
)
from samsyn.office.exchange.sealing.signing import sign
from samsyn.vocabulary.rooms import AgencyKind, LegalRegime, RoomKind

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
BODY = {"purpose": "Åtta ögon", "fields": ["names"], "holds_days": 730, "contents": {"a": None}}


def pair() -> OwnKeys:
    return own_keys(secrets.token_bytes(32), secrets.token_bytes(32))


SENDER, RECEIVER, THIRD = pair(), pair(), pair()


def knowing(*known: OwnKeys, is_confirmed: bool = True):
    rows = {
        keys.public.id: Sender(key=f"p{at}", keys=keys.public, is_confirmed=is_confirmed)
        for at, keys in enumerate(known)
    }
    return rows.get


def package(**changes: object) -> Package:
    values = {
        "package_id": UUID(int=1),
        "message_id": UUID(int=2),
        "kind": "disclosure",
        "body": BODY,
        "sealed_at": NOW,
    }
    return Package(**{**values, **changes})


def sealed(**changes: object) -> bytes:
    return seal_package(package(**changes), SENDER, RECEIVER.public).content


def fault_of(content: bytes, own: OwnKeys = RECEIVER, senders=None, now: datetime = NOW) -> Fault:
    with pytest.raises(Refused) as refused:
        open_package(content, own, senders or knowing(SENDER), now=now)
    return refused.value.fault


def test_the_receiver_reads_what_the_sender_sealed_and_from_whom() -> None:
    found, opened = open_package(sealed(), RECEIVER, knowing(SENDER), now=NOW)

    assert opened == package()
    assert found.keys == SENDER.public


def test_nothing_of_it_can_be_read_on_the_way_not_even_by_whom() -> None:
    content = sealed()

    assert SENDER.public.id.encode() not in content
    assert b"Jose" not in content
    assert fault_of(content, own=SENDER) is Fault.FOR_ANOTHER


CONTENT = sealed()


@given(st.integers(0, len(CONTENT) - 1), st.integers(1, 255))
def test_any_one_changed_byte_is_refused(at: int, by: int) -> None:
    changed = bytearray(CONTENT)
    changed[at] ^= by

    assert fault_of(bytes(changed)) in set(Fault)


def test_every_letter_that_says_the_same_in_another_way_is_refused_too() -> None:
    """The last letter of a part has bits that decode to nothing."""
    letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    ends = [at - 1 for at, byte in enumerate(CONTENT) if byte == ord(".")] + [len(CONTENT) - 1]
    for end in ends:
        for letter in letters:
            if letter != CONTENT[end]:
                changed = CONTENT[:end] + bytes([letter]) + CONTENT[end + 1 :]
                assert fault_of(changed) in set(Fault)


@given(st.binary(max_size=300))
def test_what_is_no_package_is_refused_as_such(content: bytes) -> None:
    assert fault_of(content) in {Fault.NOT_A_PACKAGE, Fault.NEWER_FORMAT}


@pytest.mark.parametrize("cut", [1, 20, 200])
def test_a_package_that_was_cut_off_is_refused(cut: int) -> None:
    assert fault_of(CONTENT[:-cut]) in {Fault.CHANGED, Fault.NOT_A_PACKAGE}


def test_each_reason_against_a_package_has_a_name_of_its_own() -> None:
    passed_on = jwe.encrypt_compact(
        {
            "alg": "ECDH-ES",
            "enc": "A256GCM",
            "typ": "samsyn-package-1",
            "kid": THIRD.opening_key.thumbprint(),
        },
        inner_of(CONTENT),
        THIRD.public.opening_key,
        algorithms=["ECDH-ES", "A256GCM"],
    ).encode()
    old = NOW + timedelta(days=31)

    assert fault_of(b"x" * (LARGEST + 1)) is Fault.TOO_LARGE
    assert fault_of(CONTENT, own=THIRD) is Fault.FOR_ANOTHER
    assert fault_of(passed_on, own=THIRD) is Fault.FOR_ANOTHER
    assert fault_of(CONTENT, senders=knowing(THIRD)) is Fault.UNKNOWN_SENDER
    assert fault_of(CONTENT, senders=knowing(SENDER, is_confirmed=False)) is Fault.UNCONFIRMED
    assert fault_of(CONTENT, now=old) is Fault.TOO_OLD
    assert fault_of(CONTENT, now=NOW - timedelta(hours=1)) is Fault.CLOCK


def test_a_signature_that_is_not_the_senders_is_refused_whoever_encrypted_it() -> None:
    known = knowing(SENDER)
    header, payload, _signature = inner_of(CONTENT).split(".")
    *_, others = sign({"iss": "x"}, THIRD, kind="samsyn-message-1").split(".")

    forged = jwe.encrypt_compact(
        {
            "alg": "ECDH-ES",
            "enc": "A256GCM",
            "typ": "samsyn-package-1",
            "kid": RECEIVER.opening_key.thumbprint(),
        },
        f"{header}.{payload}.{others}",
        RECEIVER.public.opening_key,
        algorithms=["ECDH-ES", "A256GCM"],
    ).encode()

    assert fault_of(forged, senders=known) is Fault.WRONG_SIGNATURE


@pytest.mark.parametrize(
    ("kind", "fault"),
    [
        ("samsyn-package-2", Fault.NEWER_FORMAT),
        ("samsyn-package-0", Fault.NOT_A_PACKAGE),
        ("samsyn-package", Fault.NOT_A_PACKAGE),
        ("JWT", Fault.NOT_A_PACKAGE),
    ],
)
def test_a_later_format_is_told_from_what_is_no_package(kind: str, fault: Fault) -> None:
    later = jwe.encrypt_compact(
        {"alg": "ECDH-ES", "enc": "A256GCM", "typ": kind, "kid": "x"},
        "x",
        RECEIVER.public.opening_key,
        algorithms=["ECDH-ES", "A256GCM"],
    )

    assert fault_of(later.encode()) is fault


def test_a_package_that_would_unfold_to_more_is_not_unfolded() -> None:
    folded = jwe.encrypt_compact(
        {
            "alg": "ECDH-ES",
            "enc": "A256GCM",
            "zip": "DEF",
            "typ": "samsyn-package-1",
            "kid": RECEIVER.opening_key.thumbprint(),
        },
        "0" * 100_000,
        RECEIVER.public.opening_key,
        algorithms=["ECDH-ES", "A256GCM", "DEF"],
    )

    assert fault_of(folded.encode()) is Fault.NOT_UNDERSTOOD


def test_what_is_larger_than_a_package_may_be_is_not_sealed() -> None:
    with pytest.raises(Refused) as refused:
        seal_package(package(body={"a": "x" * LARGEST}), SENDER, RECEIVER.public)

    assert refused.value.fault is Fault.TOO_LARGE


def test_a_receipt_is_the_same_whenever_it_is_written_and_holds_for_one_sender() -> None:
    told = Receipt(message_id=UUID(int=2), mark="m", received_at=NOW)
    first, second = (write_receipt(told, RECEIVER, SENDER.public) for _ in range(2))

    assert first == second
    assert open_receipt(first.encode(), SENDER, knowing(RECEIVER)) == ("p0", told)
    for own, known in ((THIRD, knowing(RECEIVER)), (SENDER, knowing(THIRD))):
        with pytest.raises(Refused):
            open_receipt(first.encode(), own, known)


def card(address: str = "https://samsyn.exempel.example/") -> Card:
    room = RoomOnCard(
        key="orebro-police",
        name="Polisen, Örebro",
        short_name="Polisen",
        kind=RoomKind.POLICE,
        regime=LegalRegime.CRIME_DATA,
        agency_key="police",
        agency_name="Polisen",
        agency_kind=AgencyKind.POLICE,
    )
    return Card(name="Polisen", address=address, keys=SENDER.public, rooms=(room,))


def test_a_card_says_who_wrote_it_and_what_was_changed_in_it_is_refused() -> None:
    text = write_card(card(), SENDER)

    assert read_card(text.encode()) == card()
    for at in range(0, len(text), 7):
        changed = text[:at] + ("A" if text[at] != "A" else "B") + text[at + 1 :]
        with pytest.raises(Refused):
            read_card(changed.encode())


@pytest.mark.parametrize(
    "address", ["http://samsyn.exempel.example/", "ftp://x/", "https:///", "javascript:1"]
)
def test_a_card_that_names_an_open_road_is_refused(address: str) -> None:
    with pytest.raises(Refused):
        read_card(write_card(card(address), SENDER).encode())


def test_a_fingerprint_is_forty_digits_of_both_keys() -> None:
    assert len(SENDER.public.fingerprint.replace(" ", "")) == 40
    assert SENDER.public.fingerprint.count(" ") == 7
    mixed = type(SENDER.public)(SENDER.public.signing, THIRD.public.opening)
    assert mixed.fingerprint != SENDER.public.fingerprint


def inner_of(content: bytes) -> str:
    found = jwe.decrypt_compact(content, RECEIVER.opening_key, algorithms=["ECDH-ES", "A256GCM"])
    assert found.plaintext
    return found.plaintext.decode()
