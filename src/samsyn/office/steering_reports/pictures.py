"""The changes that were found, each with its interval, beside no change."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from samsyn import charts
from samsyn.office.steering_reports.wording.lines import SeriesLine


def changes(series: Sequence[SeriesLine]) -> charts.Chart | None:
    """Draw the change of each series that has one; None if none has."""
    drawn = [
        charts.Estimated(name=one.name, value=ratio, interval=(low, high))
        for one in series
        if one.interval
        for ratio, low, high in [one.interval]
        if ratio > 0 and low > 0
    ]
    if not drawn:
        return None
    return charts.estimates(
        drawn, charts.Measured(name=_("Rate after over rate before"), neutral=1.0, level=0.95)
    )
