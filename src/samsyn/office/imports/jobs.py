"""Takes large batches in the worker's process, acting as whoever asked for it."""

from uuid import UUID

from django.utils import timezone, translation
from django_tasks import task

from samsyn.office import access
from samsyn.office.access import Refusal
from samsyn.office.imports import changes
from samsyn.office.imports.changes.progress import ProgressLine

SILENCE = 60  # seconds without a sign of life, after which a job may have died


@task()
def accept(batch_id: str, staff_id: int, language: str) -> None:
    """Take the batch; a refusal is written on it in the asker's language."""
    now = timezone.now()
    wanted = UUID(batch_id)
    actor = access.actor_for(staff_id, now=now, purpose="import")
    with translation.override(language), ProgressLine(wanted) as line:
        try:
            with access.acting_as(actor):
                changes.accept_batch(actor, wanted, now=now, report=line.advance)
        except changes.NotNow:
            return  # somebody else took it, or threw it away: nothing is left to do
        except Refusal as refusal:
            with access.acting_as(actor):
                changes.refuse_batch(actor, wanted, refusal.reasons)
