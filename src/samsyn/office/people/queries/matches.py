"""Records that bear the same identity number and are not yet said to be the same, or not.

Two records match by the keyed hash of the number. It is compared when somebody reads both rooms,
behind their own wall: nothing is kept of a match, so nothing tells of one to who reads one side.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from uuid import UUID

from django.db.models import Count, Q

from samsyn.office import access
from samsyn.office.access import Actor, Deed, RoomItself
from samsyn.office.audit import changes as audit
from samsyn.office.audit.changes import Reading
from samsyn.office.people.models import IdentityNumber, Person, PersonLink
from samsyn.office.people.queries.labels import PersonLabel, labels_of

MOST = 50  # shown; the rest comes when these are settled
_MOST_NUMBERS = 500  # looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Two records with one number; the reader may link both."""

    one: PersonLabel
    other: PersonLabel


def matches(actor: Actor) -> list[Match]:
    """Return what waits for the reader's word, among rooms where they may link both records.

    A room that is open in an emergency is none of them.
    """
    rooms = actor.rooms_granting(Deed.LINK_PEOPLE)
    access.require(actor, Deed.LINK_PEOPLE, about=RoomItself(min(rooms, default=0)))
    pairs = list(_unsettled(actor, _with_one_number(actor, rooms)))[:MOST]
    labels = labels_of(actor, {one for pair in pairs for one in pair})
    audit.record_reading(
        actor,
        Reading.LIST,
        subject="people_person",
        record_ids=sorted(labels),
        room_ids={label.room.room_id for label in labels.values()},
    )
    return [Match(one=labels[one], other=labels[other]) for one, other in pairs]


def _with_one_number(actor: Actor, rooms: Iterable[int]) -> list[list[UUID]]:
    """Return the records of each number that more than one bears, in a steady order."""
    people = access.in_use(actor, access.visible_to(actor, Person.objects))
    rows = access.visible_to(actor, IdentityNumber.objects).filter(
        room_id__in=rooms, person__in=people.values("pk")
    )
    shared = (
        rows.order_by()
        .values("match_key")
        .annotate(records=Count("person_id", distinct=True))
        .filter(records__gt=1)
        .values_list("match_key", flat=True)[:_MOST_NUMBERS]
    )
    found: dict[bytes, set[UUID]] = defaultdict(set)
    keys = [bytes(key) for key in shared]
    for key, person_id in rows.filter(match_key__in=keys).values_list("match_key", "person_id"):
        found[bytes(key)].add(person_id)
    return [sorted(found[key]) for key in sorted(found)]


def _unsettled(actor: Actor, groups: list[list[UUID]]) -> Iterator[tuple[UUID, UUID]]:
    """Yield a pair for every two that no link joins, in however many steps, nor keeps apart."""
    among = {one for group in groups for one in group}
    linked = access.linked(actor, PersonLink, among)
    every = linked.all_of(among)
    rows = access.visible_to(actor, PersonLink.objects).filter(
        Q(person__in=every) | Q(other__in=every), verdict="different", undone_at__isnull=True
    )
    settled = {
        frozenset(map(linked.standing_for, pair))
        for pair in rows.values_list("person_id", "other_id")
    }
    for group in groups:
        for one, other in combinations(group, 2):
            two = frozenset(map(linked.standing_for, (one, other)))
            if len(two) > 1 and two not in settled:
                settled.add(two)
                yield one, other
