"""The words of this app's pages."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Final

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from samsyn.office.reviews.queries import (
    GroupShown,
    IncidentShown,
    ReviewHead,
    ReviewPage,
    SupportShown,
)
from samsyn.office.ui import formats, terms
from samsyn.vocabulary.promises import PromiseState
from samsyn.vocabulary.reviews import ChangedSince, ReviewSection, ReviewState, TaskState, Trend

PROMISE_TONES: Final[Mapping[PromiseState, str]] = {
    PromiseState.BROKEN: "danger",
    PromiseState.DUE: "warn",
    PromiseState.KEPT: "ok",
    PromiseState.SET_ASIDE: "plain",
    PromiseState.PENDING: "plain",
}
TASK_TONES: Final[Mapping[TaskState, str]] = {
    TaskState.LATE: "danger",
    TaskState.OPEN: "info",
    TaskState.DONE: "ok",
    TaskState.NOT_DONE: "plain",
}
STATE_TONES: Final[Mapping[ReviewState, str]] = {
    ReviewState.OPEN: "info",
    ReviewState.SIGNED: "ok",
    ReviewState.APPROVED: "ok",
}
word = terms.word


def _language() -> str:
    return get_language() or "sv"


def title_of(head: ReviewHead) -> str:
    """Return what a review is called: its ISO week."""
    return _("Week %(week)s, %(year)s") % {"week": head.week.number, "year": head.week.year}


def section_title(name: str) -> str:
    """Return what a section is called, by its value."""
    return terms.word(ReviewSection(name))


def moment(at: datetime) -> str:
    """Return a weekday, a day and a time."""
    return formats.short_moment(at, language=_language())


def window_of(head: ReviewHead) -> str:
    """Return the window of a review."""
    return _("%(first)s to %(last)s") % {
        "first": moment(head.starts_at),
        "last": moment(head.ends_at),
    }


def incident_title(one: IncidentShown) -> str:
    """Return kind and area."""
    return f"{terms.word(one.kind)}, {one.area}" if one.area else terms.word(one.kind)


def sides_of(one: IncidentShown) -> str:
    """Return the groups of an incident with side and certainty; '' where none is named."""
    return "; ".join(
        f"{side.name} ({terms.running(side.side)}, {terms.running(side.certainty)})"
        for side in one.sides
    )


def reviewed_after(one: IncidentShown) -> str:
    """Return how long it took until somebody reviewed the incident."""
    if one.reviewed_hours is None:
        return _("Not reviewed yet")
    said = ngettext(
        "Reviewed after %(count)d hour", "Reviewed after %(count)d hours", one.reviewed_hours
    )
    return said % {"count": one.reviewed_hours}


def timeliness(page: ReviewPage) -> str:
    """Return how soon the window's incidents were reviewed, in a sentence."""
    time = page.timeliness
    if not time.incidents:
        return _("No incident was recorded since the last review.")
    said = _("%(soon)d of %(all)d reviewed within 24 hours, %(reviewed)d by now.") % {
        "soon": time.within_a_day,
        "all": time.incidents,
        "reviewed": time.reviewed,
    }
    if time.median_hours is None:
        return said
    hours = formats.number(time.median_hours, language=_language())
    return f"{said} " + _("Median: %(hours)s hours.") % {"hours": hours}


def trend(one: GroupShown) -> str:
    """Return what the last 90 days say beside the 90 before, with the interval."""
    said = terms.word(one.trend)
    if one.trend is Trend.TOO_FEW:
        return said
    return f"{said}: {ratio(one)}"


def ratio(one: GroupShown) -> str:
    """Return the rate ratio with its exact 95 % interval; '' where nothing happened."""
    if one.low is None:
        return ""
    most = _("without limit") if one.high is None else _number(one.high)
    within = {"low": _number(one.low), "high": most}
    if one.ratio is None:  # nothing before to compare with
        return _("95 %% interval: %(low)s to %(high)s times") % within
    return _("%(ratio)s times (95 %% interval: %(low)s to %(high)s)") % {
        "ratio": _number(one.ratio),
        **within,
    }


def told(least: int, most: int) -> str:
    """Return a published count, or that it is too small to tell."""
    if least == most:
        return formats.number(least, language=_language())
    if least == 0:
        return _("fewer than %(count)d") % {"count": most + 1}
    return _("%(least)d to %(most)d") % {"least": least, "most": most}


def support_line(one: SupportShown) -> str:
    """Return one count of support with the part that it is about."""
    whole = told(*one.whole)
    if one.part is None:
        return whole
    return _("%(part)s of %(whole)s") % {"part": told(*one.part), "whole": whole}


def since(change: ChangedSince) -> str:
    """Return how a line stands to now; '' for one that stands as it was frozen."""
    return "" if change is ChangedSince.SAME else terms.word(change)


def tone(term: StrEnum) -> str:
    """Return the tone of a state's mark."""
    if isinstance(term, PromiseState):
        return PROMISE_TONES.get(term, "plain")
    if isinstance(term, TaskState):
        return TASK_TONES[term]
    return STATE_TONES[ReviewState(term)]


def _number(value: float) -> str:
    return formats.number(value, decimals=1 if value >= 1 else 2, language=_language())
