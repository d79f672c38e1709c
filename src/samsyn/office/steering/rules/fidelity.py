"""Whether each core element is kept up: last done, next due, and this quarter beside the last.

Only facts count. Where the reader's rooms hold none because nobody records them, the answer is
that it is unknown, which is another thing than never.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from samsyn.office.steering.rules.days import add_months
from samsyn.vocabulary.steering import CoreElement, FidelityState, Trend

PERIOD: Final = timedelta(days=90)
ENOUGH: Final = 5  # in both quarters together; fewer say nothing of a trend
_DAYS: Final[Mapping[CoreElement, int]] = {
    CoreElement.INCIDENT_REVIEW: 7,
    CoreElement.MEETINGS: 7,
    CoreElement.TALKS: 30,
    CoreElement.HELP: 30,
}
_MONTHS: Final[Mapping[CoreElement, int]] = {
    CoreElement.MAPPING: 3,
    CoreElement.CALL_IN: 12,
    CoreElement.STEERING: 1,
    CoreElement.REPORT_BACK: 3,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How one core element stands on a day."""

    element: CoreElement
    state: FidelityState
    last_on: date | None = None
    due_on: date | None = None
    recent: int = 0  # in the last 90 days
    earlier: int = 0  # in the 90 days before
    trend: Trend | None = None


def due_after(element: CoreElement, last: date) -> date | None:
    """Return when an element is due again; None for what follows on violence alone."""
    if element in _DAYS:
        return last + timedelta(days=_DAYS[element])
    if element in _MONTHS:
        return add_months(last, _MONTHS[element])
    return None


def reading_of(
    element: CoreElement,
    done: Iterable[date] | None,
    *,
    today: date,
    due: date | None = None,
) -> Reading:
    """Return how an element stands. `done` is the days it was done, None if nobody records it.

    `due` is given where another rule says when the element is due again.
    """
    if done is None:
        return Reading(element=element, state=FidelityState.UNKNOWN)
    days = [day for day in done if day <= today]
    if not days:
        return Reading(element=element, state=FidelityState.NEVER, due_on=due)
    last = max(days)
    again = due or due_after(element, last)
    recent, earlier = _counted(days, today)
    return Reading(
        element=element,
        state=FidelityState.OVERDUE if again and again < today else FidelityState.KEPT_UP,
        last_on=last,
        due_on=again,
        recent=recent,
        earlier=earlier,
        trend=trend_of(recent, earlier),
    )


def trend_of(recent: int, earlier: int) -> Trend:
    """Return how two equal periods stand to each other; few say nothing."""
    if recent + earlier < ENOUGH:
        return Trend.TOO_FEW
    if recent == earlier:
        return Trend.SAME
    return Trend.MORE if recent > earlier else Trend.FEWER


def _counted(days: list[date], today: date) -> tuple[int, int]:
    recent = sum(today - PERIOD < day for day in days)
    earlier = sum(today - 2 * PERIOD < day <= today - PERIOD for day in days)
    return recent, earlier
