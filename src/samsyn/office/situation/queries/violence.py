"""Incidents that the reader may see: how many on each day ever, and each of the last weeks."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import TruncDate

from samsyn.office.access import Actor, Linked, is_any_of, linked, once, visible_to
from samsyn.office.groups.queries.names import names_as_one
from samsyn.office.incidents.grounds import meets_criteria
from samsyn.office.incidents.models import Incident, IncidentGroup, IncidentLink
from samsyn.vocabulary.claims import COUNTING_FOR_NOTHING
from samsyn.vocabulary.incidents import IncidentKind, IncidentStatus, worst_harm

_COLUMNS: Final = (
    *("pk", "room_id", "kind", "earliest_at", "time_precision", "day", "last_day"),
    *("area", "hides_place", "dead", "injured", "harm_known", "status", "review_again"),
    *("has_traces", "independent_witnesses", "lawful_or_accidental"),
)
LONGEST_SPAN: Final = timedelta(days=7)  # beyond this an incident stands in no week


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCount:
    """How many incidents began between two days, both included; mostly the same day."""

    first: date
    last: date
    incidents: int
    unreviewed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownSide:
    """A group's part in an incident, with how certain that is."""

    group_id: UUID
    group_name: str
    side: str
    certainty: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownIncident:
    """One incident as a row of the page. `last_day` differs from `day` where time is unsure."""

    incident_id: UUID
    room_ids: tuple[int, ...]  # the record's own room first, then those that hold a copy
    kind: str
    at: datetime
    precision: str
    day: date
    last_day: date
    area: str
    harm: str
    dead: int
    injured: int
    status: str
    lacks_confirmation: bool
    review_again: bool  # a suspect has been cleared since the review
    sides: tuple[ShownSide, ...]

    @property
    def is_vague(self) -> bool:
        """Whether the day is too unsure to put the incident in a week."""
        return self.last_day - self.day > LONGEST_SPAN

    @property
    def is_unreviewed(self) -> bool:
        """Whether nobody has said yet if a group was involved."""
        return self.status == IncidentStatus.REPORTED


def in_scope(actor: Actor, one: Linked) -> QuerySet[Incident]:
    """Return the visible incidents that count as violence of this work, each once."""
    rows = (
        visible_to(actor, Incident.objects)
        .exclude(status=IncidentStatus.OUT_OF_SCOPE.value)
        .exclude(kind=IncidentKind.OTHER.value)
    )
    return once(rows, one)


def day_counts(actor: Actor, *, zone: ZoneInfo, now: datetime) -> list[DayCount]:
    """Return the counts of every day with incidents, oldest first."""
    rows = (
        in_scope(actor, linked(actor, IncidentLink))
        .filter(earliest_at__lte=now)
        .annotate(
            first=TruncDate("earliest_at", tzinfo=zone), last=TruncDate("latest_at", tzinfo=zone)
        )
        .values("first", "last")
        .annotate(
            incidents=Count("pk"),
            unreviewed=Count("pk", filter=Q(status=IncidentStatus.REPORTED.value)),
        )
        .order_by("first", "last")
    )
    return [DayCount(**row) for row in rows]


def incidents_between(
    actor: Actor,
    days: tuple[date, date],
    *,
    zone: ZoneInfo,
    now: datetime,
    same: Linked,
) -> list[ShownIncident]:
    """Return the incidents that began between two days, both included, newest first.

    `same` says which records of several rooms are of one group.
    """
    since = datetime.combine(days[0], time.min, zone)
    before = datetime.combine(days[1] + timedelta(days=1), time.min, zone)
    one = linked(actor, IncidentLink)
    rows = list(
        in_scope(actor, one)
        # The second says no more, but the end of an incident is what an index is sorted by.
        .filter(earliest_at__gte=since, latest_at__gte=since)
        .filter(earliest_at__lt=before, earliest_at__lte=now)
        .annotate(day=TruncDate("earliest_at", tzinfo=zone))
        .annotate(last_day=TruncDate("latest_at", tzinfo=zone))
        .order_by("-earliest_at", "pk")
        .values_list(*_COLUMNS, named=True)
    )
    room_of = _rooms_of(actor, one.all_of(row.pk for row in rows))
    sides = _sides_of(actor, room_of, same)
    shown = []
    for row in rows:
        records = [pk for pk in one.others_than(row.pk) if pk in room_of]
        rooms = dict.fromkeys((row.room_id, *(room_of[pk] for pk in records)))
        shown.append(_shown(row, _together((row.pk, *records), sides), tuple(rooms)))
    return shown


def _rooms_of(actor: Actor, incident_ids: Iterable[UUID]) -> Mapping[UUID, int]:
    """Return the rooms of these records, as far as they count."""
    rows = visible_to(actor, Incident.objects).filter(is_any_of("pk", incident_ids))
    counting = rows.exclude(status=IncidentStatus.OUT_OF_SCOPE.value)
    return dict(counting.values_list("pk", "room_id"))


def _together(
    records: Iterable[UUID], sides: Mapping[UUID, Sequence[ShownSide]]
) -> Sequence[ShownSide]:
    """Return what the records say; where several speak of a group, the first."""
    found: dict[tuple[UUID, str], ShownSide] = {}
    for record in records:
        for side in sides.get(record, ()):
            found.setdefault((side.group_id, side.side), side)
    return tuple(found.values())


def _sides_of(
    actor: Actor, incident_ids: Iterable[UUID], same: Linked
) -> dict[UUID, Sequence[ShownSide]]:
    names = names_as_one(actor, same)
    sides: dict[UUID, list[ShownSide]] = defaultdict(list)
    for incident_id, group_id, name, side, certainty in (
        visible_to(actor, IncidentGroup.objects)
        .filter(is_any_of("incident", incident_ids))
        .exclude(status__in=COUNTING_FOR_NOTHING)
        .order_by("group__sort_key", "group_id", "side", "pk")
        .values_list("incident_id", "group_id", "group__working_name", "side", "certainty")
    ):
        sides[incident_id].append(
            ShownSide(
                group_id=same.standing_for(group_id),
                group_name=names.get(group_id, name),
                side=side,
                certainty=certainty,
            )
        )
    return dict(sides)


# The row has the columns of `_COLUMNS`, which only Django knows the types of.
def _shown(row: Any, sides: Sequence[ShownSide], rooms: tuple[int, ...]) -> ShownIncident:
    is_confirmed = row.status == IncidentStatus.CONFIRMED or meets_criteria(
        has_traces=row.has_traces,
        independent_witnesses=row.independent_witnesses,
        lawful_or_accidental=row.lawful_or_accidental,
    )
    return ShownIncident(
        incident_id=row.pk,
        room_ids=rooms,
        kind=row.kind,
        at=row.earliest_at,
        precision=row.time_precision,
        day=row.day,
        last_day=row.last_day,
        area="" if row.hides_place else row.area,
        harm=worst_harm(row.dead, row.injured, is_known=row.harm_known).value,
        dead=row.dead,
        injured=row.injured,
        status=row.status,
        lacks_confirmation=row.kind == IncidentKind.SHOOTING and not is_confirmed,
        review_again=row.review_again,
        sides=tuple(sides),
    )
