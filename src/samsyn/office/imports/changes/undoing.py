"""Taking back what a batch made: exactly that, and only while nothing has come to rest on it."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.db.models import Model, ProtectedError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.access.records import RoomRecord
from samsyn.office.audit import changes as audit
from samsyn.office.imports.changes.refusals import CannotUndo
from samsyn.office.imports.changes.staging import (
    TABLE,
    locked_batch,
    refuse_unless,
    take_turns,
)
from samsyn.office.imports.models import Batch, BatchRecord, FilePiece

# What rests on others goes first.
_ORDER = (
    *("people_persontie", "groups_membership", "incidents_incident"),
    *("groups_group", "people_person", "people_source"),
)
_PREFIXES = {"people_person": "P", "groups_group": "G", "incidents_incident": "H"}
_NAMED = 5  # codes in a sentence
_CHANGED = """
SELECT made.record_id FROM imports_batchrecord AS noted,
  unnest(noted.record_ids, noted.fingerprints) AS made (record_id, fingerprint)
LEFT JOIN {table} AS one ON one.id = made.record_id
WHERE noted.batch_id = %s AND noted.made = %s
  AND (one.id IS NULL OR md5(to_jsonb(one)::text) <> made.fingerprint)
ORDER BY made.record_id
"""


@transaction.atomic
def undo_batch(actor: Actor, batch_id: UUID, *, now: datetime) -> dict[str, int]:
    """Delete what the batch made and nothing else; return how many records of each table.

    Raises `CannotUndo` with every reason if one of the records has been changed or removed, or
    if something recorded later rests on it; then nothing is deleted.
    """
    batch = locked_batch(actor, batch_id)
    permit = access.require(actor, Deed.IMPORT_FILE, about=batch)
    refuse_unless(batch, "accepted")
    take_turns(batch.room_id)
    made = _made_by(batch)
    reasons = [*_changed(batch, made), *_used(batch, made)]
    if reasons:
        raise CannotUndo(*reasons)
    _delete(made)
    FilePiece.objects.filter(batch=batch).delete()
    BatchRecord.objects.filter(batch=batch).delete()
    batch.state, batch.undone_at, batch.undone_by_id = "undone", now, actor.staff_id
    batch.save(update_fields=["state", "undone_at", "undone_by"])
    for table, ids in made.items():
        audit.record(permit, subject=table, record_ids=ids)
    audit.record(permit, subject=TABLE, record_ids=[batch.pk])
    return {table: len(ids) for table, ids in made.items()}


def _made_by(batch: Batch) -> dict[str, list[UUID]]:
    found: dict[str, list[UUID]] = {table: [] for table in _ORDER}
    for table, ids in BatchRecord.objects.filter(batch=batch).values_list("made", "record_ids"):
        found[table] += ids
    return {table: ids for table, ids in found.items() if ids}


def _changed(batch: Batch, made: dict[str, list[UUID]]) -> Iterator[str]:
    for table in made:
        with connection.cursor() as cursor:
            query = _CHANGED.format(table=connection.ops.quote_name(table))
            cursor.execute(query, [batch.pk, table])
            ids = [row[0] for row in cursor.fetchall()]
        if ids:
            yield (
                ngettext(
                    "%(count)s record has been changed or moved since: %(which)s",
                    "%(count)s records have been changed or moved since: %(which)s",
                    len(ids),
                )
                % {"count": len(ids), "which": _which(table, ids)}
            )


def _used(batch: Batch, made: dict[str, list[UUID]]) -> Iterator[str]:
    """Yield a sentence for each table with rows, written at another moment, that need these."""
    for table, ids in made.items():
        for model, field in _pointing_at(_model_of(table)):
            rows = (
                model._default_manager.filter(**{f"{field}__in": ids})
                .exclude(recorded_at=batch.accepted_at or batch.recorded_at)
                .values_list(field, flat=True)
            )
            if found := sorted(set(rows)):
                yield (
                    _("Something recorded since rests on %(which)s Take that back first.")
                    % {"which": _which(table, found)}
                )


def _pointing_at(model: type[Model]) -> Iterator[tuple[type[RoomRecord], str]]:
    for relation in model._meta.related_objects:
        other = relation.related_model
        if isinstance(other, type) and issubclass(other, RoomRecord):
            yield other, f"{relation.field.name}_id"


def _delete(made: dict[str, list[UUID]]) -> None:
    """Delete in order. What the actor cannot see may still need a record: then all stands."""
    try:
        with transaction.atomic():
            for table, ids in made.items():
                _model_of(table)._default_manager.filter(pk__in=ids).delete()
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
                cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    except (IntegrityError, ProtectedError) as error:
        raise CannotUndo(
            _(
                "Something that you do not see rests on records of the batch. Talk to the "
                "coordinator of the room."
            )
        ) from error


def _model_of(table: str) -> Any:
    return next(model for model in apps.get_models() if model._meta.db_table == table)


def _which(table: str, ids: list[UUID]) -> str:
    if table not in _PREFIXES:
        return _("claims of the file.")
    codes = [access.code_for(_PREFIXES[table], pk) for pk in ids[:_NAMED]]
    rest = len(ids) - len(codes)
    listed = ", ".join(codes)
    return (
        _("%(codes)s and %(rest)s more.") % {"codes": listed, "rest": rest}
        if rest
        else f"{listed}."
    )
