"""Who is tied to whom on a day: recorded ties, and people suspected together.

Victims and witnesses make no ties, and nobody held only as a victim stands here. A row behind
a wall ties nobody, so that each reader's network is what their own rooms hold.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import combinations
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q

from samsyn.office.access import Actor, Linked, is_any_of, linked, visible_to
from samsyn.office.incidents.models import IncidentLink, Involvement
from samsyn.office.people.models import PersonTie
from samsyn.vocabulary.claims import COUNTING_FOR_NOTHING
from samsyn.vocabulary.incidents import IncidentStatus, InvolvementRole, SuspicionGrade
from samsyn.vocabulary.people import Standing, TieKind

LOOKED_BACK: Final = timedelta(days=3 * 365)  # suspicions older than this tie nobody
OLD_AFTER: Final = timedelta(days=365)
SUSPECTED_TOGETHER: Final = "suspected_together"
KINDS: Final = (
    TieKind.CONFLICT.value,
    SUSPECTED_TOGETHER,
    TieKind.CO_OFFENDING.value,
    TieKind.FAMILY.value,
    TieKind.FRIEND.value,
)

Pair = tuple[UUID, UUID]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Two people and all that ties them, kinds in the order of `KINDS`."""

    first: UUID
    second: UUID
    kinds: tuple[str, ...]
    latest: date  # when the newest of it happened or was last confirmed
    is_old: bool


def contacts_on(
    actor: Actor, day: date, *, zone: ZoneInfo, same: Linked, of: Set[UUID] | None = None
) -> list[Contact]:
    """Return the contacts that hold on a day, as known now, in a steady order.

    `same` says which records of several rooms are of one person; `of` asks for the contacts of
    these people alone.
    """
    records = None if of is None else same.all_of(of)
    known: dict[Pair, dict[str, date]] = defaultdict(dict)
    for first, second, kind, latest in (
        *_recorded_ties(actor, day, records),
        *_suspected_together(actor, day, zone, records),
    ):
        one, other = same.standing_for(first), same.standing_for(second)
        if one != other and (of is None or one in of or other in of):
            kinds = known[min(one, other), max(one, other)]
            kinds[kind] = max(latest, kinds.get(kind, latest))
    return [_contact(pair, kinds, day) for pair, kinds in sorted(known.items())]


def _contact(pair: Pair, kinds: Mapping[str, date], day: date) -> Contact:
    latest = max(kinds.values())
    return Contact(
        first=pair[0],
        second=pair[1],
        kinds=tuple(sorted(kinds, key=KINDS.index)),
        latest=latest,
        is_old=day - latest > OLD_AFTER,
    )


def ties_seen(actor: Actor) -> int:
    """Return how many recorded ties the reader sees, of whatever day."""
    return visible_to(actor, PersonTie.objects).count()


def _recorded_ties(
    actor: Actor, day: date, of: Set[UUID] | None
) -> Iterable[tuple[UUID, UUID, str, date]]:
    either_end = Q() if of is None else Q(is_any_of("person_id", of)) | Q(is_any_of("other_id", of))
    rows = (
        visible_to(actor, PersonTie.objects)
        .filter(
            either_end,
            person__standing=Standing.IN_SCOPE.value,
            other__standing=Standing.IN_SCOPE.value,
        )
        .exclude(status__in=COUNTING_FOR_NOTHING)
        .filter(Q(since__isnull=True) | Q(since__lte=day))
        .filter(Q(until__isnull=True) | Q(until__gt=day))
        .values_list("person_id", "other_id", "kind", "last_confirmed_on")
    )
    return ((first, second, kind, min(latest, day)) for first, second, kind, latest in rows)


def _suspected_together(
    actor: Actor, day: date, zone: ZoneInfo, of: Set[UUID] | None
) -> Iterator[tuple[UUID, UUID, str, date]]:
    before = datetime.combine(day + timedelta(days=1), time.min, zone)
    rows = (
        visible_to(actor, Involvement.objects)
        .filter(role=InvolvementRole.SUSPECT.value, person__isnull=False)
        .exclude(suspicion=SuspicionGrade.CLEARED.value)
        .exclude(status__in=COUNTING_FOR_NOTHING)
        .exclude(incident__status=IncidentStatus.OUT_OF_SCOPE.value)
        .filter(incident__earliest_at__gte=before - LOOKED_BACK, incident__earliest_at__lt=before)
        .order_by("incident_id", "person_id", "pk")
    )
    incidents = linked(actor, IncidentLink)
    if of is not None:
        theirs = rows.filter(is_any_of("person_id", of)).values_list("incident_id", flat=True)
        rows = rows.filter(is_any_of("incident_id", incidents.all_of(theirs)))
    together: dict[UUID, set[UUID]] = defaultdict(set)
    days: dict[UUID, date] = {}
    for incident_id, at, person_id in rows.values_list(
        "incident_id", "incident__earliest_at", "person_id"
    ):
        one = incidents.standing_for(incident_id)
        together[one].add(person_id)
        days[one] = max(days.get(one, date.min), at.astimezone(zone).date())
    for incident, people in together.items():
        happened = days[incident]
        for first, second in combinations(sorted(people), 2):
            yield first, second, SUSPECTED_TOGETHER, happened
