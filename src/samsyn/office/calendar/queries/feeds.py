"""Who has a feed, who wants reminders, and whose a fetched address is."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from samsyn.office.access import Actor
from samsyn.office.accounts.models import Staff
from samsyn.office.calendar.models import CalendarFeed, ReminderChoice


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedState:
    """What the reader has chosen."""

    made_at: datetime | None  # none: there is no feed
    wants_reminders: bool


def hash_of(secret: str) -> bytes:
    """Return what is kept of a feed's secret, which is long and random: a plain hash is enough."""
    return hashlib.sha256(secret.encode()).digest()


def feed_of(actor: Actor) -> FeedState:
    """Return the reader's own choices; reminders are wanted until somebody says no."""
    feed = CalendarFeed.objects.filter(staff_id=actor.staff_id).first()
    choice = ReminderChoice.objects.filter(staff_id=actor.staff_id).first()
    return FeedState(
        made_at=feed.made_at if feed else None,
        wants_reminders=choice.is_wanted if choice else True,
    )


def staff_of_feed(secret: str) -> int | None:
    """Return whose calendar an address gives, or none; somebody who has left has none."""
    found = CalendarFeed.objects.filter(secret_hash=hash_of(secret), staff__is_active=True)
    return found.values_list("staff_id", flat=True).first()


def staff_to_remind(today: date) -> list[Staff]:
    """Return the active staff who want reminders and have had none today, in a steady order."""
    told = ReminderChoice.objects.filter(Q(is_wanted=False) | Q(sent_on__gte=today))
    staff = Staff.objects.filter(is_active=True, is_service=False)
    return list(staff.exclude(pk__in=told.values("staff_id")).order_by("pk"))
