"""Who must not meet: ties and disputes in the rooms that the reader reads, and pairs by hand."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations
from uuid import UUID

from django.db.models import Q

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.call_ins.models import Consideration, KeptApart
from samsyn.office.call_ins.queries.candidates import Records, records_of
from samsyn.office.groups.models import GroupLink, GroupRelation, Membership
from samsyn.office.groups.rosters import counting
from samsyn.office.people.models import PersonTie
from samsyn.vocabulary.claims import COUNTING_FOR_NOTHING
from samsyn.vocabulary.groups import RelationKind, RelationState
from samsyn.vocabulary.people import TieKind

Pair = frozenset[UUID]


class ConflictBasis(StrEnum):
    """What says that two people must not meet; the weightier first."""

    BY_HAND = "by_hand"
    TIE = "tie"
    GROUPS = "groups"


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Two people who must not meet, and how they are kept apart; empty if nobody has said."""

    pair: Pair
    basis: ConflictBasis
    how: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it stops both from being called: a personal conflict that nobody has solved."""
        return self.basis is ConflictBasis.TIE and not self.how


def conflicts_among(
    actor: Actor, call_in_id: UUID, person_ids: Iterable[UUID], *, on: date
) -> tuple[Conflict, ...]:
    """Return the pairs among these people that are in conflict on the day."""
    people = sorted(set(person_ids))
    records = records_of(actor, people)
    by_hand = {
        frozenset((row.person_id, row.other_id)): row.how
        for row in access.visible_to(actor, KeptApart.objects).filter(call_in=call_in_id)
    }
    ties = _ties(actor, records, on)
    disputes = _disputes(actor, call_in_id, records, on)
    found = []
    for one, other in combinations(people, 2):
        pair = frozenset((one, other))
        basis = _basis(pair, ties, disputes, by_hand)
        if basis is not None:
            found.append(Conflict(pair=pair, basis=basis, how=by_hand.get(pair, "")))
    return tuple(found)


def open_conflicts(
    actor: Actor, call_in_id: UUID, person_ids: Iterable[UUID], *, on: date
) -> frozenset[Pair]:
    """Return the personal conflicts among any number of people that nobody has solved."""
    solved = {
        frozenset((row.person_id, row.other_id))
        for row in access.visible_to(actor, KeptApart.objects).filter(call_in=call_in_id)
        if row.how
    }
    return frozenset(_ties(actor, records_of(actor, person_ids), on) - solved)


def _basis(
    pair: Pair, ties: set[Pair], disputes: set[Pair], by_hand: Mapping[Pair, str]
) -> ConflictBasis | None:
    if pair in ties:
        return ConflictBasis.TIE
    if pair in by_hand:
        return ConflictBasis.BY_HAND
    return ConflictBasis.GROUPS if pair in disputes else None


def _ties(actor: Actor, records: Records, on: date) -> set[Pair]:
    person_of = {record: person for person, ids in records.items() for record in ids}
    rows = (
        access.visible_to(actor, PersonTie.objects)
        .filter(access.is_any_of("person_id", person_of), kind=TieKind.CONFLICT.value)
        .filter(Q(until__isnull=True) | Q(until__gt=on))
        .exclude(status__in=COUNTING_FOR_NOTHING)
    )
    return {
        frozenset((person_of[one], person_of[other]))
        for one, other in rows.values_list("person_id", "other_id")
        if other in person_of and person_of[one] != person_of[other]
    }


def _disputes(actor: Actor, call_in_id: UUID, records: Records, on: date) -> set[Pair]:
    """Return the pairs whose groups are in a dispute with one another."""
    groups = _groups_of(actor, call_in_id, records, on)
    rows = (
        access.visible_to(actor, GroupRelation.objects)
        .filter(kind=RelationKind.DISPUTE.value)
        .filter(Q(until__isnull=True) | Q(until__gt=on))
        .exclude(state=RelationState.CLOSED.value)
        .exclude(status__in=COUNTING_FOR_NOTHING)
    )
    as_one = access.linked(actor, GroupLink)
    found: set[Pair] = set()
    for one, other in rows.values_list("group_id", "other_id"):
        sides = [as_one.together_with(group) for group in (one, other)]
        first, second = ([p for p, held in groups.items() if held & side] for side in sides)
        found |= {frozenset((p, q)) for p in first for q in second if p != q}
    return found


def _groups_of(actor: Actor, call_in_id: UUID, records: Records, on: date) -> dict[UUID, set[UUID]]:
    person_of = {record: person for person, ids in records.items() for record in ids}
    found: dict[UUID, set[UUID]] = {}
    rows = access.visible_to(actor, Membership.objects).filter(person__in=person_of)
    for record, group in counting(rows, on).values_list("person_id", "group_id"):
        found.setdefault(person_of[record], set()).add(group)
    considered = access.visible_to(actor, Consideration.objects).filter(
        call_in=call_in_id, group__isnull=False, person__in=person_of
    )
    for record, group_id in considered.values_list("person_id", "group_id"):
        if group_id is not None:
            found.setdefault(record, set()).add(group_id)
    return found
