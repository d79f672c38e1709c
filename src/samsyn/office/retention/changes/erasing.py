"""Erases what was approved, with all that hangs on it, and leaves a receipt without content."""

import logging
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.apps import apps
from django_tasks_db.models import DBTaskResult

from samsyn.office import access
from samsyn.office.access import Actor, Deed, Permit
from samsyn.office.access.keeping import Kept
from samsyn.office.access.records import RoomRecord
from samsyn.office.audit import changes as audit
from samsyn.office.partners.models import Compartment
from samsyn.office.people.models import Source
from samsyn.office.retention import journal, queries
from samsyn.office.retention.changes.handing_over import Archive, CannotHandOver, hand_over
from samsyn.office.retention.changes.holding import held_records
from samsyn.office.retention.changes.parts import sweep_parts
from samsyn.office.retention.models import Erasure, Removal
from samsyn.vocabulary.retention import KeptKind, RemovalAction

_LOG = logging.getLogger(__name__)
TOGETHER = 100  # records erased in one transaction


def erase_batch(
    batch_id: UUID, *, now: datetime, kept_in: Path, archive: Archive | None = None
) -> int:
    """Erase an approved batch; return how many records. Begun anew, it goes on where it stopped.

    What a hold was placed on since the approval goes back among what waits. What the archive
    takes is handed over first: else nothing is erased, and `CannotHandOver` is raised.
    """
    _hand_over_first(batch_id, archive or Archive("", ""), now=now)
    erased = 0
    while True:
        with queries.as_service(now=now) as service:
            batch = _approved(service, batch_id)
            done = _erase_some(service, batch, now=now) if batch else 0
        erased += done
        write_journal(now=now, kept_in=kept_in)
        if not done:
            break
    with queries.as_service(now=now) as service:
        if batch := _approved(service, batch_id):
            sweep_parts(batch.room_id)
            _forget_jobs()
            batch.done_at = now
            batch.save(update_fields=["done_at"])
    return erased


def finish_erasures(*, now: datetime, kept_in: Path, archive: Archive | None = None) -> int:
    """Go on with every approved batch that a fault has stopped; return how many records went.

    One that the archive cannot take yet is left as it is.
    """
    with queries.as_service(now=now) as service:
        rows = queries.in_my_rooms(service, Erasure.objects)
        left = rows.filter(approved_at__isnull=False, done_at__isnull=True).order_by(
            "approved_at", "pk"
        )
        unfinished = list(left.values_list("pk", flat=True))
    erased = 0
    for batch in unfinished:
        try:
            erased += erase_batch(batch, now=now, kept_in=kept_in, archive=archive)
        except CannotHandOver as refusal:
            _LOG.warning("not_handed_over", extra={"batch": str(batch), "why": str(refusal)})
    return erased


def _hand_over_first(batch_id: UUID, archive: Archive, *, now: datetime) -> None:
    with queries.as_service(now=now) as service:
        batch = _approved(service, batch_id)
        if batch and batch.action == RemovalAction.ARCHIVE.value:
            hand_over(service, batch, archive, now=now)


def erase_again(entries: Iterable[tuple[KeptKind, UUID]], *, now: datetime) -> int:
    """Erase what a restored copy of the database has brought back; return how many records.

    `entries` are the journal's. What is not there is passed over.
    """
    by_kind: dict[KeptKind, list[UUID]] = {}
    for kind, record in entries:
        by_kind.setdefault(kind, []).append(record)
    erased = 0
    with queries.as_service(now=now) as service:
        for kind, records in by_kind.items():
            kept = queries.kept_kinds()[kind]
            rows = access.visible_to(service, kept.model._default_manager.all())
            there = dict(rows.filter(pk__in=records).values_list("pk", "room_id"))
            for room in sorted(set(there.values())):
                permit = access.require(service, Deed.ERASE_RECORDS, about=access.RoomItself(room))
                for some in _in_turn([record for record in there if there[record] == room]):
                    _erase(permit, kept, some)
                    Removal.objects.filter(record_id__in=some, erased_at__isnull=True).delete()
                    audit.record(permit, subject=kept.model._meta.db_table, record_ids=some)
                sweep_parts(room)
            erased += len(there)
        _forget_jobs()
    return erased


def write_journal(*, now: datetime, kept_in: Path) -> None:
    """Write the receipts that the journal lacks. Done after each step, and again if it was cut."""
    with queries.as_service(now=now) as service:
        rows = queries.in_my_rooms(service, Removal.objects.select_for_update()).filter(
            erased_at__isnull=False, journaled_at__isnull=True
        )
        found = list(rows.order_by("erased_at", "pk"))
        journal.append(kept_in, [_entry(row) for row in found])
        Removal.objects.filter(pk__in=[row.pk for row in found]).update(journaled_at=now)


def _approved(service: Actor, batch_id: UUID) -> Erasure | None:
    rows = queries.in_my_rooms(service, Erasure.objects.select_for_update())
    return rows.filter(pk=batch_id, approved_at__isnull=False, done_at__isnull=True).first()


def _erase_some(service: Actor, batch: Erasure, *, now: datetime) -> int:
    left = list(
        Removal.objects.filter(batch=batch, erased_at__isnull=True).order_by("pk")[:TOGETHER]
    )
    held = held_records(service, [row.record_id for row in left])
    Removal.objects.filter(pk__in=[row.pk for row in left if row.record_id in held]).update(
        batch=None
    )
    rows = [row for row in left if row.record_id not in held]
    permit = access.require(service, Deed.ERASE_RECORDS, about=batch)
    counts = Counter(batch.counts)
    for kind in sorted({row.kind for row in rows}):
        kept = queries.kept_kinds()[KeptKind(kind)]
        records = [row.record_id for row in rows if row.kind == kind]
        if batch.action == RemovalAction.ANONYMISE.value and kept.anonymised:
            outcome = "anonymised"
            counts += _anonymise(permit, kept, records)
        else:
            outcome = "erased"
            counts += _erase(permit, kept, records)
        Removal.objects.filter(pk__in=[row.pk for row in rows if row.kind == kind]).update(
            erased_at=now, outcome=outcome, came_from=None
        )
        audit.record(permit, subject=kept.model._meta.db_table, record_ids=records)
    batch.counts = dict(counts)
    batch.save(update_fields=["counts"])
    return len(rows)


def _erase(permit: Permit, kept: Kept, records: Sequence[UUID]) -> Counter[str]:
    """Erase records with all that hangs on them, and sources that nothing rests on any more."""
    service = permit.actor
    sources = queries.sources_of(service, kept, records)
    told_of = queries.identifiers_with(service, kept, records)
    counts = _erase_beside(service, kept, records)
    rows = access.visible_to(service, kept.model._default_manager.all())
    counts += _counted(rows.filter(pk__in=records).delete()[1])
    audit.erase_texts(permit, record_ids=told_of)
    return counts + _erase_sources(service, sources)


def _anonymise(permit: Permit, kept: Kept, records: Sequence[UUID]) -> Counter[str]:
    """Erase all that hangs on records, empty what tells who, and show what is left to the room."""
    service = permit.actor
    sources = queries.sources_of(service, kept, records)
    told_of = queries.identifiers_with(service, kept, records)
    counts = _erase_beside(service, kept, records)
    for one in queries.hanging_on(kept.model):
        rows = access.visible_to(service, one.model._default_manager.all())
        counts += _counted(rows.filter(one.rows_of(records)).delete()[1])
    part = Compartment.objects.values_list("pk", flat=True).get(
        room_id=permit.room_id, is_default=True
    )
    left = access.visible_to(service, kept.model._default_manager.all()).filter(pk__in=records)
    left.update(**kept.anonymised, compartment_id=part)
    audit.erase_texts(permit, record_ids=told_of)
    return counts + _erase_sources(service, sources)


def _erase_beside(service: Actor, kept: Kept, records: Sequence[UUID]) -> Counter[str]:
    """Empty and erase what apps have declared, before the records themselves go."""
    for one in queries.emptied(kept.kind):
        asked = list(records)
        if one.of is not None:
            hanging = next(at for at in queries.hanging_on(kept.model) if at.model is one.of)
            mine = access.visible_to(service, one.of._default_manager.all())
            asked = list(mine.filter(hanging.rows_of(records)).values_list("pk", flat=True))
        rows = access.visible_to(service, one.model._default_manager.all())
        found = list(rows.filter(**{one.by: asked}).values_list("pk", flat=True))
        one.model._default_manager.filter(pk__in=found).update(**one.values)
    counts: Counter[str] = Counter()
    for other in queries.goes_too(kept.kind):
        rows = access.visible_to(service, other.model._default_manager.all())
        found = list(rows.filter(**{other.by: list(records)}).values_list("pk", flat=True))
        counts += _counted(other.model._default_manager.filter(pk__in=found).delete()[1])
    return counts


def _erase_sources(service: Actor, sources: set[UUID]) -> Counter[str]:
    rows = access.visible_to(service, Source.objects).filter(pk__in=sources)
    for model in apps.get_models():
        if issubclass(model, RoomRecord):
            for field in model._meta.concrete_fields:
                if field.is_relation and field.related_model is Source:
                    resting = access.visible_to(service, model._default_manager.all())
                    needed = resting.filter(**{f"{field.name}__in": sources})
                    rows = rows.exclude(pk__in=needed.values(field.attname))
    found = list(rows.values_list("pk", flat=True))
    return _counted(access.visible_to(service, Source.objects).filter(pk__in=found).delete()[1])


def _forget_jobs() -> None:
    """Empty finished jobs: their arguments are identifiers, but an error may quote a value."""
    DBTaskResult.objects.finished().update(
        traceback="", return_value=None, args_kwargs={"args": [], "kwargs": {}}
    )


def _entry(row: Removal) -> dict[str, str]:
    return {
        "kind": row.kind,
        "record": str(row.record_id),
        "room": str(row.room_id),
        "reason": row.reason,
        "rule": str(row.rule_id or ""),
        "batch": str(row.batch_id),
        "due": row.due_on.isoformat(),
        "hidden": row.hidden_at.isoformat(),
        "erased": row.erased_at.isoformat() if row.erased_at else "",
        "outcome": row.outcome,
    }


def _counted(deleted: dict[str, int]) -> Counter[str]:
    """Return table -> rows, from what a delete tells by model."""
    return Counter({apps.get_model(label)._meta.db_table: rows for label, rows in deleted.items()})


def _in_turn(records: list[UUID]) -> Iterator[list[UUID]]:
    for start in range(0, len(records), TOGETHER):
        yield records[start : start + TOGETHER]
