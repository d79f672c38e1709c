"""The scorecard of each group, and the disputes that live. Counts of violence, never of people."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from math import isinf
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from samsyn.analysis.triggers import GroupCounts, group_counts
from samsyn.analysis.uncertainty import RateRatio
from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.coverage.queries import PERIOD, coverage
from samsyn.office.groups.models import GroupRelation
from samsyn.office.reviews.queries.of_consequences import rounds_by_group
from samsyn.office.reviews.queries.rooms import ReviewRoom
from samsyn.office.reviews.rules import Frozen, periods_until
from samsyn.office.sanctions.queries import TriggerShown, violence_of
from samsyn.vocabulary.claims import COUNTING_FOR_NOTHING
from samsyn.vocabulary.groups import RelationKind, RelationState
from samsyn.vocabulary.reviews import ReviewSection, Trend

_SLACK: Final = timedelta(days=40)  # how vague a time may be and still fall into twelve months


def group_lines(
    here: Actor,
    room: ReviewRoom,
    *,
    zone: ZoneInfo,
    at: datetime,
    triggers: Sequence[TriggerShown],
) -> Iterator[Frozen]:
    """Yield the scorecard of each group with violence in twelve months or an open round, by name.

    What counts is what the published scoring counts: acting, confirmed or likely.
    """
    periods = periods_until(at, zone)
    violence = violence_of(here, room.room_id, since=periods.months_12 - _SLACK, now=at)
    counts = group_counts(violence.events, periods)
    today = at.astimezone(zone).date()
    rounds = rounds_by_group(triggers)
    standing = {
        violence.stands[group]: state for group, state in rounds.items() if group in violence.stands
    }
    heard = _last_messages(here, today, zone) if room.is_joint else {}
    shown = sorted(counts.keys() | standing.keys(), key=lambda one: (violence.names[one], str(one)))
    for group in shown:
        yield Frozen(
            section=ReviewSection.GROUPS,
            group_id=group,
            facts={
                **_counted(counts.get(group)),
                "round": standing.get(group, ""),
                "message_on": _iso(heard.get(group)),
            },
        )


def dispute_lines(here: Actor, room_id: int, *, zone: ZoneInfo, at: datetime) -> Iterator[Frozen]:
    """Yield the disputes of the room that live, each pair of groups once."""
    rows = (
        access.visible_to(here, GroupRelation.objects)
        .filter(room=room_id, kind=RelationKind.DISPUTE.value)
        .exclude(status__in=COUNTING_FOR_NOTHING)
        .exclude(state=RelationState.CLOSED.value)
        .order_by("group__sort_key", "other__sort_key", "pk")
    )
    today = at.astimezone(zone).date()
    seen: set[frozenset[UUID]] = set()
    for row in rows:
        pair = frozenset((row.group_id, row.other_id))
        if pair in seen or (row.until is not None and row.until <= today):
            continue
        seen.add(pair)
        yield Frozen(
            section=ReviewSection.DISPUTES,
            group_id=row.group_id,
            other_id=row.other_id,
            facts={
                "state": row.state,
                "certainty": row.certainty,
                "since": _iso(row.since),
                "review_on": _iso(row.review_on),
            },
        )


def trend_of(found: RateRatio) -> Trend:
    """Return what the two counts say: nothing, where a halving and a doubling both are possible."""
    if found.is_too_few:
        return Trend.TOO_FEW
    if found.holds_no_change:
        return Trend.NO_SIGN
    return Trend.MORE if found.low > 1 else Trend.FEWER


def _counted(found: GroupCounts | None) -> dict[str, Any]:
    if found is None:
        return {"days_28": 0, "days_90": 0, "months_12": 0, "before": 0, "trend": "too_few"}
    ratio = found.trend
    return {
        "days_28": found.days_28,
        "days_90": found.days_90,
        "months_12": found.months_12,
        "before": ratio.earlier,
        "trend": trend_of(ratio).value,
        "ratio": None if ratio.ratio is None else round(ratio.ratio, 2),
        "low": round(ratio.low, 2),
        "high": None if isinf(ratio.high) else round(ratio.high, 2),
    }


def _last_messages(here: Actor, today: date, zone: ZoneInfo) -> Mapping[UUID, date | None]:
    """Return group -> when somebody of it last heard the message."""
    found = coverage(here, today=today, zone=zone).groups
    return {one.group_id: one.due_on - PERIOD if one.due_on else None for one in found}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
