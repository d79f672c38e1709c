"""Closing a room for good: everything is hidden, erased as ever by two, and then proved gone.

An operator begins it, for an agency that leaves the agreement or a register that must end. The
room's staff decide on the erasure as they do on any other; the operator ends it when nothing is
left, and nobody then holds a role there.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Deed, walls
from samsyn.office.audit import changes as audit
from samsyn.office.partners.models import Room
from samsyn.office.partners.queries import held_at
from samsyn.office.retention import queries
from samsyn.office.retention.changes.hiding import TABLE, USUAL_WAIT, hide
from samsyn.office.retention.models import Removal
from samsyn.vocabulary.retention import RemovalReason


class CannotClose(LookupError):
    """The room cannot be closed so; the sentence says why and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What is left of a room, and the receipts of what was removed from it."""

    room_key: str
    left: dict[str, int]  # table -> rows that are about somebody or something removed
    others: dict[str, int]  # table -> rows that are about nobody, such as texts and plans
    receipts: dict[str, int]  # kind -> erased
    waiting: int  # hidden, and not erased yet


def begin_closing(room_key: str, *, now: datetime) -> dict[str, int]:
    """Hide every record of a room; return kind -> how many. Raises `CannotClose`.

    Done again, it hides what has been recorded since.
    """
    room = _room(room_key)
    hidden: dict[str, int] = {}
    with queries.as_service(now=now) as service:
        permit = access.require(service, Deed.ERASE_RECORDS, about=access.RoomItself(room.pk))
        for kept in queries.kept_kinds().values():
            rows = access.visible_to(service, kept.model._default_manager.all())
            found = rows.filter(room=room, compartment__is_hidden=False)
            ids: list[UUID] = list(found.values_list("pk", flat=True))
            plan: dict[str, Any] = {
                "reason": RemovalReason.ROOM_CLOSED.value,
                "starts_on": timezone.localdate(now),
                "wait_days": USUAL_WAIT,
            }
            hide(service, kept, room.pk, dict.fromkeys(ids, plan), by=service, now=now)
            audit.record(permit, subject=TABLE, record_ids=ids)
            hidden[kept.kind.value] = len(ids)
    return hidden


def proof_of_closing(room_key: str, *, now: datetime) -> Proof:
    """Return what is left in every protected table of a room, and what was erased from it."""
    room = _room(room_key)
    about_somebody = {
        model
        for kept in queries.kept_kinds().values()
        for model in (kept.model, *(one.model for one in queries.hanging_on(kept.model)))
    }
    left: dict[str, int] = {}
    others: dict[str, int] = {}
    with queries.as_service(now=now) as service:
        for wall in walls():
            rows = access.visible_to(service, wall.model._default_manager.all())
            if count := rows.filter(room=room).count():
                (left if wall.model in about_somebody else others)[wall.table] = count
        removals = queries.in_my_rooms(service, Removal.objects).filter(room=room)
        receipts = removals.filter(erased_at__isnull=False).values_list("kind", flat=True)
        waiting = removals.filter(erased_at__isnull=True, shown_at__isnull=True).count()
        counted = {kind: list(receipts).count(kind) for kind in sorted(set(receipts))}
    return Proof(room_key=room_key, left=left, others=others, receipts=counted, waiting=waiting)


def end_closing(room_key: str, *, now: datetime) -> Proof:
    """End every role in a room in which nothing is left. Runs as the owner.

    Raises `CannotClose` while a row is left that is about somebody.
    """
    proof = proof_of_closing(room_key, now=now)
    if proof.left or proof.waiting:
        tables = ", ".join(sorted(proof.left)) or "what is hidden"
        raise CannotClose(f"The room {room_key} is not empty: {tables}. Erase it first.")
    held_at(now).filter(room__key=room_key).update(ends_at=now)
    return proof


def _room(room_key: str) -> Room:
    room = Room.objects.filter(key=room_key).first()
    if room is None:
        raise CannotClose(f"There is no room {room_key}. Run: samsyn site list")
    return room
