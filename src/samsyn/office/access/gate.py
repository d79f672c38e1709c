"""The one gate. Lists and single records use the same statement, inside the query.

A change must hold a `Permit`, and only `require` issues one.
"""

from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from django.db.models import Manager, QuerySet
from django.utils.translation import gettext as _

from samsyn.office.access.actors import Actor
from samsyn.office.access.deeds import Deed
from samsyn.office.access.records import RoomRecord
from samsyn.office.access.refusals import NotPermitted, NotVisible
from samsyn.office.access.walls import wall_of

Record = TypeVar("Record", bound=RoomRecord)


class InRoom(Protocol):
    """What a deed is about: a record, or anything else that lies in a room."""

    @property
    def room_id(self) -> int: ...


@dataclass(frozen=True, slots=True)
class RoomItself:
    """Stands for a room where the row does not exist yet."""

    room_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Permit:
    """Proof that the gate let this actor do this deed in this room."""

    actor: Actor
    deed: Deed
    room_id: int


def visible_to(actor: Actor, rows: QuerySet[Record] | Manager[Record]) -> QuerySet[Record]:
    """Keep the rows that the actor may see. Call it before any other filter or count."""
    return rows.filter(
        wall_of(rows.model).rows_for(actor.compartments), room_id__in=actor.seen_rooms
    )


def get_visible(actor: Actor, rows: QuerySet[Record] | Manager[Record], **lookup: Any) -> Record:
    """Return the one visible row, or raise `NotVisible` as for a row that does not exist."""
    row = visible_to(actor, rows).filter(**lookup).first()
    if row is None:
        raise NotVisible(_("The page does not exist."))
    return row


def require(actor: Actor, deed: Deed, *, about: InRoom) -> Permit:
    """Return the permit for a deed on a record (or in a room), or raise `NotPermitted`."""
    if not actor.may(deed, about.room_id):
        raise NotPermitted(_("Your role in this room does not allow it. Ask its coordinator."))
    return Permit(actor=actor, deed=deed, room_id=about.room_id)
