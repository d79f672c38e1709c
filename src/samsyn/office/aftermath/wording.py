"""The words of this app's pages."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samsyn import formats
from samsyn.office.aftermath.queries import ResponseSheet, TaskLine
from samsyn.office.aftermath.rules import StepStanding, Window
from samsyn.office.incidents.wording import title_of, when
from samsyn.office.notifications.wording import tone
from samsyn.office.ui import terms
from samsyn.office.ui.languages import active_language
from samsyn.vocabulary.aftermath import ResponseStep, RetaliationWindow, StepState

__all__ = [
    "clock_left",
    "moment",
    "next_action",
    "state_of",
    "step_class",
    "task_title",
    "title_of",
    "tone",
    "when",
    "window_sentence",
    "word",
]
_CLASSES: Final[Mapping[StepState, str]] = {
    StepState.DONE: "done",
    StepState.UNDER_WAY: "now",
    StepState.READY: "",
    StepState.WAITING: "waiting",
}
word = terms.word


def step_class(step: StepStanding) -> str:
    """Return the class of a step in the list of steps."""
    return f"{_CLASSES[step.state]} late" if step.is_late else _CLASSES[step.state]


def moment(at: datetime) -> str:
    """Return a weekday, a day and a time; the end of a day is that day, without a time."""
    language = active_language()
    if formats.in_sweden(at).time() == time():
        return formats.short_date(at - timedelta(seconds=1), language=language)
    return formats.short_moment(at, language=language)


def state_of(step: StepStanding) -> str:
    """Return where a step stands and by when it is due."""
    said = terms.word(step.state)
    if step.is_done or step.due_at is None:
        return said
    by = moment(step.due_at)
    return _("Late: was due %(by)s") % {"by": by} if step.is_late else f"{said}, {_('by')} {by}"


def window_sentence(window: Window) -> str:
    """Return how near in time the incident is."""
    said = terms.word(window.kind)
    if window.until is None:
        return said
    return _("%(window)s until %(until)s") % {"window": said, "until": moment(window.until)}


def clock_left(sheet: ResponseSheet, now: datetime) -> tuple[str, int, int] | None:
    """Return the time left of the acute window, and hours gone and in all; None when it is over."""
    if sheet.window.kind is not RetaliationWindow.ACUTE or sheet.window.until is None:
        return None
    whole = round((sheet.window.until - sheet.facts.happened_at).total_seconds() / 3600)
    left = max(0, round((sheet.window.until - now).total_seconds() / 3600))
    text = ngettext("%(count)d hour left", "%(count)d hours left", left) % {"count": left}
    return text, max(0, whole - left), whole


def next_action(sheet: ResponseSheet) -> tuple[str, str] | None:
    """Return the one thing to do now, and where; None for who only reads, or when all is done."""
    step = sheet.next_step
    reviews_only = step is ResponseStep.CONFIRM and not sheet.may_review
    if step is None or reviews_only or not sheet.may_respond:
        return None
    return _form_of(step, sheet) or (terms.word(step), f"#step-{step.value}")


def _form_of(step: ResponseStep, sheet: ResponseSheet) -> tuple[str, str] | None:
    """Return the form of a step that begins with one; the others are done on the page."""
    if step is ResponseStep.CONFIRM:
        return _("Review the incident"), reverse("incidents:review", args=[sheet.incident_id])
    if step is ResponseStep.CONFLICT and (left := sheet.unchecked):
        pair = [sheet.incident_id, left.first_id, left.second_id]
        return _("Check the dispute"), reverse("aftermath:check", args=pair)
    if step is ResponseStep.RISK:
        return _("Assess the risk"), reverse("aftermath:risk", args=[sheet.incident_id])
    if step is ResponseStep.TALKS and not sheet.talks:
        return _("Propose talks"), f"#step-{step.value}"
    return None


def task_title(task: TaskLine) -> str:
    """Return what a partner is asked to do."""
    return task.title or terms.word(task.kind)
