"""Any answer of evaluation as pictures: the estimate with its interval, the course with its start.

Without an interval no dot is drawn, and the expected course only with its gap before the start.
"""

from collections.abc import Sequence
from math import isfinite

from samsyn import formats
from samsyn.analysis.evaluation import Estimate, Trial
from samsyn.charts.drawing import Chart
from samsyn.charts.estimates import Estimated, Measured, estimates
from samsyn.charts.ranks import ranks
from samsyn.charts.series import Course, series
from samsyn.charts.words import gettext as _
from samsyn.charts.words import ngettext, page_language


def evaluation_charts(found: Estimate, of: Trial, *, outcome: str, name: str = "") -> list[Chart]:
    """Draw the estimate, and the course of the treated places with what was expected instead.

    `name` stands beside the estimate; else the method's.
    """
    return [_estimate(found, name), series(_course(found, of), measure=outcome)]


def evaluation_title(found: Estimate, of: Trial) -> str:
    """Return the estimate in a sentence, with its interval or the lack of one."""
    return _("%(places)s since %(start)s, %(measure)s: %(estimate)s") % {
        "places": ", ".join(of.units[place] for place in of.treated[:3])
        + ("…" if len(of.treated) > 3 else ""),  # noqa: PLR2004  as many as are named
        "start": of.periods[of.start],
        "measure": _measure(found).lower(),
        "estimate": _told(found),
    }


def estimate_in_words(found: Estimate) -> str:
    """Return what is estimated, the estimate, its interval and its p-value, without a full stop."""
    return _("%(measure)s: %(estimate)s, %(p)s") % {
        "measure": _measure(found),
        "estimate": _told(found),
        "p": _p(found.p_value),
    }


def placebo_chart(found: Estimate) -> Chart | None:
    """Draw the place's estimate among those of the placebos, None where there are none."""
    return (
        ranks(
            found.estimate,
            found.placebos,
            Measured(name=_measure(found), neutral=1.0 if found.is_ratio else 0.0),
        )
        if found.placebos
        else None
    )


def evaluation_sentences(found: Estimate) -> list[str]:
    """Return that it is no effect by itself, and how many warnings stand with the answer."""
    said = [_("It is an effect only if what the method assumes is true; the answer lists it.")]
    if found.warnings:
        said.append(
            ngettext(
                "%(count)s warning stands with the answer: read it first.",
                "%(count)s warnings stand with the answer: read them first.",
                len(found.warnings),
            )
            % {"count": len(found.warnings)}
        )
    return said


def _estimate(found: Estimate, name: str) -> Chart:
    row = Estimated(
        name=name or _("Method: %(method)s") % {"method": found.method},
        value=found.estimate,
        interval=found.interval,
        told=_p(found.p_value) if found.interval else _("No interval can be had"),
    )
    neutral = 1.0 if found.is_ratio else 0.0
    return estimates([row], Measured(name=_measure(found), neutral=neutral, level=found.level))


def _measure(found: Estimate) -> str:
    if found.method == "wdd":
        return _("Change in all")
    return _("Ratio (1 is no difference)") if found.is_ratio else _("Change a period")


def _told(found: Estimate) -> str:
    value = _number(found.estimate)
    if found.interval is None:
        return _("%(value)s; no interval can be had") % {"value": value}
    low, high = (_number(end) for end in found.interval)
    return _("%(value)s (%(low)s to %(high)s)") % {"value": value, "low": low, "high": high}


def _course(found: Estimate, of: Trial) -> Course:
    seen = tuple(of.course.tolist())
    expected = _expected(found, seen)
    low, high, name = _range(found, expected)
    return Course(
        periods=of.periods,
        seen=seen,
        expected=expected if low else (),
        low=low,
        high=high,
        range_from=of.start,
        start=of.start,
        start_label=_("The programme begins"),
        seen_name=_("Seen"),
        expected_name=_("Expected without programme"),
        range_name=name,
    )


def _expected(found: Estimate, seen: Sequence[float]) -> tuple[float, ...]:
    if len(found.gaps) != len(seen):
        return ()
    return tuple(value - gap for value, gap in zip(seen, found.gaps, strict=True))


def _range(
    found: Estimate, expected: Sequence[float]
) -> tuple[tuple[float, ...], tuple[float, ...], str]:
    """Return the range of the expected course: by the interval, else by the gap before."""
    if not expected:
        return (), (), ""
    below = above = found.pre_fit or 0.0
    name = _("As far as it lay apart before the start")
    if found.interval and not found.is_ratio:
        # The effect's interval turned round: a larger fall means that more was expected.
        below = max(found.interval[1] - found.estimate, 0.0)
        above = max(found.estimate - found.interval[0], 0.0)
        name = _("Range of the average after the start")
    elif not found.pre_fit:
        return (), (), ""
    low, high = (value - below for value in expected), (value + above for value in expected)
    return tuple(low), tuple(high), name


def _p(value: float | None) -> str:
    if value is None:
        return _("no p-value")
    return _("p %(p)s") % {"p": formats.number(value, decimals=3, language=page_language())}


def _number(value: float) -> str:
    if not isfinite(value):
        return _("no limit")
    decimals = 2 if abs(value) < 100 else 0  # noqa: PLR2004  three figures are enough
    return formats.number(value, decimals=decimals, language=page_language())
