"""What the audit record says was read."""

from collections.abc import Iterator
from contextlib import contextmanager

from samsyn.office.audit.models import AuditEvent


@contextmanager
def noted() -> Iterator[set[str]]:
    """Give a set that afterwards holds every record noted in the block, in the reader's context."""
    before = set(AuditEvent.objects.values_list("pk", flat=True))
    seen: set[str] = set()
    yield seen
    rows = AuditEvent.objects.exclude(pk__in=before).values_list("record_ids", flat=True)
    seen.update(record for records in rows for record in records)
