"""Sentences of the pages: why a clock runs, where a case stands, what is told of a count."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Final

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from samsyn import formats
from samsyn.analysis.uncertainty.small_counts import Told
from samsyn.office.contact_cards.wording import interval_sentence, quoted_sentence
from samsyn.office.support.changes import objection_to
from samsyn.office.support.queries import CaseLine, ContactSheet, Figure, HandedSheet, Happened
from samsyn.office.support.rules import Clock, Standing
from samsyn.office.ui import terms
from samsyn.office.ui.languages import active_language
from samsyn.vocabulary.support import (
    CaseMove,
    CaseState,
    ClockKind,
    ClockState,
    Danger,
    FigureKind,
    SignalKind,
    StepProgress,
)

word, words, running = terms.word, terms.words, terms.running
interval, quoted = interval_sentence, quoted_sentence
_HOURS_ARE_SAID: Final = 96
CLOCK_TONES: Final[Mapping[str, str]] = {
    ClockState.LATE: "danger",
    ClockState.TOO_LATE: "warn",
    ClockState.IN_TIME: "plain",
    ClockState.RUNNING: "help",
}
CASE_TONES: Final[Mapping[str, str]] = {
    CaseState.INTAKE: "warn",
    CaseState.PLANNED: "help",
    CaseState.ACTIVE: "help",
    CaseState.AFTERCARE: "message",
}
STEP_TONES: Final[Mapping[str, str]] = {
    StepProgress.AGREED: "warn",
    StepProgress.STARTED: "help",
}
DANGER_TONES: Final[Mapping[str, str]] = {Danger.YES: "danger", Danger.UNSURE: "warn"}
SIGNAL_NOTES: Final[Mapping[str, Promise]] = {
    SignalKind.OFFER_ACCEPTED: _("Only with the person's consent."),
    SignalKind.CONTACT_LOST: _("Only with the person's consent."),
    SignalKind.SAFETY_CONCERN: _(
        "Always possible. It says nothing of help; tell the rest by phone."
    ),
}
FIGURE_NOTES: Final[Mapping[str, Promise]] = {
    FigureKind.CASELOAD: _("People with a case that somebody works with, at the end of the month."),
    FigureKind.ANSWERED: _(
        "Of the contacts of twelve months: those somebody talked with that day."
    ),
    FigureKind.MET: _("Of the first meetings of twelve months whose time is out or that are held."),
}
_CLOCK_RULES: Final[Mapping[ClockKind, Promise]] = {
    ClockKind.ANSWER: _("Got in touch %(since)s. Whoever gets in touch is answered that day."),
    ClockKind.FIRST_MEETING: _("Got in touch %(since)s. The first meeting is within 72 hours."),
    ClockKind.PLAN: _("The case was opened %(day)s. A plan is made within 14 days."),
    ClockKind.WEEKLY: _("Last in touch %(day)s. Worker and person are in touch every week."),
    ClockKind.AFTERCARE: _("The case ended %(day)s. Aftercare is after 3, 6 and 12 months."),
}


def clock_why(clock: Clock) -> str:
    """Return from when a clock runs, and by which rule."""
    return str(_CLOCK_RULES[clock.kind]) % {
        "since": moment(clock.started_at),
        "day": day(timezone.localdate(clock.started_at)),
    }


def clock_name(clock: Clock) -> str:
    """Return what a clock is for; of aftercare, after how many months."""
    if clock.months:
        return gettext("Aftercare after %(months)d months") % {"months": clock.months}
    return terms.word(clock.kind)


def clock_text(clock: Clock, now: datetime) -> str:
    """Return how long is left, or by how much it is late or was."""
    if clock.state is ClockState.RUNNING:
        return gettext("%(time)s left") % {"time": _span(clock.due_at, now)}
    if clock.state is ClockState.LATE:
        return gettext("%(time)s late") % {"time": _span(now, clock.due_at)}
    if clock.state is ClockState.TOO_LATE and clock.done_at:
        return gettext("Done %(time)s late") % {"time": _span(clock.done_at, clock.due_at)}
    return terms.word(clock.state)


def due_text(clock: Clock) -> str:
    """Return by when: a time of day where hours count, else the last day."""
    if clock.kind is ClockKind.FIRST_MEETING:
        return gettext("before %(time)s") % {"time": moment(clock.due_at)}
    return gettext("by %(day)s") % {
        "day": formats.short_date(clock.last_day, language=active_language())
    }


def case_why(line: CaseLine) -> Iterator[str]:
    """Yield the facts that make the case stand where it does."""
    facts, standing = line.facts, line.standing
    yield gettext("Opened %(day)s.") % {"day": day(facts.opened_on)}
    if facts.planned_on:
        yield gettext("The first step of the plan was agreed %(day)s.") % {
            "day": day(facts.planned_on)
        }
    else:
        yield gettext("No step of a plan is agreed yet.")
    if facts.started_on:
        yield gettext("The first step was started %(day)s.") % {"day": day(facts.started_on)}
    for one in facts.moves:
        yield f"{day(one.on)}: {turn_text(one.move)}" + (
            f", {terms.running(one.exit_kind)}." if one.exit_kind else "."
        )
    if standing.state in (CaseState.AFTERCARE, CaseState.CLOSED):
        yield _aftercare(standing)


def turn_text(move: CaseMove) -> str:
    """Return what happened, where the term says what to do."""
    return {
        CaseMove.PAUSE: gettext("Paused"),
        CaseMove.RESUME: gettext("Resumed"),
        CaseMove.RELAPSE: gettext("Setback"),
        CaseMove.EXIT: gettext("The case ended"),
        CaseMove.FOLLOW_UP: gettext("Aftercare"),
        CaseMove.REOPEN: gettext("Reopened"),
    }[move]


def happened_title(one: Happened) -> str:
    """Return the title of a line of the history."""
    when = moment(one.at) if one.at else day(one.on)
    if one.touch:
        return f"{when} · {terms.word(one.touch)}"
    said = turn_text(one.move) if one.move else ""
    more = one.exit_kind or one.result
    return f"{when} · {said}" + (f": {terms.running(more)}" if more else "")


def moves(standing: Standing) -> list[tuple[str, str, str]]:
    """Return every move with its word and why it cannot be made now, '' if it can."""
    offered = [move for move in CaseMove if move is not CaseMove.PROGRESS]
    return [
        (move.value.replace("_", "-"), terms.word(move), objection_to(standing, move))
        for move in offered
    ]


def told(count: Told) -> str:
    """Return a count as it may be told."""
    language = active_language()
    if count.is_exact:
        return formats.number(count.least, language=language)
    if count.least == 0:
        return gettext("fewer than %(most)d") % {"most": count.most + 1}
    return gettext("at least %(least)d") % {"least": count.least}


def told_of(part: Told | None, whole: Told) -> str:
    """Return a part of a whole as it may be told."""
    if part is None:
        return gettext("Too few to say")
    return gettext("%(part)s of %(whole)s") % {"part": told(part), "whole": told(whole)}


def figure_value(figure: Figure) -> str:
    """Return a count's number, or its part and whole."""
    if figure.kind is FigureKind.CASELOAD:
        return told(figure.whole)
    return told_of(figure.part, figure.whole)


def who(one: ContactSheet | HandedSheet) -> str:
    """Return what somebody is called, or that they are anonymous."""
    named = one.called_as if isinstance(one, ContactSheet) else one.addressed_as
    return named or gettext("Anonymous")


def day(value: date) -> str:
    """Return a day in the reader's language."""
    return formats.dated(value, language=active_language())


def moment(value: datetime) -> str:
    """Return a moment in the reader's language."""
    return formats.short_moment(value, language=active_language())


def _aftercare(standing: Standing) -> str:
    if standing.has_died:
        return gettext("The person has died. There is no aftercare.")
    if not standing.aftercare_done:
        return gettext("Aftercare has not been given yet.")
    return gettext("Aftercare has been given after %(months)s months.") % {
        "months": ", ".join(str(one) for one in standing.aftercare_done)
    }


def _span(later: datetime, earlier: datetime) -> str:
    hours = int((later - earlier).total_seconds() // 3600)
    if hours < 1:
        return gettext("less than an hour")
    if hours < _HOURS_ARE_SAID:
        return ngettext("%(count)d hour", "%(count)d hours", hours) % {"count": hours}
    days = hours // 24
    return ngettext("%(count)d day", "%(count)d days", days) % {"count": days}
