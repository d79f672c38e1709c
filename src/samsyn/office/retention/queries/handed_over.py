"""The records of a batch as the archive gets them: every row that is erased, whole and in clear.

Keys to staff are names, since the archive has no table of them; other keys stay identifiers, by
which rows find each other inside the package.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import BinaryField, QuerySet

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.access.keeping import Kept
from samsyn.office.access.records import RoomRecord
from samsyn.office.accounts.models import Staff
from samsyn.office.people.models import IdentityNumber, Source
from samsyn.office.people.sealing import unseal
from samsyn.office.retention.models import Removal
from samsyn.office.retention.queries.hanging import goes_too, hanging_on, kept_kinds, sources_of
from samsyn.office.retention.queries.removals import code_of
from samsyn.vocabulary.retention import KeptKind

Row = Mapping[str, Any]
ENCODER = DjangoJSONEncoder  # days and moments as ISO 8601, identifiers as text


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedRecord:
    """One record with all that goes with it: table to rows, the record's own first."""

    kind: str
    code: str
    record_id: UUID
    starts_on: str
    due_on: str
    tables: Mapping[str, Sequence[Row]]


def records_of(service: Actor, removals: Sequence[Removal]) -> Iterator[HandedRecord]:
    """Yield hidden records as the archive gets them, one by one, in order of their codes."""
    coded = sorted((code_of(row.kind, row.record_id), row) for row in removals)
    names = dict(Staff.objects.values_list("pk", "name"))
    for code, row in coded:
        kept = kept_kinds()[KeptKind(row.kind)]
        yield HandedRecord(
            kind=row.kind,
            code=code,
            record_id=row.record_id,
            starts_on=row.starts_on.isoformat(),
            due_on=row.due_on.isoformat(),
            tables=dict(_tables(service, kept, row.record_id, names)),
        )


def _tables(
    service: Actor, kept: Kept, record_id: UUID, names: Mapping[int, str]
) -> Iterator[tuple[str, list[Row]]]:
    for rows in _sets(service, kept, record_id):
        found = [_row(row, names) for row in rows.order_by("recorded_at", "pk").distinct()]
        if found:
            yield rows.model._meta.db_table, found


def _sets(service: Actor, kept: Kept, record_id: UUID) -> Iterator[QuerySet[Any]]:
    ids = [record_id]
    yield _seen(service, kept.model).filter(pk=record_id)
    for one in hanging_on(kept.model):
        yield _seen(service, one.model).filter(one.rows_of(ids))
    for other in goes_too(kept.kind):
        yield _seen(service, other.model).filter(**{other.by: ids})
    sources = sources_of(service, kept, ids)
    if sources:
        yield _seen(service, Source).filter(pk__in=sources)


def _seen(service: Actor, model: type[RoomRecord]) -> QuerySet[Any]:
    return access.visible_to(service, model._default_manager.all())


def _row(row: RoomRecord, names: Mapping[int, str]) -> Row:
    return {
        field.name: _value(row, field, names)
        for field in row._meta.concrete_fields
        if not isinstance(field, BinaryField) or isinstance(row, IdentityNumber)
    }


def _value(row: RoomRecord, field: Any, names: Mapping[int, str]) -> Any:
    value = getattr(row, field.attname)
    if isinstance(field, BinaryField) and isinstance(row, IdentityNumber):
        return unseal(
            bytes(row.sealed),
            person_id=row.person_id,
            field="identity_number",
            key=settings.FIELD_KEY,
        )
    if field.is_relation and field.related_model is Staff:
        return names.get(value, "") if value is not None else None
    return value
