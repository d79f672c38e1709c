"""The charts of the start page, and whether they can be drawn at all."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from django.utils.translation import gettext as _

from samsyn import charts
from samsyn.office.situation.queries import Overview
from samsyn.office.situation.tables import Quarter, per_year
from samsyn.office.situation.wording import kind_name

FEWEST_QUARTERS: Final = 3
MOST_IN_A_WEEK: Final = 20  # more marks than this in one week are a tower, not a picture
MOST_COLUMNS: Final = 24
MANY_EACH: Final = 100  # three figures need wider columns
MOST_WIDE_COLUMNS: Final = 16


def weeks(overview: Overview) -> charts.Chart | None:
    """Return every incident week by week, or None if there are none, or too many for marks."""
    placed = [each for each in overview.incidents if not each.is_vague]
    per_week = Counter((each.day.toordinal() - 1) // 7 for each in placed)  # day 1 was a Monday
    if not placed or max(per_week.values()) > MOST_IN_A_WEEK:
        return None
    marks = [
        charts.IncidentMark(day=each.day, kind=each.kind, harm=each.harm, name=kind_name(each.kind))
        for each in placed
    ]
    return charts.unit_dots(marks, until=overview.until, is_now=not overview.has_ended)


def quarters(counts: Sequence[tuple[Quarter, int]]) -> charts.Chart | None:
    """Return the newest quarters as columns, or None where there is no history to show."""
    if len(counts) < FEWEST_QUARTERS:
        return None
    is_wide = max(count for _quarter, count in counts) >= MANY_EACH
    newest = counts[-(MOST_WIDE_COLUMNS if is_wide else MOST_COLUMNS) :]
    return charts.columns(
        [
            charts.Column(year=quarter.year, name=str(quarter.number), value=count, is_after=True)
            for quarter, count in newest
        ],
        measure=_("Incidents per quarter"),
    )


def years(counts: Sequence[tuple[Quarter, int]]) -> charts.Twin:
    """Return the whole record as a table: a row a year, a column a quarter."""
    rows = []
    for year, numbers in per_year(counts):
        shown = ["\u2013" if number is None else str(number) for number in numbers]
        whole = sum(number or 0 for number in numbers)
        rows.append((str(year), *shown, str(whole)))
    columns = (_("Year"), *(_("Quarter %(number)s") % {"number": n} for n in (1, 2, 3, 4)))
    return charts.Twin((*columns, _("Whole year")), tuple(rows))
