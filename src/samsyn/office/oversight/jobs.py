"""Reviews of logs when a month has ended, digests of weeks, letters: in the worker's process."""

import secrets

from django.conf import settings
from django.core.mail import send_mail
from django.utils import timezone, translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django_tasks import task

from samsyn.office.oversight import changes, queries

SEED_BITS = 32
SUBJECT = _("A room of yours was opened in an emergency")
DIGEST = _("Somebody from outside has read in a room of yours")
DIGEST_LETTER = _(
    "Samsyn has written down how much was read from outside last week in a room that you answer "
    "for. Sign in to see it.\n\n%(address)s\n\nThis letter never says more than that."
)
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
    _write_to(queries.told_of(emergency_id, now=timezone.now()), SUBJECT, LETTER)


@task()
def write_digests() -> None:
    """Write down the weeks that have ended, and tell whoever reads the log of those rooms."""
    rooms = changes.make_due_digests(now=timezone.now())
    if rooms and settings.ENVIRONMENT.mail_host:
        _write_to(queries.told_of_digest(rooms, now=timezone.now()), DIGEST, DIGEST_LETTER)


def _write_to(readers: list[tuple[str, str]], subject: Promise, text: Promise) -> None:
    for language, email in readers:
        with translation.override(language):
            letter = str(text) % {"address": settings.ENVIRONMENT.pages}
            send_mail(str(subject), letter, None, [email])
