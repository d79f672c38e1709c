"""A return that another installation sends: opened by the exchange, read here."""

from typing import Any

from samsyn.office.disclosures.changes.receiving import door_of
from samsyn.office.disclosures.changes.taking_in import Opened
from samsyn.office.exchange.sealing import Fault, PublicKeys, Refused
from samsyn.office.national.changes.receiving import Arrived, read_signed, receive_return
from samsyn.vocabulary.rooms import RoomKind


def take_return(opened: Opened) -> None:
    """Write a return of the site that the sender's joint room works with. Raises `Refused`."""
    if opened.origin.kind != RoomKind.JOINT.value or opened.origin.works_with_id is None:
        raise Refused(Fault.OTHER_ROOM)
    signature: Any = opened.body["signed"]
    if set(opened.body) != {"from_room", "to_room", "signed"} or not isinstance(signature, str):
        raise Refused(Fault.NOT_UNDERSTOOD)
    keys = PublicKeys(opened.peer.signing_key, opened.peer.opening_key)
    if read_signed(signature, keys).id != str(opened.package.message_id):
        raise Refused(Fault.NOT_UNDERSTOOD)
    arrived = Arrived(
        site_id=opened.origin.works_with_id,
        peer_id=opened.peer.pk,
        keys=keys,
        signature=signature,
    )
    receive_return(door_of(opened.room, None, now=opened.now), opened.room, arrived, now=opened.now)
