"""Sends reminders: one letter a day at most, to who owns something that is late or due today."""

from datetime import datetime

from django.core.mail import send_mail
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from samsyn.office import access
from samsyn.office.accounts.models import Staff
from samsyn.office.calendar import changes, queries

SUBJECT = _("Something waits in Samsyn")
LETTER = _(
    "Something waits for you in Samsyn. Sign in to see what.\n\n%(address)s\n\n"
    "This letter never says more than that. You turn reminders off on the calendar page."
)


def remind(*, now: datetime, address: str) -> int:
    """Remind everybody for whom something waits, and return how many letters went out.

    A letter that cannot be sent raises, and the rest are sent when the command runs again:
    who has had theirs today gets no second one.
    """
    today, sent = timezone.localdate(now), 0
    for staff in queries.staff_to_remind(today):
        actor = access.actor_for(staff.pk, now=now, purpose="reminder")
        with access.acting_as(actor):
            entries = queries.entries_of(actor, now=now)
            if any(
                entry.is_of(actor) and (entry.is_overdue(today) or entry.on == today)
                for entry in entries
            ):
                _write_to(staff, address)
                changes.note_reminded(staff.pk, today=today)
                sent += 1
    return sent


def _write_to(staff: Staff, address: str) -> None:
    with translation.override(staff.language):
        send_mail(str(SUBJECT), str(LETTER) % {"address": address}, None, [staff.email])
