"""The words of this app's pages."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samsyn import formats
from samsyn.office.reviews.queries import (
    GroupShown,
    IncidentShown,
    ReviewHead,
    ReviewPage,
    SupportShown,
)
from samsyn.office.reviews.rules import Left
from samsyn.office.ui import terms
from samsyn.office.ui.languages import active_language
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


def title_of(head: ReviewHead) -> str:
    """Return what a review is called: its ISO week."""
    return _("Week %(week)s, %(year)s") % {"week": head.week.number, "year": head.week.year}


def section_title(name: str) -> str:
    """Return what a section is called, by its value."""
    return terms.word(ReviewSection(name))


def summary_of(page: ReviewPage, part: Left) -> str:
    """Return what a section holds while it is folded; '' for one that holds too little to fold."""
    if part.section is ReviewSection.CLOSING:
        return _("Not signed yet") if page.head.is_open else terms.word(page.head.state)
    if part.section is ReviewSection.DECISIONS and page.head.is_open and not part.things:
        return _("Nothing is decided yet.")
    if not part.things:
        return ""
    said = [_counted(part.section, part.things) % {"num": part.things}]
    if part.left:
        said.append(_("%(left)s left") % {"left": part.left})
    if part.changed:
        more = ngettext("%(num)s line changed", "%(num)s lines changed", part.changed)
        said.append(more % {"num": part.changed})
    return ", ".join(said)


def _counted(section: ReviewSection, many: int) -> str:
    said = {
        ReviewSection.INCIDENTS: ngettext("%(num)s incident", "%(num)s incidents", many),
        ReviewSection.DISPUTES: ngettext("%(num)s dispute", "%(num)s disputes", many),
        ReviewSection.TALKS: ngettext("%(num)s answer", "%(num)s answers", many),
        ReviewSection.GROUPS: ngettext("%(num)s group", "%(num)s groups", many),
        ReviewSection.TASKS: ngettext("%(num)s task", "%(num)s tasks", many),
        ReviewSection.PROMISES: ngettext("%(num)s promise", "%(num)s promises", many),
        ReviewSection.ROUNDS: ngettext("%(num)s trigger", "%(num)s triggers", many),
        ReviewSection.SUPPORT: ngettext("%(num)s figure", "%(num)s figures", many),
        ReviewSection.DECISIONS: ngettext("%(num)s decision", "%(num)s decisions", many),
    }
    return said[section]


def moment(at: datetime) -> str:
    """Return a weekday, a day and a time."""
    return formats.short_moment(at, language=active_language())


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
    hours = formats.number(time.median_hours, language=active_language())
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
    within = _interval(one.low, one.high)
    if one.ratio is None:  # nothing before to compare with
        return _("95 %% interval: %(interval)s") % {"interval": within}
    said = {"ratio": _number(one.ratio), "interval": within}
    return _("%(ratio)s times (95 %% interval: %(interval)s)") % said


def _interval(low: float, high: float | None) -> str:
    if high is None:
        return _("at least %(low)s times, no upper limit") % {"low": _number(low)}
    return _("%(low)s to %(high)s times") % {"low": _number(low), "high": _number(high)}


def told(least: int, most: int) -> str:
    """Return a published count, or that it is too small to tell."""
    if least == most:
        return formats.number(least, language=active_language())
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
    return formats.number(value, decimals=1 if value >= 1 else 2, language=active_language())
