"""What a member of staff decides about their own calendar; noted as other changes of an account."""

import secrets
from datetime import date, datetime

from django.db import transaction

from samsyn.office.access import Actor
from samsyn.office.audit import changes as audit
from samsyn.office.audit.changes import DoorEvent
from samsyn.office.calendar.models import CalendarFeed, ReminderChoice
from samsyn.office.calendar.queries.feeds import hash_of

_SECRET_BYTES = 32  # 256 bits: never guessed


@transaction.atomic
def open_feed(actor: Actor, *, now: datetime) -> str:
    """Make the actor's feed and return its secret, which is told once; an older one ends."""
    secret = secrets.token_urlsafe(_SECRET_BYTES)
    CalendarFeed.objects.update_or_create(
        staff_id=actor.staff_id, defaults={"secret_hash": hash_of(secret), "made_at": now}
    )
    audit.record_at_door(actor, DoorEvent.FEED_OPENED)
    return secret


@transaction.atomic
def close_feed(actor: Actor) -> None:
    """End the actor's feed; whoever has its address gets nothing any more."""
    closed, _ = CalendarFeed.objects.filter(staff_id=actor.staff_id).delete()
    if closed:
        audit.record_at_door(actor, DoorEvent.FEED_CLOSED)


def choose_reminders(actor: Actor, *, wanted: bool) -> None:
    """Send the actor reminders by e-mail, or none."""
    ReminderChoice.objects.update_or_create(staff_id=actor.staff_id, defaults={"is_wanted": wanted})


def note_reminded(staff_id: int, *, today: date) -> None:
    """Remember that a reminder went out today, so that no second one does."""
    ReminderChoice.objects.update_or_create(staff_id=staff_id, defaults={"sent_on": today})
