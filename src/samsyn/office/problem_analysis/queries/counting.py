"""Incidents of a period, each once, as what they are counted by. No person is read."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from samsyn.office.access import Actor, linked, visible_to
from samsyn.office.incidents.models import Incident, IncidentLink
from samsyn.office.problem_analysis.rules import Row
from samsyn.office.releases.rules import Involved, analysed_cell
from samsyn.vocabulary.incidents import IncidentKind, IncidentStatus, MemberInvolved

SPANS, HOURS = 8, 3
_REVIEWED: Final = (IncidentStatus.REVIEWED.value, IncidentStatus.CONFIRMED.value)
_YES: Final = (MemberInvolved.CONFIRMED.value, MemberInvolved.LIKELY.value)
_COLUMNS: Final = (
    *("pk", "earliest_at", "latest_at", "area", "kind", "weapon", "dead", "injured"),
    *("harm_known", "status", "member_involved", "hides_place"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """One incident. `span` is its day of the week and its three hours, None where not known."""

    month: str
    area: str  # '' where it is not known, or not to be told
    kind: str
    weapon: str
    dead: int
    injured: int
    harm_known: bool
    is_reviewed: bool
    involved: str  # yes, no or unknown
    span: tuple[int, int] | None


def counted_incidents(actor: Actor, first: date, last: date, *, zone: ZoneInfo) -> list[Counted]:
    """Return the violence from one day to another, both included, as the actor's rooms have it."""
    same = linked(actor, IncidentLink)
    rows = (
        visible_to(actor, Incident.objects)
        .exclude(status=IncidentStatus.OUT_OF_SCOPE.value)
        .exclude(kind=IncidentKind.OTHER.value)
        .filter(earliest_at__gte=datetime.combine(first, time.min, zone))
        .filter(earliest_at__lt=datetime.combine(last + timedelta(days=1), time.min, zone))
        .order_by("recorded_at", "pk")
        .values_list(*_COLUMNS, named=True)
    )
    records: dict[UUID, list[Any]] = defaultdict(list)
    for row in rows:
        records[same.standing_for(row.pk)].append(row)
    return [_counted(held, zone) for held in records.values()]


# Rows have the columns of `_COLUMNS`, which only Django knows the types of.
def _counted(records: Sequence[Any], zone: ZoneInfo) -> Counted:
    first = records[0]
    hides = any(row.hides_place for row in records)
    return Counted(
        month=f"{first.earliest_at.astimezone(zone):%Y-%m}",
        area="" if hides else _said(row.area for row in records),
        kind=first.kind,
        weapon=_said(row.weapon for row in records),
        dead=max(row.dead for row in records),
        injured=max(row.injured for row in records),
        harm_known=any(row.harm_known for row in records),
        is_reviewed=any(row.status in _REVIEWED for row in records),
        involved=_involved(row.member_involved for row in records),
        span=next((found for row in records if (found := _span(row, zone))), None),
    )


def _said(given: Iterable[str]) -> str:
    return next((one for one in given if one), "")


def _involved(given: Iterable[str]) -> str:
    said = next((one for one in given if one != MemberInvolved.UNKNOWN.value), "")
    return "unknown" if not said else "yes" if said in _YES else "no"


def _span(row: Any, zone: ZoneInfo) -> tuple[int, int] | None:
    """Return weekday and three hours if the whole of the known moment lies within them."""
    start, end = row.earliest_at.astimezone(zone), row.latest_at.astimezone(zone)
    if start.date() != end.date() or start.hour // HOURS != end.hour // HOURS:
        return None
    return start.weekday(), start.hour // HOURS


def rows_by(incidents: Iterable[Counted], names: Iterable[str]) -> tuple[Row, ...]:
    """Return a row for each name, the one with most incidents first; '' is left out."""
    held: dict[str, list[Counted]] = defaultdict(list)
    for one, name in zip(incidents, names, strict=True):
        if name:
            held[name].append(one)
    rows = [
        Row(
            name=name,
            incidents=len(found),
            reviewed=sum(one.is_reviewed for one in found),
            yes=sum(one.involved == "yes" for one in found),
            unknown=sum(one.involved == "unknown" for one in found),
        )
        for name, found in held.items()
    ]
    return tuple(sorted(rows, key=lambda row: (-row.incidents, row.name)))


def week_of(incidents: Iterable[Counted]) -> tuple[tuple[int, ...], ...]:
    """Return how many fell on each weekday and in each three hours."""
    found = Counter(one.span for one in incidents if one.span is not None)
    return tuple(tuple(found[day, span] for span in range(SPANS)) for day in range(7))


def cells_of(incidents: Iterable[Counted]) -> tuple[tuple[str, int], ...]:
    """Return the smallest counts, by month and area: with a member, without, and not known.

    No incident is in two of them, so that what can be told guards what is left when one count is
    taken from another.
    """
    cells: Counter[str] = Counter()
    for one in incidents:
        for said in Involved:
            cells[analysed_cell(said, one.month, one.area)] += one.involved == said
    return tuple(sorted(cells.items()))
