"""Monitoring, power and a simulated world as pictures."""

from collections.abc import Sequence
from math import inf

from samsyn import formats
from samsyn.analysis.monitoring.power import Clock
from samsyn.analysis.uncertainty.expected_range import ExpectedRange, TooFew, expected_range
from samsyn.analysis.uncertainty.rate_ratios import RateRatio
from samsyn.charts.curve import Grown, curve
from samsyn.charts.drawing import Chart
from samsyn.charts.estimates import Estimated, Measured, estimates
from samsyn.charts.series import Course, series
from samsyn.charts.words import gettext as _
from samsyn.charts.words import page_language

_CLOCK_LEVEL = 0.8  # from one draw of ten to nine


def ratio_title(ratio: RateRatio, since: str) -> str:
    """Return a place beside itself before the start, in a sentence that claims no effect."""
    if ratio.ratio is None:
        return _("Nothing was counted before %(since)s: no ratio can be had.") % {"since": since}
    low, value, high = (
        _("no limit") if end == inf else formats.number(end, decimals=2, language=page_language())
        for end in (ratio.low, ratio.ratio, ratio.high)
    )
    return _(
        "Since %(since)s the rate is %(value)s times that before (%(low)s to %(high)s);"
        " no effect until it is compared with other places."
    ) % {"since": since, "value": value, "low": low, "high": high}


def ratio_chart(ratio: RateRatio, *, told: str = "") -> Chart:
    """Draw one rate ratio with its interval, held against no change."""
    row = Estimated(
        name=_("Since the start"),
        value=ratio.ratio,
        interval=None if ratio.ratio is None else (ratio.low, ratio.high),
        told=told or (_("No ratio can be had") if ratio.ratio is None else ""),
    )
    measured = Measured(name=_("Ratio (1 is no difference)"), neutral=1.0, level=ratio.level)
    return estimates([row], measured)


def counts_chart(
    periods: Sequence[str], counts: Sequence[int], start: int, *, measure: str
) -> Chart:
    """Draw monthly counts beside the range that a month would lie in as before.

    Where there is too little before the start for a range, the counts stand alone.
    """
    usual = _usual(counts[:start])
    length = len(counts)
    return series(
        Course(
            periods=periods,
            seen=tuple(counts),
            expected=(usual.mean,) * length if usual else (),
            low=(usual.low,) * length if usual else (),
            high=(usual.high,) * length if usual else (),
            start=start,
            start_label=_("The programme begins"),
            seen_name=_("Seen"),
            expected_name=_("Mean before the start"),
            range_name=_("Where 95 of 100 months lie as before"),
        ),
        measure=measure,
    )


def _usual(before: Sequence[int]) -> ExpectedRange | None:
    try:
        return expected_range(before, [1.0] * len(before), ahead=1.0)
    except TooFew:
        return None


def clock_title(clock: Clock, ratio: float) -> str:
    """Return in a sentence when a rate ratio could be told from chance."""
    told = {
        "ratio": formats.number(ratio, decimals=2, language=page_language()),
        "months": clock.middle,
    }
    if clock.middle is None:
        return _("A rate ratio of %(ratio)s can probably never be told in this way.") % told
    return _("A rate ratio of %(ratio)s takes about %(months)s months to tell.") % told


def clock_charts(clock: Clock) -> list[Chart]:
    """Draw the month in which an answer is there: its range, and the chance by each month.

    Where half of the draws never give one, the range is left out: there is no month to show.
    """
    never = formats.number(100 * clock.never, language=page_language())
    row = Estimated(
        name=_("An answer after"),
        value=clock.middle,
        interval=None
        if clock.middle is None or clock.earliest is None
        else (clock.earliest, inf if clock.latest is None else clock.latest),
        told=_("Never in %(share)s of 100") % {"share": never},
    )
    known = [(float(month), share) for month, share in enumerate(clock.known_by, start=1)]
    months = Measured(name=_("Months since the start"), level=_CLOCK_LEVEL)
    return [
        *([estimates([row], months)] if row.is_drawn else []),
        curve(
            Grown(
                points=[(0.0, 0.0), *((month, 100 * share) for month, share in known)],
                along=_("Months since the start"),
                measure=_("Chance in 100 that the answer is there"),
                most=100.0,
            )
        ),
    ]


def world_title(true_ratio: float) -> str:
    """Return the known effect of a simulated world in a sentence."""
    ratio = formats.number(true_ratio, decimals=2, language=page_language())
    return _("A simulated world: the true rate ratio after the start is %(ratio)s.") % {
        "ratio": ratio
    }


def world_chart(
    periods: Sequence[str], seen: Sequence[float], without: Sequence[float], start: int
) -> Chart:
    """Draw a simulated world with and without programme. Both are known; nothing is estimated."""
    return series(
        Course(
            periods=periods,
            seen=seen,
            expected=without,
            start=start,
            start_label=_("The programme begins"),
            seen_name=_("With programme"),
            expected_name=_("Without programme (known)"),
        ),
        measure=_("Incidents a month"),
    )
