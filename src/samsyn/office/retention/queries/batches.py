"""Batches: what is put up to be erased together, and the sample that is looked at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from samsyn.office.access import Actor, NotVisible
from samsyn.office.audit import changes as audit
from samsyn.office.retention.models import Erasure, Removal
from samsyn.office.retention.queries.hanging import kept_kinds, rows_to_erase
from samsyn.office.retention.queries.removals import code_of
from samsyn.office.retention.queries.rooms import in_my_rooms
from samsyn.office.retention.queries.service import as_service
from samsyn.vocabulary.retention import KeptKind


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchLine:
    """A batch in a list."""

    id: UUID
    provision: str
    action: str
    records: int
    prepared_by: str
    prepared_at: datetime
    approved_by: str
    approved_at: datetime | None
    done_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleLine:
    """One drawn record: by its code, with what hangs on it. Its contents stay hidden."""

    code: str
    kind: str
    starts_on: date
    due_on: date
    paused_days: int
    rows: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchSheet:
    """A batch on its page: what goes, what was drawn to be looked at, who decided."""

    line: BatchLine
    room_key: str
    room_name: str
    archive_reference: str
    archive_file: str
    archive_sha256: str
    archived_at: datetime | None
    sample: tuple[SampleLine, ...]
    rows: Mapping[str, int]  # table -> rows: to be erased, or erased
    is_mine: bool  # the reader prepared it
    sent_back: bool


def batch_sheet(actor: Actor, batch_id: UUID, *, now: datetime) -> BatchSheet:
    """Return a batch, with a sample of what it holds; noted as a reading of what was drawn."""
    row = batches_of(actor).filter(pk=batch_id).first()
    if row is None:
        raise NotVisible(_("The page does not exist."))
    removals = list(row.removals.order_by("pk"))
    drawn = [one for one in removals if one.record_id in set(row.sample)]
    rows: dict[str, int] = dict(row.counts)
    sample: list[SampleLine] = []
    if row.done_at is None and row.sent_back_at is None:
        with as_service(now=now, by=actor) as service:
            rows = _rows_of(service, removals)
            sample = [_sample_line(service, one) for one in drawn]
        audit.record_reading(
            actor,
            audit.Reading.PAGE,
            subject="retention_erasure",
            record_ids=[one.record_id for one in drawn],
            room_ids=[row.room_id],
        )
    return BatchSheet(
        line=batch_line(row),
        room_key=row.room.key,
        room_name=row.room.name,
        archive_reference=row.archive_reference,
        archive_file=row.archive_file,
        archive_sha256=row.archive_sha256,
        archived_at=row.archived_at,
        sample=tuple(sample),
        rows=rows,
        is_mine=row.prepared_by_id == actor.staff_id,
        sent_back=row.sent_back_at is not None,
    )


def batches_of(actor: Actor) -> QuerySet[Erasure]:
    """Return the batches of the actor's rooms, newest first."""
    rows = Erasure.objects.select_related("rule", "room", "prepared_by", "approved_by")
    return in_my_rooms(actor, rows).order_by("-prepared_at", "pk")


def batch_line(row: Erasure) -> BatchLine:
    """Return a batch as lists show it."""
    return BatchLine(
        id=row.pk,
        provision=row.rule.provision if row.rule else "",
        action=row.action,
        records=row.removals.count(),
        prepared_by=row.prepared_by.name,
        prepared_at=row.prepared_at,
        approved_by=row.approved_by.name if row.approved_by else "",
        approved_at=row.approved_at,
        done_at=row.done_at,
    )


def _rows_of(service: Actor, removals: Sequence[Removal]) -> dict[str, int]:
    found: dict[str, int] = {}
    for kind in sorted({row.kind for row in removals}):
        ids = [row.record_id for row in removals if row.kind == kind]
        for table, rows in rows_to_erase(service, kept_kinds()[KeptKind(kind)], ids).items():
            found[table] = found.get(table, 0) + rows
    return found


def _sample_line(service: Actor, row: Removal) -> SampleLine:
    kept = kept_kinds()[KeptKind(row.kind)]
    return SampleLine(
        code=code_of(row.kind, row.record_id),
        kind=row.kind,
        starts_on=row.starts_on,
        due_on=row.due_on,
        paused_days=row.paused_days,
        rows=rows_to_erase(service, kept, [row.record_id]),
    )
