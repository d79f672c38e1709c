"""What is usual, how sure that is, and how it was computed."""

from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samsyn.analysis.uncertainty import Method
from samsyn.office.situation.tables import BusyWeeks, Usual
from samsyn.office.situation.wording.words import capital, written

_DASH: Final = "\u2013"


def usual_sentence(found: Usual) -> str:
    """Say how the last 28 days stand against what is usual."""
    what = ngettext(
        "%(count)s incident in 28 days", "%(count)s incidents in 28 days", found.count
    ) % {"count": written(found.count)}
    expected = found.expected
    if expected is None:
        return _("%(what)s. Too few to say what is usual.") % {"what": capital(what)}
    if found.count < expected.low:
        verdict = _("%(what)s is fewer than usual (%(low)s%(dash)s%(high)s).")
    elif found.count > expected.high:
        verdict = _("%(what)s is more than usual (%(low)s%(dash)s%(high)s).")
    else:
        verdict = _("%(what)s is within the usual (%(low)s%(dash)s%(high)s).")
    return verdict % {
        "what": capital(what),
        "low": expected.low,
        "dash": _DASH,
        "high": expected.high,
    }


def busy_sentence(found: BusyWeeks | None) -> str:
    """Say how often a week has had as much; '' if there is nothing to say."""
    if found is None:
        return ""
    return _("%(count)s or more in a week: %(busy)s of the last %(weeks)s weeks.") % {
        "count": capital(written(found.at_least)),
        "busy": found.busy,
        "weeks": found.weeks,
    }


def method_sentences(found: Usual) -> tuple[str, ...]:
    """Say how the usual was computed, so that somebody else can do it again."""
    if found.expected is None:
        return (
            _(
                "What is usual is said from at least five incidents in at least four whole"
                " quarters before the 28 days. There are fewer."
            ),
        )
    base = _(
        "The usual is the range for 28 days that follows from %(events)s incidents in the"
        " %(quarters)s whole quarters before them (%(first)s%(dash)s%(last)s), if nothing has"
        " changed."
    ) % {
        "events": found.expected.events,
        "quarters": found.expected.periods,
        "first": _quarter(found, 0),
        "dash": _DASH,
        "last": _quarter(found, -1),
    }
    return base, _method(found)


def _method(found: Usual) -> str:
    if found.expected is not None and found.expected.method is Method.POISSON:
        return _(
            "It is an exact 95 per cent prediction interval for Poisson counts: nineteen times in"
            " twenty, or more, the number falls within it. Thatcher 1964; Krishnamoorthy and Peng"
            " 2011, doi 10.1016/j.jspi.2010.11.021."
        )
    return _(
        "The quarters differ more than chance alone explains (chi-square test, Cochran 1954), so"
        " it is an approximate 95 per cent prediction interval for negative binomial counts."
        " Bliss and Fisher 1953, doi 10.2307/3001850."
    )


def _quarter(found: Usual, index: int) -> str:
    quarter = found.baseline[index][0]
    return _("Q%(number)s %(year)s") % {"number": quarter.number, "year": quarter.year}
