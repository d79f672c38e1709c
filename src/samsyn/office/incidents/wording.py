"""The field's words as pages say them. Nothing here decides anything."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from samsyn import formats
from samsyn.office.incidents.queries import IncidentBrief, LogDeed, Tab
from samsyn.office.ui import terms
from samsyn.office.ui.languages import active_language
from samsyn.vocabulary.uncertain_dates import MomentInterval, Precision

VERDICTS: Final = (
    ("same", _("It is the same incident")),
    ("different", _("They are two different incidents, never to be confused")),
)
_OWN: Final[Mapping[type[StrEnum], Mapping[str, Promise]]] = {
    LogDeed: {
        "recorded": _("Recorded"),
        "revised": _("Changed"),
        "reviewed": _("Reviewed"),
        "withdrawn": _("Withdrawn"),
    },
    Tab: {
        "confirmed": _("Confirmed incidents"),
        "unconfirmed": _("Not confirmed"),
        "withdrawn": _("Withdrawn incidents"),
    },
}

_AN_HOUR = timedelta(hours=1)


def word(term: StrEnum) -> str:
    """Return what pages call a term, of this app or of the vocabulary."""
    own = _OWN.get(type(term))
    return str(own[term]) if own else terms.word(term)


def running(term: StrEnum) -> str:
    """Return what a sentence calls a term of the vocabulary."""
    return terms.running(term)


def any_word() -> str:
    """Return the empty choice of a filter."""
    return gettext("Any")


def choose_word() -> str:
    """Return the empty choice of a field."""
    return gettext("Choose")


def not_known_word() -> str:
    """Return the empty choice of a field where not knowing is an answer."""
    return gettext("Not known")


def when(moment: MomentInterval) -> str:
    """Return when it happened, no more exactly than it is known."""
    language = active_language()
    start = formats.in_sweden(moment.earliest)
    day = _weekday_and_date(start, language)
    clock = formats.clock_time(start, language=language)
    plain = {
        Precision.MINUTE: f"{day}, {clock}",
        Precision.DAY: day,
        Precision.MONTH: f"{formats.short_month(start, language=language)} {start.year}",
        Precision.YEAR: str(start.year),
    }
    if moment.precision in plain:
        return plain[moment.precision]
    if moment.precision is Precision.HOUR:
        if moment.latest - moment.earliest >= _AN_HOUR:
            middle = start + (moment.latest - moment.earliest) / 2
            clock = formats.clock_time(middle, language=language)
        return gettext("%(day)s, about %(clock)s") % {"day": day, "clock": clock}
    end = formats.in_sweden(moment.latest)
    last_clock = formats.clock_time(end, language=language)
    if start.date() == end.date():
        return f"{day}, {clock}\u2013{last_clock}"
    return gettext("%(day)s, %(clock)s, to %(last_day)s, %(last_clock)s") % {
        "day": day,
        "clock": clock,
        "last_day": formats.short_date(end, language=language),
        "last_clock": last_clock,
    }


def _weekday_and_date(start: datetime, language: str) -> str:
    return f"{formats.short_date(start, language=language)} {start.year}"


def harm_in_words(dead: int, injured: int, *, is_known: bool = True) -> str:
    """Return the harm as counts: "1 dead, 2 injured"."""
    parts = []
    if dead:
        parts.append(ngettext("%d dead", "%d dead", dead) % dead)
    if injured:
        parts.append(ngettext("%d injured", "%d injured", injured) % injured)
    if not is_known:
        parts.append(gettext("more is not known"))
    return ", ".join(parts) or gettext("Nobody hurt")


def yes_no(value: bool | None) -> str:  # noqa: FBT001  the value itself, not an option
    """Return yes, no or not known."""
    return {True: gettext("Yes"), False: gettext("No"), None: gettext("Not known")}[value]


def title_of(brief: IncidentBrief) -> str:
    """Return the incident's name: what happened, and where as far as an area says."""
    return f"{word(brief.kind)}, {brief.area}" if brief.area else word(brief.kind)
