"""Which records one reader is shown as one: joined by links that they see, in however many steps.

One record stands for the others, so that lists, pictures and counts agree on which: the oldest,
and before a copy that a disclosure made, the record that it was made from.

A link into a room that the reader does not see joins nothing, since it is not there for them.
"""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Q, QuerySet

from samsyn.analysis.networks import components
from samsyn.office.access.actors import Actor
from samsyn.office.access.gate import visible_to
from samsyn.office.access.many import is_any_of
from samsyn.office.access.records import Link, RoomRecord

Record = TypeVar("Record", bound=RoomRecord)
Age = tuple[bool, datetime, UUID]  # whether a disclosure made it, when, and which
Pair = tuple[UUID, UUID, datetime, datetime, bool]


@dataclass(frozen=True, slots=True)
class Linked:
    """The sets of records that are shown as one; a record without links stands alone.

    Oldest means first in the order of `_ages`.
    """

    _sets: Mapping[UUID, Set[UUID]] = field(default_factory=dict)
    _ages: Mapping[UUID, Age] = field(default_factory=dict)

    @property
    def records(self) -> Set[UUID]:
        """Every record that is shown together with another."""
        return self._sets.keys()

    def together_with(self, record: UUID) -> Set[UUID]:
        """Return the records shown as one with this, itself among them."""
        return self._sets.get(record, frozenset({record}))

    def all_of(self, records: Iterable[UUID]) -> set[UUID]:
        """Return these records and everything that is shown as one with them."""
        return {one for record in records for one in self.together_with(record)}

    def others_than(self, record: UUID) -> list[UUID]:
        """Return the other records of the set, oldest first."""
        return sorted(self.together_with(record) - {record}, key=lambda one: self._ages[one])

    def standing_for(self, record: UUID) -> UUID:
        """Return the oldest of the set: it stands for this record."""
        together = self._sets.get(record)
        return min(together, key=lambda one: self._ages[one]) if together else record

    def oldest_among(self, record: UUID, records: Set[UUID]) -> UUID:
        """Return which of these stands for this record, itself one of them."""
        together = self.together_with(record) & records
        return min(together, key=lambda one: self._ages[one]) if len(together) > 1 else record

    def younger_among(self, records: Set[UUID]) -> set[UUID]:
        """Return the records whose older one is among these too."""
        return {
            record
            for record in records & self.records
            if any(
                self._ages[one] < self._ages[record] for one in self.together_with(record) & records
            )
        }


def linked(actor: Actor, links: type[Link], among: Iterable[UUID] | None = None) -> Linked:
    """Return what is shown as one to this reader: of these records, or of all that are linked.

    One query for all. For some, one for each step that the longest chain of links has.
    """
    if among is None:
        return _joined(_pairs(actor, links, Q()))
    found = fresh = set(among)
    pairs: set[Pair] = set()
    while fresh:
        ends = Q(is_any_of(links.end, fresh)) | Q(is_any_of("other", fresh))
        pairs |= set(_pairs(actor, links, ends))
        reached = {one for pair in pairs for one in pair[:2]}
        found, fresh = found | reached, reached - found
    return _joined(pairs)


def once(rows: QuerySet[Record], one: Linked) -> QuerySet[Record]:
    """Leave out every record whose older one stands among the rows too; one query more."""
    if not one.records:
        return rows
    standing = set(rows.filter(is_any_of("pk", one.records)).values_list("pk", flat=True))
    return rows.exclude(is_any_of("pk", one.younger_among(standing)))


def _pairs(actor: Actor, links: type[Link], ends: Q) -> Iterable[Any]:
    live = visible_to(actor, links._default_manager.all()).filter(
        ends, verdict="same", undone_at__isnull=True
    )
    return live.values_list(
        f"{links.end}_id",
        "other_id",
        f"{links.end}__recorded_at",
        "other__recorded_at",
        "recorded_by__is_service",  # the door, which has just made the first of the two
    )


def _joined(pairs: Iterable[Pair]) -> Linked:
    found = list(pairs)
    copies = {one for one, _other, _at, _other_at, by_door in found if by_door}
    ages: dict[UUID, Age] = {}
    for one, other, recorded_at, other_recorded_at, _by_door in found:
        ages[one] = (one in copies, recorded_at, one)
        ages[other] = (other in copies, other_recorded_at, other)
    parts = components(ages, [pair[:2] for pair in found])
    return Linked({record: part for part in parts for record in part}, ages)
