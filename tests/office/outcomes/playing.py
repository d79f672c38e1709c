"""Series to play with, written as the pages write them, in Örebro's joint room."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from tests.office.groups.playing import room

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.outcomes import changes, queries
from samsyn.office.outcomes.changes import AnnotationPlan, IndicatorPlan, NewValue, VintagePlan
from samsyn.office.outcomes.queries import SeriesPage
from samsyn.vocabulary.outcomes import AnnotationKind, MeasureKind, OutcomeFamily, Period

JOINT = "orebro-joint"
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
TODAY = NOW.date()
__all__ = ["JOINT", "NOW", "TODAY", "room"]


def plan(**parts: Any) -> IndicatorPlan:
    given: dict[str, Any] = {
        "room_id": room(JOINT),
        "family": OutcomeFamily.VIOLENCE,
        "kind": MeasureKind.EVENTS,
        "period": Period.MONTH,
        "name": "Bekräftade skjutningar",
        "definition": "Skott med krutladdat vapen som lämnat spår eller har två vittnen.",
        "unit": "skjutningar",
        "source": "Polisen, lokal statistik",
        "area": "Örebro kommun",
        "starts_on": date(2024, 1, 1),
    }
    return IndicatorPlan(**{**given, **parts})


def indicator(actor: Actor, **parts: Any) -> UUID:
    with access.acting_as(actor):
        return changes.write_indicator(actor, plan(**parts), now=NOW)


def add(
    actor: Actor,
    indicator_id: UUID,
    first: date,
    counts: Sequence[float],
    *,
    as_of: date = TODAY,
    period: Period = Period.MONTH,
    now: datetime = NOW,
    origin: str = "",
) -> UUID:
    """Add values of periods that follow one another."""
    number = period.number(first)
    values = tuple(
        NewValue(first=period.at(number + place), value=Decimal(str(count)))
        for place, count in enumerate(counts)
    )
    given = VintagePlan(indicator_id=indicator_id, as_of=as_of, values=values, origin=origin)
    with access.acting_as(actor):
        return changes.add_vintage(actor, given, now=now)


def annotate(actor: Actor, indicator_id: UUID, **parts: Any) -> UUID:
    given: dict[str, Any] = {
        "indicator_id": indicator_id,
        "kind": AnnotationKind.EXCLUDED,
        "first": date(2023, 2, 1),
        "last": date(2023, 2, 1),
        "title": "Skolattacken",
        "reason": "Inte våld mellan grupper.",
    }
    with access.acting_as(actor):
        return changes.annotate(actor, AnnotationPlan(**{**given, **parts}), now=NOW)


def page(actor: Actor, indicator_id: UUID, *, as_of: date = TODAY) -> SeriesPage:
    with access.acting_as(actor):
        return queries.series_page(actor, indicator_id, as_of=as_of)
