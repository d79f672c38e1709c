"""Taking back what a batch made: exactly that, and only while nothing has come to rest on it."""

from collections.abc import Iterable, Iterator, Sequence
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
from samsyn.office.reviews import changes as review_changes
from samsyn.office.reviews.queries import NamedIn, reviews_naming

# What rests on others goes first.
_ORDER = (
    *("people_persontie", "groups_membership", "incidents_incident"),
    *("groups_group", "people_person", "people_source"),
)
_PREFIXES = {"people_person": "P", "groups_group": "G", "incidents_incident": "H"}
_NAMED = 5  # codes in a sentence
_REVIEWS = "reviews"
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
    if something recorded later rests on it; then nothing is deleted. An open review that has not
    gone through them gives their lines back; signed minutes hold what they name.
    """
    batch = locked_batch(actor, batch_id)
    permit = access.require(actor, Deed.IMPORT_FILE, about=batch)
    refuse_unless(batch, "accepted")
    take_turns(batch.room_id)
    made = _made_by(batch)
    reviews = _reviews_of(actor, made)
    if reasons := _objections(batch, made, reviews):
        raise CannotUndo(*reasons)
    for one in reviews:  # open ones, that have not got to it
        review_changes.take_out(permit, one.review_id, one.incidents | one.groups, now=now)
    _delete(made)
    FilePiece.objects.filter(batch=batch).delete()
    BatchRecord.objects.filter(batch=batch).delete()
    batch.state, batch.undone_at, batch.undone_by_id = "undone", now, actor.staff_id
    batch.save(update_fields=["state", "undone_at", "undone_by"])
    for table, ids in made.items():
        audit.record(permit, subject=table, record_ids=ids)
    audit.record(permit, subject=TABLE, record_ids=[batch.pk])
    return {table: len(ids) for table, ids in made.items()}


def objections_to_undoing(actor: Actor, batch_id: UUID) -> tuple[str, ...]:
    """Return why a batch that was taken cannot be undone as things stand; nothing is changed."""
    batch = access.get_visible(actor, Batch.objects, pk=batch_id)
    access.require(actor, Deed.IMPORT_FILE, about=batch)
    if batch.state != "accepted":
        return ()
    made = _made_by(batch)
    return _objections(batch, made, _reviews_of(actor, made))


def _objections(
    batch: Batch, made: dict[str, list[UUID]], reviews: Sequence[NamedIn]
) -> tuple[str, ...]:
    return (*_changed(batch, made), *_used(batch, made), *_held(reviews))


def _reviews_of(actor: Actor, made: dict[str, list[UUID]]) -> tuple[NamedIn, ...]:
    incidents, groups = (set(made.get(one, ())) for one in ("incidents_incident", "groups_group"))
    if not incidents and not groups:
        return ()
    return reviews_naming(actor, incidents=incidents, groups=groups)


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
            if model._meta.app_label == _REVIEWS:  # `_held` says which review, and what to do
                continue
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


def _held(reviews: Sequence[NamedIn]) -> Iterator[str]:
    """Yield a sentence for each review that holds records: signed, or gone through by the room."""
    for one in reviews:
        where = {"week": one.week.number, "year": one.week.year, "room": one.room}
        if one.is_signed:
            which = {"which": _coded(one.incidents, one.groups)}
            yield (
                _(
                    "The signed minutes of week %(week)s, %(year)s (%(room)s) name %(which)s "
                    "What is signed stands, so nothing that it names can be deleted. Correct the "
                    "records one by one instead, or withdraw an incident on its page."
                )
                % {**where, **which}
            )
        elif one.gone_through:
            which = {"which": _coded(one.gone_through, ())}
            yield (
                _(
                    "The weekly review of week %(week)s, %(year)s (%(room)s), which is open, has "
                    "gone through %(which)s Correct the records one by one instead, or "
                    "withdraw an incident on its page."
                )
                % {**where, **which}
            )


def _coded(incidents: Iterable[UUID], groups: Iterable[UUID]) -> str:
    named = (("incidents_incident", incidents), ("groups_group", groups))
    return _listed([access.code_for(_PREFIXES[of], pk) for of, ids in named for pk in sorted(ids)])


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
    return _listed([access.code_for(_PREFIXES[table], pk) for pk in ids])


def _listed(codes: list[str]) -> str:
    listed, rest = ", ".join(codes[:_NAMED]), len(codes) - _NAMED
    if rest <= 0:
        return f"{listed}."
    return _("%(codes)s and %(rest)s more.") % {"codes": listed, "rest": rest}
