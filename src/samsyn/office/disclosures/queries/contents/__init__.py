"""What can be told of records, as plain values: frozen once a disclosure is decided.

Other records are named by the number under which the receiver was told of them, never by an
identifier of the sender's room.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from samsyn.office.access import Actor
from samsyn.office.disclosures.grounds import Kind
from samsyn.office.disclosures.queries.contents.groups import tell_groups
from samsyn.office.disclosures.queries.contents.incidents import tell_incidents
from samsyn.office.disclosures.queries.contents.people import ALWAYS, tell_people

Contents = dict[str, Any]


def contents_of(
    actor: Actor, kind: Kind, record_ids: Iterable[UUID], *, to_room_id: int, on: date
) -> dict[UUID, Contents]:
    """Return everything that can be told of visible records on a day, by field."""
    wanted = set(record_ids)
    if kind is Kind.PERSON:
        return tell_people(actor, wanted, to_room_id=to_room_id, on=on)
    if kind is Kind.GROUP:
        return tell_groups(actor, wanted, to_room_id=to_room_id, on=on)
    return tell_incidents(actor, wanted, to_room_id=to_room_id)


def only(contents: Mapping[str, Any], kind: Kind, fields: Iterable[str]) -> Contents:
    """Keep the chosen fields, and for a person the marks that go with every copy."""
    kept = {*fields, *(ALWAYS if kind is Kind.PERSON else ())}
    return {key: value for key, value in contents.items() if key in kept}


__all__ = ["Contents", "contents_of", "only"]
