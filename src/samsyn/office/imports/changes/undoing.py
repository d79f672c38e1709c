"""Taking back what a batch made: exactly that, and only while nothing has come to rest on it."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.audit import changes as audit
from samsyn.office.imports.changes.refusals import CannotUndo
from samsyn.office.imports.changes.staging import (
    TABLE,
    locked_batch,
    refuse_unless,
    take_turns,
)
from samsyn.office.imports.models import BatchRecord, FilePiece
from samsyn.office.imports.queries.resting import made_by, model_of, objections, reviews_of
from samsyn.office.reviews import changes as review_changes


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
    made = made_by(batch)
    reviews = reviews_of(actor, made)
    if reasons := objections(batch, made, reviews):
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


def _delete(made: dict[str, list[UUID]]) -> None:
    """Delete in order. What the actor cannot see may still need a record: then all stands."""
    try:
        with transaction.atomic():
            for table, ids in made.items():
                model_of(table)._default_manager.filter(pk__in=ids).delete()
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
