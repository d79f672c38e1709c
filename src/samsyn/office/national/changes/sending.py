"""Where a return goes: into the national room here, or into the outbox of where it lies."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.audit import changes as audit
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
    for room in national_rooms():
        _hand_over(actor, row, joint, room, now=now)


@transaction.atomic
def send_again(actor: Actor, return_id: UUID, *, now: datetime) -> None:
    """Seal anew what could not be delivered of a return. Raises `NotVisible`, `CannotReturn`."""
    rows = SiteReturn.objects.select_related("room")
    row = access.get_visible(actor, rows, pk=return_id)
    permit = access.require(actor, Deed.KEEP_STEERING, about=row)
    failed = {one.peer for one in packages.packages_of(row.pk) if one.has_failed}
    rooms = [one for one in national_rooms() if one.peer and one.peer.name in failed]
    if not rooms:
        raise CannotReturn(_("Nothing of it has failed. Look at the page again."))
    for room in rooms:
        _hand_over(actor, row, row.room, room, now=now)
    audit.record(permit, subject="national_sitereturn", record_ids=[row.pk])


def return_message(row: SiteReturn, joint: Room, room: Room) -> Message:
    """Return a return as it is carried."""
    return Message(
        kind=RETURN,
        message_id=row.pk,
        disclosure_id=row.pk,
        body={"from_room": joint.key, "to_room": room.key_there, "signed": row.signature},
    )


def _hand_over(actor: Actor, row: SiteReturn, joint: Room, room: Room, *, now: datetime) -> None:
    try:
        if room.peer_id is None:
            _deliver(actor, row, joint, room, now=now)
        else:
            exchange.put_in_outbox(room.peer_id, [return_message(row, joint, room)], now=now)
    except Refused as refusal:
        said = _("%(room)s does not take it in.") % {"room": room.name}
        raise CannotReturn(f"{said} {sentence(refusal.fault.value)}") from refusal


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
