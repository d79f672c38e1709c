"""Which mapping a file is read with, and the reading itself."""

import hashlib
import json
from collections.abc import Callable
from datetime import date
from typing import Any

from samsyn.interchange.faults import Reading
from samsyn.interchange.grids import Table
from samsyn.interchange.guessing import guess_mapping, questions_about
from samsyn.interchange.incidents import read_incidents
from samsyn.interchange.mappings import (
    BadMapping,
    Mapping,
    TableKind,
    mapping_from_json,
    mapping_to_json,
)
from samsyn.interchange.memberships import read_memberships
from samsyn.interchange.people import read_people
from samsyn.interchange.ties import read_ties
from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.imports.changes.refusals import CannotMap
from samsyn.office.imports.models import SavedMapping
from samsyn.vocabulary.people import TieKind

# Each reader has its own type of row; who settles them knows which.
_READERS: dict[TableKind, Callable[..., Reading[Any]]] = {
    TableKind.INCIDENTS: read_incidents,
    TableKind.PEOPLE: read_people,
    TableKind.MEMBERSHIPS: read_memberships,
    TableKind.TIES: read_ties,
}


def signature_of(table: Table) -> str:
    """Return what files of the same source share: their header, whatever its letter case."""
    return hashlib.sha256("\n".join(table.header).casefold().encode()).hexdigest()


def as_json(mapping: Mapping) -> dict[str, Any]:
    """Return the mapping as the database keeps it."""
    plain: dict[str, Any] = json.loads(mapping_to_json(mapping))
    return plain


def from_json(kept: dict[str, Any]) -> Mapping:
    """Return the mapping that the database keeps."""
    return mapping_from_json(json.dumps(kept))


def propose_mapping(
    actor: Actor, room_id: int, table: Table, kind: TableKind
) -> tuple[Mapping, str]:
    """Return the mapping last accepted in the room for this header, with the source's title.

    Where there is none, the mapping is a guess and the title is empty.
    """
    saved = (
        access.visible_to(actor, SavedMapping.objects)
        .filter(room_id=room_id, kind=kind.value, signature=signature_of(table))
        .first()
    )
    if saved is not None:
        return from_json(saved.mapping), saved.source_title
    return _guess(table, kind), ""


def _guess(table: Table, kind: TableKind) -> Mapping:
    guess = guess_mapping(table, kind)
    if kind is TableKind.TIES and not {"kind"} & {*guess.columns, *guess.constants}:
        return Mapping(
            kind=kind,
            columns=guess.columns,
            constants={**guess.constants, "kind": TieKind.CO_OFFENDING.value},
            translations=guess.translations,
            details=guess.details,
            day_first=guess.day_first,
            zone=guess.zone,
        )
    return guess


def questions(table: Table, mapping: Mapping) -> list[str]:
    """Return the fields that somebody must decide on before the file can be read whole."""
    return list(questions_about(table, mapping))


def read_table(table: Table, mapping: Mapping, *, today: date) -> Reading[Any]:
    """Read the table as the mapping says. Raises `CannotMap`."""
    try:
        return _READERS[mapping.kind](table, mapping, today=today)
    except BadMapping as error:
        raise CannotMap(str(error)) from error
