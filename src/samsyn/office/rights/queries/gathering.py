"""Everything that a room holds of a person, read as the service that reads each of its parts.

Which tables hang on a person is not said here: `retention` knows, from cascades and from what apps
declare, and its canaries prove that none is forgotten.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import QuerySet
from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.access.records import Link, RoomRecord
from samsyn.office.groups.models import Group
from samsyn.office.imports.models import Batch, FilePiece
from samsyn.office.imports.models import Finding as FileFinding
from samsyn.office.incidents.models import Incident
from samsyn.office.partners.models import Compartment, Room
from samsyn.office.people.models import IdentityNumber, Person, SearchToken, Source
from samsyn.office.retention.queries import emptied, goes_too, hanging_on, kept_kinds, sources_of
from samsyn.office.rights.models import RequestedRecord, RequestLine
from samsyn.office.steering.models import HandOverItem
from samsyn.vocabulary.retention import KeptKind
from samsyn.vocabulary.rights import LineDecision, WithholdGround

LONG_TEXT: Final = 80  # characters from which a text is free, and must be read before it is told

# Rows that say nothing that another does not.
NOT_FOUND: Final[Mapping[type[RoomRecord], str]] = {
    SearchToken: "keyed hashes of the names",
    RequestedRecord: "that this person has asked before stands in the requests themselves",
    RequestLine: "copies of the other rows, as they were at an earlier request",
}
# Columns that tell nothing of a person, whatever the table.
NOT_TOLD: Final[Mapping[str, str]] = {
    "version": "counts how often a row was saved",
    "changed_at": "when it was last saved",
    "sort_key": "the name again, in Swedish order",
    "review_days": "the site's rule",
    "holds_days": "the site's rule",
    "form_key": "a number of the form",
    "team_ids": "staff",
    "match_key": "a keyed hash of the identity number",
    "occasion_id": "an identifier",
    "person_ref": "an identifier",
    "origin_id": "an identifier",
    "origin": "an identifier",
    "other_id": "an identifier",
    "disclosure_id": "an identifier",
    "ask_id": "an identifier",
    "recall_id": "an identifier",
    "row_id": "an identifier",
}
# Where somebody else's data stand beside the person's, or who has told.
_USUAL: Final[Mapping[type[models.Model], WithholdGround]] = {
    Source: WithholdGround.SOURCE,
    FilePiece: WithholdGround.OTHERS_FILE,
    FileFinding: WithholdGround.OTHERS_FILE,
    Batch: WithholdGround.OTHERS_FILE,
    HandOverItem: WithholdGround.THIRD_PARTY,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundRow:
    """One row of a person, with its contents and what its kind suggests."""

    held_in: str
    row_id: UUID
    compartment_id: int
    contents: tuple[tuple[str, Any], ...]
    proposed: LineDecision | None
    ground: WithholdGround | None


def rows_about(service: Actor, person: Person) -> list[FoundRow]:
    """Return every row of the person's room that is about them, each once.

    What waits to be erased is read by nobody and left out; so is a link to a record elsewhere,
    which would tell of another room.
    """
    found: dict[tuple[str, UUID], FoundRow] = {}
    hidden = set(Compartment.objects.filter(is_hidden=True).values_list("pk", flat=True))
    for model, rows, only in _sets(service, person):
        if model in NOT_FOUND:
            continue
        for row in rows.filter(room_id=person.room_id).distinct():
            if row.compartment_id not in hidden:
                one = _found(row, only)
                found.setdefault((one.held_in, one.row_id), one)
    return list(found.values())


Rows = tuple[type[RoomRecord], QuerySet[Any], frozenset[str] | None]


def _sets(service: Actor, person: Person) -> Iterator[Rows]:
    kept, ids = kept_kinds()[KeptKind.PERSON], [person.pk]
    yield Person, _seen(service, Person).filter(pk=person.pk), None
    for one in hanging_on(Person):
        rows = _seen(service, one.model).filter(one.rows_of(ids))
        if issubclass(one.model, Link):
            ends = {f"{one.model.end}__room_id": person.room_id, "other__room_id": person.room_id}
            rows = rows.filter(**ends)
        yield one.model, rows, None
    for beside in goes_too(KeptKind.PERSON):
        yield beside.model, _seen(service, beside.model).filter(**{beside.by: ids}), None
    for part in emptied(KeptKind.PERSON):
        asked: Sequence[UUID] = ids
        if part.of is not None:
            hanging = next(at for at in hanging_on(Person) if at.model is part.of)
            own = _seen(service, part.of).filter(hanging.rows_of(ids))
            asked = list(own.values_list("pk", flat=True))
        rows = _seen(service, part.model).filter(**{part.by: list(asked)})
        yield part.model, rows, frozenset(part.values)
    sources = sources_of(service, kept, ids)
    yield Source, _seen(service, Source).filter(pk__in=sources), None


def _seen(service: Actor, model: type[RoomRecord]) -> QuerySet[Any]:
    return access.visible_to(service, model._default_manager.all())


def _found(row: RoomRecord, only: frozenset[str] | None) -> FoundRow:
    contents = tuple(_contents(row, only))
    ground = _USUAL.get(type(row))
    proposed: LineDecision | None = None
    if ground is not None:
        proposed = LineDecision.WITHHOLD
    elif not any(is_free_text(row, column) for column, _value in contents):
        proposed = LineDecision.TELL
    return FoundRow(
        held_in=row._meta.db_table,
        row_id=row.pk,
        compartment_id=_narrowest(row),
        contents=contents,
        proposed=proposed,
        ground=ground,
    )


def is_free_text(row: RoomRecord, column: str) -> bool:
    """Whether a column holds what somebody wrote, which may be about somebody else."""
    field = row._meta.get_field(column)
    if isinstance(field, models.CharField):
        return (field.max_length or LONG_TEXT) >= LONG_TEXT
    return isinstance(field, models.TextField | models.JSONField | ArrayField)


def _narrowest(row: RoomRecord) -> int:
    """Return the part of the room that fewer read, of those that a row lies in."""
    for field in row._meta.concrete_fields:
        if field.name.endswith("_compartment"):
            part: int | None = getattr(row, field.attname)
            if part is not None and part != row.compartment_id:
                return part
    return row.compartment_id


def _contents(row: RoomRecord, only: frozenset[str] | None) -> Iterator[tuple[str, Any]]:
    for field in row._meta.concrete_fields:
        if field.primary_key or field.name in NOT_TOLD or (only and field.name not in only):
            continue
        value = _named(row, field) if field.is_relation else _plain(getattr(row, field.attname))
        if value not in (None, "", [], {}):
            yield field.name, value


def _named(row: RoomRecord, field: Any) -> str | None:
    """Return what a row points at in words, where that is part of what is told."""
    target = getattr(row, field.name) if field.related_model in _POINTED else None
    if isinstance(target, Group):
        return target.working_name
    if isinstance(target, Incident):
        return f"{access.code_for('H', target.pk)} {timezone.localdate(target.latest_at)}"
    if isinstance(target, Room) and field.name != "room":
        return target.name
    return None


_POINTED: Final = (Group, Incident, Room)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return timezone.localtime(value).isoformat(timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, UUID):
        return None
    if isinstance(value, bytes | memoryview):
        return None
    if isinstance(value, list):
        return [one for one in map(_plain, value) if one is not None]
    return value


NUMBERS: Final = IdentityNumber._meta.db_table
