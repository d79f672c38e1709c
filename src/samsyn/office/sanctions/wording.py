"""The words of this app's pages: where things stand, and why."""

from collections.abc import Iterator, Mapping
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samsyn import formats
from samsyn.office.sanctions.changes.refusals import why_never
from samsyn.office.sanctions.queries import (
    KeptLine,
    KeptPage,
    MeasureShown,
    RoundShown,
    TriggerShown,
)
from samsyn.office.sanctions.rules import Spread
from samsyn.office.ui import terms
from samsyn.office.ui.languages import active_language
from samsyn.vocabulary.incidents import IncidentKind
from samsyn.vocabulary.levers import Decider, Lever, NoLever
from samsyn.vocabulary.promises import PromiseState
from samsyn.vocabulary.rooms import AgencyKind
from samsyn.vocabulary.sanctions import (
    ClockState,
    MeasureState,
    MeasureStep,
    ReviewReason,
    RoundEnd,
    RoundMove,
    RoundState,
    TriggerRule,
    TriggerState,
    TriggerVerdict,
)

TONES: Mapping[str, str] = {
    "open": "warn",
    "memo_written": "warn",
    "deferred": "info",
    "decided": "info",
    "in_round": "consequence",
    "reported_back": "ok",
    "closed": "plain",
    "prepared": "info",
    "active": "consequence",
    "exit_review": "warn",
    "lapsed": "danger",
    "ended": "plain",
    "lessons_written": "plain",
    "requested": "warn",
    "withdrawn": "plain",
    "declined": "plain",
    "accepted": "info",
    "started": "info",
    "done": "ok",
    "stopped": "plain",
    "done_late": "warn",
    "due": "",
    "overdue": "danger",
}


KEPT_TONES: Mapping[str, str] = {
    PromiseState.PENDING: "plain",
    PromiseState.DUE: "info",
    PromiseState.KEPT: "ok",
    PromiseState.SET_ASIDE: "plain",
    PromiseState.BROKEN: "danger",
    PromiseState.NOT_TOLD: "plain",
}


def all_words() -> dict[str, Mapping[str, str]]:
    """Return every word list, for templates."""
    return {
        "rules": terms.words(TriggerRule),
        "triggers": terms.words(TriggerState),
        "verdicts": terms.words(TriggerVerdict),
        "rounds": terms.words(RoundState),
        "moves": terms.words(RoundMove),
        "reasons": terms.words(ReviewReason),
        "ends": terms.words(RoundEnd),
        "measures": terms.words(MeasureState),
        "steps": terms.words(MeasureStep),
        "clocks": terms.words(ClockState),
        "levers": terms.words(Lever),
        "deciders": terms.words(Decider),
        "agencies": terms.words(AgencyKind),
        "kinds": terms.words(IncidentKind),
        "never": terms.words(NoLever),
        "why_never": {one.value: why_never(one) for one in NoLever},
        "tones": TONES,
    }


def why_trigger(found: TriggerShown) -> str:
    """Return in a sentence why the trigger stands where it does."""
    latest = found.decisions[-1] if found.decisions else None
    said = {
        "by": latest.by if latest else "",
        "role": latest.role if latest else "",
        "on": _day(latest.on if latest else None),
        "until": _day(latest.until if latest else None),
        "opened": _day(found.opened_on),
    }
    return {
        TriggerState.OPEN: _("Taken up %(opened)s. No decision holds.") % said,
        TriggerState.MEMO_WRITTEN: _("Taken up %(opened)s. The memo is written.") % said,
        TriggerState.DEFERRED: _("%(by)s, %(role)s, deferred it to %(until)s.") % said,
        TriggerState.DECIDED: _("%(by)s, %(role)s, decided to act on %(on)s.") % said,
        TriggerState.IN_ROUND: _("Decided to act on %(on)s. The round is not reported back.")
        % said,
        TriggerState.REPORTED_BACK: _("All groups have been told. The lessons remain."),
        TriggerState.CLOSED: _("Decided by %(by)s, %(role)s, on %(on)s.") % said,
    }[found.state]


def why_round(found: RoundShown) -> str:
    """Return in a sentence why the round stands where it does."""
    quiet = ngettext("%(num)s quiet day", "%(num)s quiet days", found.quiet_days) % {
        "num": found.quiet_days
    }
    said = {
        "started": _day(found.started_on),
        "ended": _day(found.ended_on),
        "lapses": _day(found.lapses_on),
        "quiet": quiet,
        "longest": found.lengths.longest,
        "how": terms.running(found.ended_as) if found.ended_as else "",
        "why": "; ".join(terms.running(one) for one in found.reasons),
    }
    return {
        RoundState.PREPARED: _("It has not started."),
        RoundState.ACTIVE: _("Started %(started)s. %(quiet)s. Lapses %(lapses)s.") % said,
        RoundState.EXIT_REVIEW: _("People must look at it now: %(why)s. %(quiet)s.") % said,
        RoundState.LAPSED: _("It lapsed %(lapses)s: %(longest)d days without a fresh decision.")
        % said,
        RoundState.ENDED: _("Ended %(ended)s: %(how)s. The lessons remain.") % said,
        RoundState.LESSONS_WRITTEN: _("Ended %(ended)s: %(how)s.") % said,
    }[found.state]


def title_of(measure: MeasureShown) -> str:
    """Return what pages call a measure."""
    return terms.word(measure.lever)


def step_button(step: MeasureStep) -> str:
    """Return what the button of a step says."""
    return {
        MeasureStep.WITHDRAW: _("Withdraw the request"),
        MeasureStep.ACCEPT: _("Accept the measure"),
        MeasureStep.DECLINE: _("Decline the measure"),
        MeasureStep.START: _("Note that it has started"),
        MeasureStep.DONE: _("Tick it as done"),
        MeasureStep.STOP: _("Stop the measure"),
    }[step]


def lever_choice(lever: Lever, agency: str) -> str:
    """Return what a form calls a lever."""
    return f"{agency}: {terms.running(lever)}"


def _day(day: date | None) -> str:
    return formats.dated(day, language=active_language()) if day else ""


def proof_of(line: KeptLine) -> tuple[str, ...]:
    """Return what shows that a promise was kept, or not: one sentence for each step."""
    found = [sentence for one in line.triggers for sentence in _proof_of_trigger(one)]
    for answer in line.answers:
        said = {
            "agency": answer.agency,
            "proof": terms.running(answer.proof),
            "on": _day(answer.done_on),
        }
        told = _("%(agency)s, %(on)s: %(proof)s.") % said
        found.append(f"{told} {answer.words}".rstrip())
    return tuple(found)


def _proof_of_trigger(found: TriggerShown) -> Iterator[str]:
    for decision in found.decisions:
        said = {"on": _day(decision.on), "what": terms.running(decision.what)}
        yield _("%(on)s: decision, %(what)s.") % said
    round_ = found.round
    if round_ is None:
        return
    if round_.first_measure and round_.first_measure.done_on:
        yield _("%(on)s: the first measure.") % {"on": _day(round_.first_measure.done_on)}
    for on, by in dict.fromkeys((told.on, told.by) for told in round_.told):
        groups = [told.group.name for told in round_.told if (told.on, told.by) == (on, by)]
        said = {"on": _day(on), "by": by, "groups": ", ".join(groups)}
        yield _("%(on)s, told by %(by)s: %(groups)s.") % said


def spreads(page: KeptPage) -> tuple[tuple[str, Spread, str], ...]:
    """Return each step with how long it took, and its middle in words."""
    steps = (
        (_("From the trigger to the decision"), page.decision),
        (_("From the decision to the first measure"), page.first_measure),
        (_("From the end of a round to the report back"), page.report_back),
    )
    return tuple((title, found, _middle(found)) for title, found in steps)


def _middle(found: Spread) -> str:
    if not found.days:
        return _("No step has been taken yet.")
    said = {
        "days": ", ".join(map(str, found.days)),
        "in_time": found.in_time,
        "all": len(found.days) + found.waiting,
    }
    if found.quartiles is None:
        return _("Days each time: %(days)s. In time %(in_time)d of %(all)d.") % said
    language = active_language()
    low, middle, high = (_days(value, language) for value in found.quartiles)
    return _(
        "Half of them within %(middle)s days; the middle half took %(low)s to %(high)s. "
        "Days each time: %(days)s. In time %(in_time)d of %(all)d."
    ) % {**said, "low": low, "middle": middle, "high": high}


def _days(value: float, language: str) -> str:
    return formats.number(value, decimals=0 if value.is_integer() else 1, language=language)
