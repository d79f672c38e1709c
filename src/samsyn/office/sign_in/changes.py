"""What the front door changes in a session, each noted in the audit record."""

from datetime import datetime, timedelta

from django.contrib.auth import login
from django.db import transaction
from django.http import HttpRequest

from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.accounts.models import Staff
from samsyn.office.audit import changes as audit
from samsyn.office.audit.changes import DoorEvent, Reading

NAMES_SHOWN_FOR = timedelta(minutes=10)
BACKEND = "django.contrib.auth.backends.ModelBackend"


def open_session(request: HttpRequest, staff: Staff, *, now: datetime) -> None:
    """Sign a member of staff in, in a session of a new key that keeps nothing of an old one."""
    request.session.flush()
    login(request, staff, backend=BACKEND)
    note_at_door(staff, DoorEvent.SIGNED_IN, now=now)


def note_at_door(staff: Staff, event: DoorEvent, *, now: datetime) -> None:
    """Note what happened to a member of staff's own account."""
    actor = access.actor_for(staff.pk, now=now)
    with access.acting_as(actor):
        audit.record_at_door(actor, event)


@transaction.atomic
def show_names(request: HttpRequest, actor: Actor, *, now: datetime) -> None:
    """Show names instead of codes for ten minutes. Raises `NotPermitted` if no role may."""
    rooms = sorted(actor.rooms_granting(Deed.REVEAL_NAMES))
    access.require(actor, Deed.REVEAL_NAMES, about=access.RoomItself(rooms[0] if rooms else 0))
    audit.record_reading(actor, Reading.NAMES, subject="session", record_ids=[], room_ids=rooms)
    request.session["names_until"] = (now + NAMES_SHOWN_FOR).timestamp()


def hide_names(request: HttpRequest) -> None:
    """Show codes again."""
    request.session.pop("names_until", None)


def look_at_room(request: HttpRequest, room_id: int | None) -> None:
    """Narrow what the reader sees to one of their rooms, or widen it to all of them."""
    if room_id is None:
        request.session.pop("room", None)
    else:
        request.session["room"] = room_id


@transaction.atomic
def end_other_sessions(staff_id: int) -> int:
    """End every session of a member of staff and return the number that a new one bears."""
    staff = Staff.objects.select_for_update().get(pk=staff_id)
    staff.session_epoch += 1
    staff.save(update_fields=["session_epoch"])
    return staff.session_epoch
