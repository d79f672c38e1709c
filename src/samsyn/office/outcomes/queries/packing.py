"""Every value of some series with the day it was known, for a result pack."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.outcomes.models import Observation


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """One value as somebody knew it. No value says that an earlier one no longer stood."""

    series: UUID
    first: date
    value: Decimal | None
    known_on: date
    origin: str


def known_values(actor: Actor, series: Iterable[UUID], *, as_of: date) -> tuple[Known, ...]:
    """Return all that was known of series on a day: by period, the newest of each first."""
    rows = (
        access.visible_to(actor, Observation.objects)
        .filter(vintage__indicator__in=[*series], vintage__as_of__lte=as_of)
        .order_by("vintage__indicator", "first", "-vintage__as_of", "-vintage__recorded_at", "pk")
        .values_list("vintage__indicator", "first", "value", "vintage__as_of", "vintage__origin")
    )
    return tuple(
        Known(series=pk, first=first, value=value, known_on=known_on, origin=origin)
        for pk, first, value, known_on, origin in rows
    )
