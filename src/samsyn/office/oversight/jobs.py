"""Draws the reviews of logs when a month has ended, in the worker's process."""

import secrets

from django.utils import timezone
from django_tasks import task

from samsyn.office.oversight import changes

SEED_BITS = 32


@task()
def draw_reviews() -> None:
    """Draw what is due, from seeds that nobody could know before the month had ended."""
    changes.draw_due(now=timezone.now(), seed_of=lambda: secrets.randbits(SEED_BITS))
