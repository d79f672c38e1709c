"""Where a return goes: into the national room here, or into the outbox of where it lies."""

from datetime import datetime

from django.utils.translation import gettext as _

from samsyn.office.access import Actor
from samsyn.office.disclosures.changes.receiving import door_of
from samsyn.office.exchange import changes as exchange
from samsyn.office.exchange import queries as packages
from samsyn.office.exchange.changes import Message
from samsyn.office.exchange.sealing import Refused
from samsyn.office.exchange.wording import sentence
from samsyn.office.national.changes.receiving import Arrived, receive_return
from samsyn.office.national.changes.refusals import CannotReturn
from samsyn.office.national.models import SiteReturn
from samsyn.office.national.queries.rooms import national_rooms
from samsyn.office.partners.models import Room

RETURN = "return"  # the kind of message


def send_return(actor: Actor, row: SiteReturn, joint: Room, *, now: datetime) -> None:
    """Hand a return to every national room that the site's returns go to.

    Raises `CannotReturn` if one of them refuses it; then none has it.
    """
    for room in national_rooms(joint.site_id):
        try:
            if room.peer_id is None:
                _deliver(actor, row, joint, room, now=now)
            else:
                exchange.put_in_outbox(room.peer_id, [return_message(row, joint, room)], now=now)
        except Refused as refusal:
            raise CannotReturn(
                _("%(room)s does not take it in.") % {"room": room.name}
                + " "
                + sentence(refusal.fault.value)
            ) from refusal


def return_message(row: SiteReturn, joint: Room, room: Room) -> Message:
    """Return a return as it is carried."""
    return Message(
        kind=RETURN,
        message_id=row.pk,
        disclosure_id=row.pk,
        body={"from_room": joint.key, "to_room": room.key_there, "signed": row.signature},
    )


def _deliver(actor: Actor, row: SiteReturn, joint: Room, room: Room, *, now: datetime) -> None:
    if joint.site_id is None:
        raise ValueError(joint.key)
    arrived = Arrived(
        site_id=joint.site_id,
        peer_id=None,
        keys=packages.keys_here().public,
        signature=row.signature,
    )
    receive_return(door_of(room, actor, now=now), room, arrived, now=now)
