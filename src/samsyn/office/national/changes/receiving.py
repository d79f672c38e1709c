"""The national room takes in a return: signed by whom it must be, newer than what it holds.

It is the same function for a site of this installation and for one that lies elsewhere.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor, Deed, RoomItself
from samsyn.office.audit import changes as audit
from samsyn.office.exchange.sealing import Fault, PublicKeys, Refused
from samsyn.office.exchange.sealing.signing import signed, signer_of
from samsyn.office.national.models import ReceivedReturn
from samsyn.office.national.rules import (
    NotAReturn,
    Quarter,
    ReturnText,
    check,
    digest_of,
    quarter_of,
    read,
    read_quarter,
    written,
)
from samsyn.office.partners.models import Room

KIND = "samsyn-return-1"  # of the signed text


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """A return on its way in: from which site here, signed by which installation."""

    site_id: int
    peer_id: int | None  # none: this installation
    keys: PublicKeys
    signature: str


def receive_return(door: Actor, room: Room, arrived: Arrived, *, now: datetime) -> UUID:
    """Write a return into the national room, whole or not at all. Call it in a transaction.

    Raises `Refused`: not signed by its installation, no return, a period that has not ended, or no
    newer than what is held.
    """
    text = read_signed(arrived.signature, arrived.keys)
    quarter = _quarter(text, now=now)
    with access.acting_as(door):
        permit = access.require(door, Deed.RECEIVE_DISCLOSURE, about=RoomItself(room.pk))
        held = access.visible_to(door, ReceivedReturn.objects).filter(
            room=room, site=arrived.site_id, quarter=quarter.first
        )
        if held.filter(edition__gte=text.edition).exists():
            raise Refused(Fault.OLDER_THAN_HELD)
        row = ReceivedReturn.objects.create(
            pk=UUID(text.id),
            site_id=arrived.site_id,
            peer_id=arrived.peer_id,
            quarter=quarter.first,
            edition=text.edition,
            text=written(text),
            digest=digest_of(text),
            signature=arrived.signature,
            signer=arrived.keys.id,
            **access.in_room(permit, now=now),
        )
        audit.record(permit, subject="national_receivedreturn", record_ids=[row.pk])
    return row.pk


def read_signed(signature: str, keys: PublicKeys) -> ReturnText:
    """Return the return that the holder of `keys` signed. Raises `Refused`."""
    if signer_of(signature, kind=KIND) != keys.id:
        raise Refused(Fault.WRONG_SIGNATURE)
    try:
        text = read(signed(signature, keys))
        check(text)
        UUID(text.id)
    except (NotAReturn, ValueError) as error:
        if isinstance(error, Refused):
            raise
        raise Refused(Fault.NOT_UNDERSTOOD) from error
    return text


def _quarter(text: ReturnText, *, now: datetime) -> Quarter:
    try:
        quarter = read_quarter(text.quarter)
    except ValueError as error:
        raise Refused(Fault.WRONG_PERIOD) from error
    if quarter >= quarter_of(timezone.localdate(now)) or text.edition < 1:
        raise Refused(Fault.WRONG_PERIOD)
    return quarter
