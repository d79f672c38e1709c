"""Groups in focus: with violence in 90 days, in conflict, or with a roster due for review."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from django.db.models import Q

from samsyn.office.access import Actor, Linked, visible_to
from samsyn.office.groups.models import Group, GroupRelation
from samsyn.office.groups.queries.names import names_as_one
from samsyn.office.situation.queries.rosters import RosterDue
from samsyn.office.situation.queries.violence import ShownIncident
from samsyn.vocabulary.claims import COUNTING_FOR_NOTHING
from samsyn.vocabulary.groups import RelationKind, RelationState

VIOLENCE_WINDOW: Final = timedelta(days=90)
LIVE_STATES: Final = (RelationState.ACTIVE.value, RelationState.SUSPECTED.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictWith:
    """A live dispute seen from one of its groups."""

    other_name: str
    certainty: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FocusGroup:
    """One group with why it is in focus. A fact about the group, never about a person."""

    group_id: UUID
    name: str
    room_ids: tuple[int, ...]
    mapped_on: date | None
    incidents: tuple[ShownIncident, ...]  # of the last 90 days, newest first
    conflicts: tuple[ConflictWith, ...]
    to_review: int

    @property
    def latest(self) -> date:
        """The day of its latest violence, or the first day of all if there is none."""
        return self.incidents[0].day if self.incidents else date.min


def focus_groups(
    actor: Actor,
    *,
    incidents: Sequence[ShownIncident],
    rosters: Sequence[RosterDue],
    until: date,
    same: Linked,
) -> list[FocusGroup]:
    """Return the groups in focus on a day, the ones with the latest violence first, then by name.

    `incidents` are newest first and may reach further back than 90 days; `same` says which
    records of several rooms are of one group.
    """
    violence = _violence(incidents, since=until - VIOLENCE_WINDOW)
    conflicts = _conflicts(actor, until, same)
    to_review: Counter[UUID] = Counter()
    for one in rosters:
        to_review[same.standing_for(one.group_id)] += one.to_review
    rows = (
        visible_to(actor, Group.objects)
        .filter(pk__in=same.all_of(violence.keys() | conflicts.keys() | to_review.keys()))
        .order_by("sort_key", "room", "pk")
    )
    together: dict[UUID, list[Group]] = defaultdict(list)
    for row in rows:
        together[same.standing_for(row.pk)].append(row)
    for group_id, records in together.items():
        records.sort(key=lambda row: row.pk != group_id)
    found = [
        FocusGroup(
            group_id=records[0].pk,
            name=records[0].working_name,
            room_ids=tuple(dict.fromkeys(record.room_id for record in records)),
            mapped_on=max((day for one in records if (day := one.mapped_on)), default=None),
            incidents=tuple(violence.get(group_id, ())),
            conflicts=tuple(conflicts.get(group_id, ())),
            to_review=to_review[group_id],
        )
        for group_id, records in together.items()
    ]
    return sorted(found, key=lambda group: group.latest, reverse=True)


def _violence(
    incidents: Iterable[ShownIncident], *, since: date
) -> dict[UUID, list[ShownIncident]]:
    found: dict[UUID, list[ShownIncident]] = defaultdict(list)
    for incident in incidents:
        if incident.day > since and not incident.is_vague:
            for group_id in dict.fromkeys(side.group_id for side in incident.sides):
                found[group_id].append(incident)
    return found


def _conflicts(actor: Actor, on: date, same: Linked) -> dict[UUID, list[ConflictWith]]:
    found: dict[UUID, list[ConflictWith]] = defaultdict(list)
    seen: set[frozenset[UUID]] = set()
    names = names_as_one(actor, same)
    rows = (
        visible_to(actor, GroupRelation.objects)
        .filter(kind=RelationKind.DISPUTE.value, state__in=LIVE_STATES)
        .exclude(status__in=COUNTING_FOR_NOTHING)
        .filter(Q(since__isnull=True) | Q(since__lte=on))
        .filter(Q(until__isnull=True) | Q(until__gt=on))
        .order_by("pk")
        .values_list(
            "group_id", "group__working_name", "other_id", "other__working_name", "certainty"
        )
    )
    for group_id, name, other_id, other_name, certainty in rows:
        first, second = same.standing_for(group_id), same.standing_for(other_id)
        if frozenset((first, second)) in seen:
            continue
        seen.add(frozenset((first, second)))
        for one, other, called in ((first, other_id, other_name), (second, group_id, name)):
            called_as_one = names.get(other, called)
            found[one].append(ConflictWith(other_name=called_as_one, certainty=certainty))
    return found
