"""Erases in the worker's process what two have decided on."""

from uuid import UUID

from django.conf import settings
from django.utils import timezone
from django_tasks import task

from samsyn.office.retention import changes


@task()
def erase(batch_id: str) -> None:
    """Erase an approved batch; begun anew after a fault, it goes on where it stopped."""
    journal = settings.ENVIRONMENT.journal_of_erasures
    changes.erase_batch(UUID(batch_id), now=timezone.now(), kept_in=journal)
