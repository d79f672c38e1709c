"""Periods, values and percentages in the page's language."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from math import isinf
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samsyn import formats
from samsyn.office.outcomes.tables import Beside
from samsyn.office.ui import terms
from samsyn.office.ui.languages import active_language
from samsyn.vocabulary.outcomes import (
    AnnotationKind,
    MeasureKind,
    OutcomeFamily,
    Period,
    PlanMethod,
)

BESIDE: Final[Mapping[str, Promise]] = {
    Beside.OTHER: gettext_lazy("The series it is compared with"),
    Beside.ALONE: gettext_lazy("The place with itself alone"),
    Beside.SITES: gettext_lazy("Five such sites together"),
}


def all_words() -> dict[str, dict[str, str]]:
    """Return every word that the templates look up."""
    return {
        "families": terms.words(OutcomeFamily),
        "kinds": terms.words(MeasureKind),
        "periods": terms.words(Period),
        "annotations": terms.words(AnnotationKind),
        "methods": terms.words(PlanMethod),
    }


class _Say:
    """What the templates ask of the wording."""

    @staticmethod
    def period(period: Period, first: date, *, begins: bool = True) -> str:
        """Return a period by name."""
        return period_name(period, first, begins=begins)

    @staticmethod
    def value(value: Decimal) -> str:
        """Return a value without needless zeros."""
        return value_text(value)

    @staticmethod
    def change(ratio: float) -> str:
        """Return a rate ratio in words."""
        return moved(ratio)

    @staticmethod
    def ends(low: float, high: float) -> str:
        """Return the ends of an interval in words."""
        return between(low, high)


SAY = _Say()


def number(value: float | Decimal, decimals: int = 0) -> str:
    """Return a number as the page writes it."""
    return formats.number(value, decimals=decimals, language=active_language())


def value_text(value: Decimal) -> str:
    """Return a value without needless zeros."""
    plain = value.normalize()
    exponent = plain.as_tuple().exponent
    return number(value, decimals=max(0, -exponent) if isinstance(exponent, int) else 0)


def period_name(period: Period, first: date, *, begins: bool = True) -> str:
    """Return for example 'March 2024', 'quarter 1 of 2024' or '2024'."""
    if period is Period.MONTH:
        return formats.month(first, begins=begins, language=active_language())
    if period is Period.QUARTER:
        told = {"number": (first.month + 2) // 3, "year": first.year}
        return _("quarter %(number)s of %(year)s") % told
    return str(first.year)


def short_period(period: Period, first: date) -> str:
    """Return a period as it stands under a picture: 'mar 2024', '2024-Q1' or '2024'."""
    if period is Period.MONTH:
        return f"{formats.short_month(first, language=active_language())} {first.year}"
    return period.label(first)


def periods_count(period: Period, count: int) -> str:
    """Return for example '1 month' or '24 months'."""
    one, many = {
        Period.MONTH: (_("month"), _("months")),
        Period.QUARTER: (_("quarter"), _("quarters")),
        Period.YEAR: (_("year"), _("years")),
    }[period]
    return formats.counted(count, one, many, language=active_language())


def a_period(period: Period) -> str:
    """Return 'a month', 'a quarter' or 'a year', as in 'five a month'."""
    return {
        Period.MONTH: _("a month"),
        Period.QUARTER: _("a quarter"),
        Period.YEAR: _("a year"),
    }[period]


def moved(ratio: float) -> str:
    """Return a rate ratio in words: '37 percent lower', '8 percent higher', 'unchanged'."""
    if isinf(ratio):
        return _("higher without limit")
    percent = round(abs(ratio - 1) * 100)
    if not percent:
        return _("unchanged")
    told = {"percent": number(percent)}
    return (
        _("%(percent)s percent lower") % told
        if ratio < 1
        else (_("%(percent)s percent higher") % told)
    )


def between(low: float, high: float) -> str:
    """Return the two ends of an interval in words."""
    return _("%(low)s to %(high)s") % {"low": moved(low), "high": moved(high)}
