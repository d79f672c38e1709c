"""Which reviews name a record: what minutes that are signed name is kept."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from uuid import UUID

from samsyn.office import access
from samsyn.office.access import Actor, is_any_of
from samsyn.office.reviews.models import Line, Mark, Review
from samsyn.office.reviews.rules import Week
from samsyn.vocabulary.reviews import ReviewSection

_INCIDENT, _GROUPS = "incident_id", ("group_id", "other_id")


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedIn:
    """A review that names records, and which of those that were asked for."""

    review_id: UUID
    week: Week
    room: str
    is_signed: bool
    incidents: frozenset[UUID]
    groups: frozenset[UUID]
    gone_through: frozenset[UUID]  # incidents with a mark of the room's


def reviews_naming(
    actor: Actor, *, incidents: Collection[UUID] = (), groups: Collection[UUID] = ()
) -> tuple[NamedIn, ...]:
    """Return the reviews that name one of these incidents or groups, the newest first."""
    named, marked = defaultdict[UUID, set[UUID]](set), defaultdict[UUID, set[UUID]](set)
    for review, pk in _in_lines(actor, incidents, groups):
        named[review].add(pk)
    marks = access.visible_to(actor, Mark.objects).filter(is_any_of(_INCIDENT, incidents))
    for review, incident in marks.values_list("review_id", _INCIDENT):
        marked[review].add(incident)
    rows = access.visible_to(actor, Review.objects).filter(is_any_of("pk", {*named, *marked}))
    return tuple(
        NamedIn(
            review_id=row.pk,
            week=Week(row.iso_year, row.iso_week),
            room=row.room.name,
            is_signed=row.signed_at is not None,
            incidents=frozenset((named[row.pk] | marked[row.pk]) & {*incidents}),
            groups=frozenset(named[row.pk] & {*groups}),
            gone_through=frozenset(marked[row.pk]),
        )
        for row in rows.select_related("room").order_by("-ends_at", "pk")
    )


def _in_lines(
    actor: Actor, incidents: Collection[UUID], groups: Collection[UUID]
) -> Iterator[tuple[UUID, UUID]]:
    """Yield review and record of each line; a group also where it is a side of an incident."""
    lines = access.visible_to(actor, Line.objects)
    for column, ids in ((_INCIDENT, incidents), *((one, groups) for one in _GROUPS)):
        yield from lines.filter(is_any_of(column, ids)).values_list("review_id", column)
    if groups:
        of_incidents = lines.filter(section=ReviewSection.INCIDENTS.value)
        for review, facts in of_incidents.values_list("review_id", "facts"):
            sides = (UUID(side[0]) for side in facts["sides"])
            yield from ((review, one) for one in sides if one in groups)
