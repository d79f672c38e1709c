"""What every reading here does: it refuses lists where none may be, and notes who was shown."""

from collections.abc import Collection
from uuid import UUID

from django.utils.translation import gettext as _

from samsyn.office.access import Actor, NotPermitted, RoomRole
from samsyn.office.api.rules import NEVER_LISTED
from samsyn.office.audit import changes as audit
from samsyn.office.audit.changes import Reading

PEOPLE = "people_person"


def room_of(actor: Actor) -> RoomRole:
    """Return the one room that a system acts in. Raises `NotPermitted` if it acts in none."""
    if not actor.roles:
        raise NotPermitted(_("The token opens no room any more. Ask who made it for a new one."))
    return actor.roles[0]


def refuse_list(actor: Actor) -> None:
    """Raise `NotPermitted` where people may be sought and never listed."""
    if room_of(actor).room_kind in NEVER_LISTED:
        raise NotPermitted(
            _("People are not listed in this room. Ask for a record by its identifier.")
        )


def note(actor: Actor, reading: Reading, subject: str, record_ids: Collection[UUID]) -> None:
    """Note that a system was given these records; of none there is nothing to note."""
    if record_ids:
        audit.record_reading(
            actor,
            reading,
            subject=subject,
            record_ids=list(dict.fromkeys(record_ids)),
            room_ids=[room_of(actor).room_id],
        )
