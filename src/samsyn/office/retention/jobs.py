"""Hides what is due, every night, and erases what two have decided on, in the worker's process."""

from uuid import UUID

from django.conf import settings
from django.utils import timezone
from django_tasks import task

from samsyn.office.retention import changes


@task()
def hide_due() -> None:
    """Hide and empty what a rule in use says is due, and finish what a fault has cut off."""
    environment, now = settings.ENVIRONMENT, timezone.now()
    journal = environment.journal_of_erasures
    changes.hide_due(now=now, is_demo=environment.is_demo)
    changes.empty_texts(now=now, is_demo=environment.is_demo)
    changes.finish_erasures(now=now, kept_in=journal, archive=archive())
    changes.write_journal(now=now, kept_in=journal)


@task()
def erase(batch_id: str) -> None:
    """Erase an approved batch; begun anew after a fault, it goes on where it stopped."""
    journal = settings.ENVIRONMENT.journal_of_erasures
    changes.erase_batch(UUID(batch_id), now=timezone.now(), kept_in=journal, archive=archive())


def archive() -> changes.Archive:
    """Return where the archive takes what it is handed; closed if the operator names none."""
    environment = settings.ENVIRONMENT
    return changes.Archive(environment.archive_folder, environment.archive_recipients)
