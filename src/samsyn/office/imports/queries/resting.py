"""What a batch made, and what has come to rest on it: why it cannot be undone as things stand."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import connection
from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.access.records import RoomRecord
from samsyn.office.imports.models import Batch, BatchRecord
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


def objections_to_undoing(actor: Actor, batch_id: UUID) -> tuple[str, ...]:
    """Return why a batch that was taken cannot be undone as things stand; nothing is changed."""
    batch = access.get_visible(actor, Batch.objects, pk=batch_id)
    if batch.state != "accepted":
        return ()
    made = made_by(batch)
    return objections(batch, made, reviews_of(actor, made))


def objections(
    batch: Batch, made: dict[str, list[UUID]], reviews: Sequence[NamedIn]
) -> tuple[str, ...]:
    """Return every reason why what a batch made cannot be deleted."""
    return (*_changed(batch, made), *_used(batch, made), *_held(reviews))


def reviews_of(actor: Actor, made: dict[str, list[UUID]]) -> tuple[NamedIn, ...]:
    """Return the weekly reviews that name incidents or groups of a batch, the newest first."""
    incidents, groups = (set(made.get(one, ())) for one in ("incidents_incident", "groups_group"))
    if not incidents and not groups:
        return ()
    return reviews_naming(actor, incidents=incidents, groups=groups)


def made_by(batch: Batch) -> dict[str, list[UUID]]:
    """Return table -> the records that the batch made, what rests on others first."""
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
        for model, field in _pointing_at(model_of(table)):
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


def model_of(table: str) -> Any:
    """Return the model of a table."""
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
