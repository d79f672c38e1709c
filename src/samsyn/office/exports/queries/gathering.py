"""Gathers a list for somebody, in the open part of one room, and leaves out who stays out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.exports.queries import (
    lists_of_events,
    lists_of_meetings,
    lists_of_people,
    network,
)
from samsyn.office.exports.queries.gathered import Gathered, Question
from samsyn.office.exports.rules import OFFERED, ExportKind
from samsyn.office.people.models import Person
from samsyn.vocabulary.people import ProtectedIdentity

_GATHERS: Final[Mapping[ExportKind, Callable[[Question], Gathered]]] = {
    ExportKind.PEOPLE: lists_of_people.people,
    ExportKind.GROUPS: lists_of_people.groups,
    ExportKind.INCIDENTS: lists_of_events.incidents,
    ExportKind.NETWORK: network.network,
    ExportKind.PROMISES: lists_of_events.promises,
    ExportKind.TALKS: lists_of_meetings.talks,
    ExportKind.INVITATIONS: lists_of_meetings.invitations,
    ExportKind.CALENDAR: lists_of_events.calendar,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which list: kind, room, period, and whether with names."""

    kind: ExportKind
    room_id: int
    first: date | None = None
    last: date | None = None
    with_names: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """The list as it may leave, and how many people stay out of it under protected identity."""

    gathered: Gathered
    left_out: int


def gather(actor: Actor, asked: Asked, *, now: datetime) -> Found:
    """Return the list as the actor sees it, of the room's open part alone.

    What is restricted, what an emergency has opened and who has a protected identity stay out.
    Raises `CannotExport` for a network that is too wide.
    """
    reader = access.in_the_open(actor.without_emergency(), asked.room_id)
    named = (
        asked.with_names
        and OFFERED[asked.kind].tells_of_people
        and actor.may(Deed.REVEAL_NAMES, asked.room_id)
    )
    reader = reader.revealing_names() if named else replace(reader, names_revealed=False)
    found = _GATHERS[asked.kind](
        Question(
            actor=reader,
            room_id=asked.room_id,
            today=timezone.localdate(now),
            now=now,
            first=asked.first,
            last=asked.last,
            with_names=named,
        )
    )
    hidden = _protected(reader, found.people)
    pieces = tuple(one for one in found.pieces if one.people.isdisjoint(hidden))
    return Found(replace(found, pieces=pieces), len(hidden))


def only_of(gathered: Gathered, approved: frozenset[UUID]) -> Gathered:
    """Return what of a list rests on records that were approved, and on no other."""
    pieces = tuple(one for one in gathered.pieces if one.rests_on <= approved)
    return replace(gathered, pieces=pieces)


def _protected(reader: Actor, people: frozenset[UUID]) -> frozenset[UUID]:
    rows = access.visible_to(reader, Person.objects).filter(access.is_any_of("pk", people))
    hidden = rows.exclude(protected_identity=ProtectedIdentity.NONE.value)
    return frozenset(hidden.values_list("pk", flat=True))
