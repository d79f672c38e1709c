"""What the front door changes in a session, each noted in the audit record."""

import logging
from datetime import datetime, timedelta

from allauth.mfa.models import Authenticator
from django.contrib.auth import login
from django.db import transaction
from django.http import HttpRequest

from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.accounts.models import Staff
from samsyn.office.audit import changes as audit
from samsyn.office.audit.changes import ACCOUNT, DoorEvent, OperatorEvent, Reading
from samsyn.office.sign_in import queries
from samsyn.office.sign_in.passwords import temporary_password

_SECURITY = logging.getLogger("samsyn.security")
TEMPORARY_FOR = timedelta(hours=24)
NAMES_SHOWN_FOR = timedelta(minutes=10)
WITHOUT_PASSWORD = "without_password"  # noqa: S105  key of a session opened by a role card
BACKEND = "django.contrib.auth.backends.ModelBackend"


def open_session(request: HttpRequest, staff: Staff, *, now: datetime) -> None:
    """Sign a member of staff in, in a session of a new key that keeps nothing of an old one."""
    request.session.flush()
    login(request, staff, backend=BACKEND)
    request.session[WITHOUT_PASSWORD] = True
    note_at_door(staff, DoorEvent.SIGNED_IN, now=now)


def note_at_door(staff: Staff, event: DoorEvent, *, now: datetime) -> None:
    """Note what happened to a member of staff's own account."""
    actor = access.actor_for(staff.pk, now=now)
    with access.acting_as(actor):
        audit.record_at_door(actor, event)


def note_failed_sign_in(address: str = "", *, now: datetime) -> None:
    """Note that somebody could not sign in.

    It stands under the rooms of whose address it was; whoever watches the installation is told
    that it happened, and not to whom.
    """
    audit.record_failed_sign_in(address, now=now)
    _SECURITY.warning("sign_in_failed")


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


def end_session(staff: Staff, mark: str, *, now: datetime) -> bool:
    """End one session of a member of staff. False if none of theirs bears the mark."""
    rows = [row for row, held in queries.sessions_of(staff, now=now) if held["mark"] == mark]
    for row in rows:
        row.delete()
        note_at_door(staff, DoorEvent.SESSION_ENDED, now=now)
    return bool(rows)


@transaction.atomic
def reset_password(staff_id: int, *, now: datetime, reason: str = "") -> str:
    """Give somebody a password for one day, to be changed at the first sign-in, and return it.

    An operator's command calls this as the owner. Every session of theirs ends.
    """
    return _reset(staff_id, OperatorEvent.PASSWORD_RESET, now=now, reason=reason)


@transaction.atomic
def reset_second_factor(staff_id: int, *, now: datetime, reason: str) -> str:
    """Take away every second factor of somebody who lost theirs, and return a new password.

    The password goes too: whoever knew it alone could otherwise set up a factor of their own.
    """
    Authenticator.objects.filter(user_id=staff_id).delete()
    return _reset(staff_id, OperatorEvent.FACTOR_RESET, now=now, reason=reason)


def settle_password(staff_id: int) -> None:
    """Note that somebody has chosen a password that nobody else knows."""
    Staff.objects.filter(pk=staff_id).update(temporary_until=None)


def _reset(staff_id: int, event: OperatorEvent, *, now: datetime, reason: str) -> str:
    staff = Staff.objects.select_for_update().get(pk=staff_id)
    password = temporary_password()
    staff.set_password(password)
    staff.temporary_until = now + TEMPORARY_FOR
    staff.session_epoch += 1
    staff.save(update_fields=["password", "temporary_until", "session_epoch"])
    audit.record_by_operator(
        event,
        subject=ACCOUNT,
        record_id=str(staff_id),
        room_ids=audit.rooms_of(staff_id, now=now),
        reason=reason,
    )
    return password
