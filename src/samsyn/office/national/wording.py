"""What the pages of returns say of what was found."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samsyn import formats
from samsyn.analysis.uncertainty import Rate, Stands
from samsyn.office.national.rules import Quarter, ReturnText, SumTold, read_quarter
from samsyn.office.national.tables import Share, SiteRate
from samsyn.office.ui import terms
from samsyn.office.ui.languages import active_language
from samsyn.vocabulary.national import ReturnMeasure, ReturnStanding
from samsyn.vocabulary.outcomes import MeasureKind, OutcomeFamily, Period
from samsyn.vocabulary.steering import CoreElement, FidelityState, StartUpPhase, StartUpTask

WITHHELD: Final = gettext_lazy("Too few to be shown")
STANDING_TONES: Final[Mapping[str, str]] = {
    ReturnStanding.IN_TIME: "ok",
    ReturnStanding.LATE: "warn",
    ReturnStanding.MISSING: "danger",
    ReturnStanding.AWAITED: "plain",
}
FIDELITY_TONES: Final[Mapping[str, str]] = {
    FidelityState.KEPT_UP: "ok",
    FidelityState.OVERDUE: "danger",
    FidelityState.NEVER: "danger",
    FidelityState.UNKNOWN: "plain",
}
_STANDS: Final[Mapping[Stands, Promise]] = {
    Stands.FEWER: gettext_lazy("Fewer than chance gives at the common rate"),
    Stands.AS_EXPECTED: gettext_lazy("Within what chance gives at the common rate"),
    Stands.MORE: gettext_lazy("More than chance gives at the common rate"),
    Stands.TOO_FEW: gettext_lazy("Too few to say"),
}
_PERCENT: Final = 100


def all_words() -> dict[str, Mapping[str, str]]:
    """Return every word that the templates look up, by kind."""
    return {
        "standings": terms.words(ReturnStanding),
        "measures": terms.words(ReturnMeasure),
        "phases": terms.words(StartUpPhase),
        "tasks": terms.words(StartUpTask),
        "elements": terms.words(CoreElement),
        "fidelity": terms.words(FidelityState),
        "families": terms.words(OutcomeFamily),
        "kinds": terms.words(MeasureKind),
        "standing_tones": STANDING_TONES,
        "fidelity_tones": FIDELITY_TONES,
    }


def quarter_name(quarter: Quarter) -> str:
    """Return a quarter as it is spoken of: the third quarter of 2026."""
    words = {
        1: _("first quarter of %(year)s"),
        2: _("second quarter of %(year)s"),
        3: _("third quarter of %(year)s"),
        4: _("fourth quarter of %(year)s"),
    }
    return words[(quarter.first.month + 2) // 3] % {"year": quarter.first.year}


def period_name(label: str) -> str:
    """Return a period of a series by how a return writes it: 2026-07, 2026-Q3, 2026."""
    if "Q" in label:
        return quarter_name(read_quarter(label))
    year, _dash, month = label.partition("-")
    if not month:
        return year
    return formats.month(date(int(year), int(month), 1), begins=False, language=active_language())


def span_name(told: SumTold) -> str:
    """Return the periods that were added up."""
    words = {"first": period_name(told.first), "last": period_name(told.last)}
    return _("%(first)s to %(last)s") % words


def count_text(count: int | None) -> str:
    """Return a count, or that it is too small to be shown."""
    return str(WITHHELD) if count is None else formats.number(count, language=active_language())


def value_text(value: str | None) -> str:
    """Return a value of a series as a return writes it."""
    if value is None:
        return str(WITHHELD)
    decimals = len(value.partition(".")[2])
    return formats.number(float(value), decimals=decimals, language=active_language())


def day_text(day: str) -> str:
    """Return a day of a return, '' for none."""
    return formats.dated(date.fromisoformat(day), language=active_language()) if day else ""


def share_text(share: Share | None) -> str:
    """Return a share with its interval: 9 of 12 (43 to 95 per cent); '' for none."""
    if share is None:
        return ""
    words = _of(share)
    return _("%(part)s of %(whole)s (95 per cent interval %(low)s to %(high)s per cent)") % words


def share_in_short(share: Share | None) -> str:
    """Return a share with its interval where the column says what it is: 9 of 12 (43 to 95 %)."""
    if share is None:
        return ""
    return _("%(part)s of %(whole)s (%(low)s to %(high)s %%)") % _of(share)


def _of(share: Share) -> dict[str, object]:
    return {
        "part": share.part,
        "whole": share.whole,
        "low": formats.number(_PERCENT * share.low, language=active_language()),
        "high": formats.number(_PERCENT * share.high, language=active_language()),
    }


def rate_text(rate: Rate | None) -> str:
    """Return a rate with its interval; '' for none."""
    if rate is None:
        return ""
    words = {
        name: formats.number(value, decimals=2, language=active_language())
        for name, value in (("rate", rate.rate), ("low", rate.low), ("high", rate.high))
    }
    return (
        _("%(rate)s per 100,000 inhabitants and year (95 per cent interval %(low)s to %(high)s)")
        % words
    )


def lacking_sentence(one: SiteRate) -> str:
    """Say why a site has no rate."""
    if one.text is None:
        return _("No return for the quarter")
    if not one.has_series:
        return _("Counts no such series")
    if one.told is None:
        return _("The values were not known")
    if one.told.count is None:
        return str(WITHHELD)
    return _("No number of inhabitants is given")


def stands_sentence(one: SiteRate) -> str:
    """Say how a site stands to the common rate."""
    return str(_STANDS[one.stands])


def level_name(level: float) -> str:
    """Return what limits of a level are called."""
    decimals = 0 if level == round(level, 2) else 1
    percent = formats.number(_PERCENT * level, decimals=decimals, language=active_language())
    return _("Chance puts %(percent)s per cent of places within") % {"percent": percent}


def steps_text(text: ReturnText) -> str:
    """Return how many of the start-up's steps are done."""
    done = sum(bool(one.done_on) for one in text.steps) + text.own_steps_done
    return _("%(done)s of %(all)s steps") % {
        "done": done,
        "all": len(text.steps) + text.own_steps,
    }


def area_name(family: str, period: str) -> str:
    """Return the goal and the period of a series in one line."""
    return f"{terms.word(OutcomeFamily(family))} · {terms.word(Period(period))}"


def limits_text(low: str, high: str) -> str:
    """Return the limits that a source gives, '' for none."""
    if not low or not high:
        return ""
    return _("%(low)s to %(high)s") % {"low": value_text(low), "high": value_text(high)}
