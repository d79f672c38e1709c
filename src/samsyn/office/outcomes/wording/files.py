"""What is wrong with a file of a series, row by row."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from samsyn.interchange.series import SeriesReading, SeriesRow
from samsyn.office.outcomes.wording.names import period_name
from samsyn.vocabulary.outcomes import Period


def row_sentence(row: SeriesRow) -> str:
    """Return what is wrong with a row and what to do, '' if nothing is."""
    return _of_row(row.told).get(row.fault, "")


def _of_row(told: Mapping[str, str | int]) -> dict[str, str]:
    given = {"text": told.get("text", ""), "row": told.get("row", "")}
    return {
        "no_period": _(
            '"%(text)s" is no period. Write 2024-03, 2024-Q1 or 2024, as the series is counted.'
        )
        % given,
        "other_period": _('"%(text)s" is another kind of period than this series has.') % given,
        "not_over": _("The period was not over on the day the values were known. Take it out."),
        "no_value": _("There is no value. Write 0 where nothing happened."),
        "not_a_number": _('"%(text)s" is not a number. Write figures only.') % given,
        "negative": _('"%(text)s" is negative. A value is 0 or more.') % given,
        "not_whole": _('"%(text)s" is not a whole number of events.') % given,
        "too_high": _('"%(text)s" is higher than this can be.') % given,
        "one_limit": _("One limit is missing. Give both, or none."),
        "outside_limits": _("The value does not lie between its limits."),
        "twice": _("The period stands in row %(row)s already. Keep one of them.") % given,
    }


def missing_sentence(period: Period, first: date) -> str:
    """Return that a period is missing."""
    return _("%(period)s is missing. Write 0 where nothing happened.") % {
        "period": period_name(period, first)
    }


def file_sentence(reading: SeriesReading) -> str:
    """Return what is wrong with a file as a whole, '' if nothing is."""
    column = str(reading.told.get("column", ""))
    columns = {"period": _("the period"), "value": _("the value")}
    given = {"column": columns.get(column, column), "limit": reading.told.get("limit", "")}
    return {
        "no_column": _(
            "No column for %(column)s was found. Write the names of the columns below the file."
        )
        % given,
        "no_rows": _("No row of the file has what is asked for."),
        "too_many": _("The file has more than %(limit)s periods. Split it.") % given,
    }.get(reading.fault, "")
