"""Draws the reviews of logs when a month has ended, and writes letters, in the worker's process."""

import secrets

from django.conf import settings
from django.core.mail import send_mail
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _
from django_tasks import task

from samsyn.office.oversight import changes, queries

SEED_BITS = 32
SUBJECT = _("A room of yours was opened in an emergency")
LETTER = _(
    "Somebody of another agency reads in a room that you answer for. Sign in to see who, and why."
    "\n\n%(address)s\n\nThis letter never says more than that."
)


@task()
def draw_reviews() -> None:
    """Draw what is due, from seeds that nobody could know before the month had ended."""
    changes.draw_due(now=timezone.now(), seed_of=lambda: secrets.randbits(SEED_BITS))


@task()
def tell_of_emergency(emergency_id: str) -> None:
    """Write to the room's own side at once; their pages tell them where no letters go out."""
    if not settings.ENVIRONMENT.mail_host:
        return
    for language, email in queries.told_of(emergency_id, now=timezone.now()):
        with translation.override(language):
            letter = str(LETTER) % {"address": settings.ENVIRONMENT.pages}
            send_mail(str(SUBJECT), letter, None, [email])
