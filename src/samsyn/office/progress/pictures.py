"""The chart of a report: what was counted year by year, with a table that says the same."""

from collections.abc import Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from samsyn import charts
from samsyn.office.progress.rules import Violence, Year
from samsyn.office.progress.tables import drawn_years
from samsyn.office.progress.wording import count_text, year_name

FEWEST = 2  # years that a picture can show
MOST = 8  # the newest; the table has them all


def years(violence: Violence) -> charts.Chart | None:
    """Draw the whole years that are told, None where they are too few or one is withheld."""
    shown = drawn_years(violence)[-MOST:]
    if len(shown) < FEWEST:
        return None
    begun = violence.start_year
    columns = [
        charts.Column(
            year=one.year,
            name="",
            value=one.count or 0,
            is_after=begun is not None and one.year >= begun,
        )
        for one in shown
    ]
    chart = charts.columns(columns, measure=violence.name)
    return replace(chart, twin=table(violence.years), narrow_note="")


def table(rows: Sequence[Year]) -> charts.Twin:
    """Return the years as a table."""
    return charts.Twin(
        (_("Year"), _("Count")), tuple((year_name(one), count_text(one.count)) for one in rows)
    )
