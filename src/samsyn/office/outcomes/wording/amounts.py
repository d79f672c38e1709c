"""Changes between surveys, and what avoided events would have cost, in sentences."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from samsyn.office.outcomes.queries import Followed
from samsyn.office.outcomes.rules import Point
from samsyn.office.outcomes.tables import Avoided, NoCost, SurveyChange
from samsyn.office.outcomes.wording.names import number, period_name

_TENTH = 0.05  # points: less is written as none
_LARGE = 1_000  # of which figures are rounded to three digits


def survey_sentences(of: Followed, found: SurveyChange) -> Iterator[str]:
    """Yield both shares with their limits, the change, and what it says."""
    period = of.indicator.period
    for one in (found.earlier, found.later):
        yield _("%(period)s: %(share)s percent (%(low)s to %(high)s).%(asked)s") % {
            "period": period_name(period, one.first).capitalize(),
            "share": number(one.value, 1),
            "low": number((one.limits or (0, 0))[0], 1),
            "high": number((one.limits or (0, 0))[1], 1),
            "asked": _asked(one),
        }
    change = found.change
    yield _("The share is %(change)s (95 percent interval: %(low)s to %(high)s).") % {
        "change": _points(change.change),
        "low": _points(change.low),
        "high": _points(change.high),
    }
    yield (
        _("No change at all lies within the interval: two draws of people alone could do this.")
        if change.holds_no_change
        else _("Two draws of people alone hardly do this. What caused it is another question.")
    )


def cost_sentences(found: Avoided) -> list[str]:
    """Return the avoided cost as a range with what it rests on, or why none is told."""
    if found.why is not None:
        return [_NO_COST[found.why]()]
    if found.events is None or found.total is None or found.an_event is None:
        return []
    low, middle, high = found.an_event
    return [
        _("Avoided cost: between %(low)s and %(high)s %(unit)s, in the prices of %(year)s.")
        % {
            "low": _rounded(found.total[0]),
            "high": _rounded(found.total[1]),
            "unit": found.cost.unit,
            "year": found.year,
        },
        _(
            "It is the range of avoided events that the interval allows, %(few)s to %(many)s, times"
            " the range of one: %(low)s to %(high)s, in the middle %(middle)s (%(source)s)."
        )
        % {
            "few": number(found.events[0], 1),
            "many": number(found.events[1], 1),
            "low": _rounded(low),
            "high": _rounded(high),
            "middle": _rounded(middle),
            "source": found.cost.source,
        },
        _("It is no money in a budget, and an effect only if everything that must be true is so."),
    ]


_NO_COST = {
    NoCost.NO_RESULT: lambda: _("The plan has no result with an interval, so no cost is told."),
    NoCost.NOT_ESTABLISHED: lambda: _(
        "No fall is established: the interval holds no change, or a rise. No avoided cost is told."
    ),
    NoCost.NO_LIMIT: lambda: _(
        "How many events were avoided has no upper limit in these values. No avoided cost is told."
    ),
    NoCost.NO_RANGE: lambda: _("The cost has no range from its source yet. Write low and high."),
}


def _asked(one: Point) -> str:
    if not one.asked:
        return ""
    told = {"asked": number(one.asked), "effect": number(one.design_effect or 1, 1)}
    return " " + _("%(asked)s answered, design effect %(effect)s.") % told


def _points(change: float) -> str:
    points = 100 * change
    if abs(points) < _TENTH:
        return _("unchanged")
    told = {"points": number(abs(points), 1)}
    return (
        _("%(points)s percentage points lower") % told
        if points < 0
        else (_("%(points)s percentage points higher") % told)
    )


def _rounded(value: float) -> str:
    return number(float(f"{value:.3g}")) if value >= _LARGE else number(value, 1)
