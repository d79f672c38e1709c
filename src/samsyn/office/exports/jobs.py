"""Empties what is over, every night, in the worker's process."""

from django.utils import timezone
from django_tasks import task

from samsyn.office.exports import changes


@task()
def empty_ended() -> None:
    """Take away the identifiers that ended exports hold."""
    changes.empty_ended(now=timezone.now())
