"""Where an answer stands, and by when its steps are due. Pure: computed, never set.

Times follow practice W1 and decision rule 2: hours run through midnight and through the change
of clocks; a number of days runs to the end of the last one, where the site is.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samsyn.vocabulary.aftermath import NoteKind, ResponseStep, RetaliationWindow, StepState


@dataclass(frozen=True, slots=True, kw_only=True)
class Clocks:
    """Limits of practice; a site can set its own, from a day on. Hours and days are whole."""

    acute_hours: int = 72
    elevated_days: int = 14
    watch_days: int = 30
    review_hours: int = 24
    talks_hours: int = 72
    decision_days: int = 7
    report_days: int = 14


USUAL: Final = Clocks()


@dataclass(frozen=True, slots=True)
class Window:
    """How near the incident is in time, and until when that lasts; `over` has no end."""

    kind: RetaliationWindow
    until: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """The latest that somebody said of a step."""

    kind: NoteKind
    at: datetime
    by: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessed:
    """The latest assessment of the risk for retaliation, by a named person."""

    level: RetaliationWindow
    until: date | None
    text: str
    at: datetime
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseFacts:
    """All that decides where an answer stands, as the joint room holds it."""

    happened_at: datetime  # the latest moment at which it may have happened
    reviewed_at: datetime | None = None
    needs_new_review: bool = False
    disputes: int = 0  # that live, and in which a group on a side takes part
    disputes_checked: int = 0
    risk: Assessed | None = None
    decided_at: datetime | None = None  # on a trigger that rests on the incident
    talks: int = 0
    talks_over: int = 0
    notes: Mapping[ResponseStep, Noted] = field(default_factory=dict)

    def is_noted(self, step: ResponseStep, kind: NoteKind) -> bool:
        """Whether this is the latest that somebody said of the step."""
        note = self.notes.get(step)
        return note is not None and note.kind is kind


@dataclass(frozen=True, slots=True, kw_only=True)
class StepStanding:
    """One step: where it stands, the sentence that says why, and its clock."""

    step: ResponseStep
    state: StepState
    because: str
    due_at: datetime | None
    is_late: bool

    @property
    def is_done(self) -> bool:
        return self.state is StepState.DONE


def end_of_day(moment: datetime, days: int, zone: tzinfo) -> datetime:
    """Return the end of the day that lies so many days after the moment's own, in the zone."""
    day = moment.astimezone(zone).date() + timedelta(days=days + 1)
    return datetime.combine(day, time(), tzinfo=zone)


def window_at(
    happened: datetime, now: datetime, *, dispute_lives: bool, clocks: Clocks, zone: tzinfo
) -> Window:
    """Return the window that an incident is in: acute, elevated, watch (in a dispute), over.

    Raised risk within 14 days of a shooting: Sturup, Rostami, Gerell and Sandholm (2018),
    doi:10.1057/s41284-017-0089-y; the other limits are Samsyn's defaults.
    """
    ends = [
        (RetaliationWindow.ACUTE, happened + timedelta(hours=clocks.acute_hours)),
        (RetaliationWindow.ELEVATED, end_of_day(happened, clocks.elevated_days, zone)),
    ]
    if dispute_lives:
        ends.append((RetaliationWindow.WATCH, end_of_day(happened, clocks.watch_days, zone)))
    for kind, end in ends:
        if now < end:
            return Window(kind, end)
    return Window(RetaliationWindow.OVER, None)


def steps_of(
    facts: ResponseFacts, *, now: datetime, clocks: Clocks, zone: tzinfo
) -> tuple[StepStanding, ...]:
    """Return the six steps in order, each with its state, its reason and its clock."""
    found: dict[ResponseStep, tuple[StepState, str]] = {
        ResponseStep.CONFIRM: _confirm(facts),
        ResponseStep.CONFLICT: _conflict(facts),
        ResponseStep.RISK: _risk(facts, now=now, zone=zone),
        ResponseStep.TALKS: _talks(facts),
    }
    found[ResponseStep.STAND] = _stand(facts, found)
    found[ResponseStep.TELL] = _tell(facts, found)
    due = _due(facts, found, clocks, zone)
    return tuple(
        StepStanding(
            step=step,
            state=state,
            because=because,
            due_at=due[step],
            is_late=_is_late(state, due[step], now),
        )
        for step, (state, because) in found.items()
    )


def _is_late(state: StepState, due: datetime | None, now: datetime) -> bool:
    return state is not StepState.DONE and due is not None and due <= now


def _due(
    facts: ResponseFacts,
    found: Mapping[ResponseStep, tuple[StepState, str]],
    clocks: Clocks,
    zone: tzinfo,
) -> Mapping[ResponseStep, datetime | None]:
    reviewed = facts.happened_at + timedelta(hours=clocks.review_hours)
    taken = _decided_at(facts)
    stands = found[ResponseStep.STAND][0] is StepState.DONE
    return {
        ResponseStep.CONFIRM: reviewed,
        ResponseStep.CONFLICT: reviewed,
        ResponseStep.RISK: reviewed,
        ResponseStep.TALKS: facts.happened_at + timedelta(hours=clocks.talks_hours),
        ResponseStep.STAND: end_of_day(facts.happened_at, clocks.decision_days, zone),
        ResponseStep.TELL: end_of_day(taken, clocks.report_days, zone)
        if taken and stands
        else None,
    }


def _confirm(facts: ResponseFacts) -> tuple[StepState, str]:
    if facts.needs_new_review:
        return StepState.UNDER_WAY, _("A suspect has been cleared since the review. Review again.")
    if facts.reviewed_at is None:
        return StepState.READY, _("Nobody has reviewed the incident yet.")
    return StepState.DONE, _("The incident is reviewed.")


def _conflict(facts: ResponseFacts) -> tuple[StepState, str]:
    left = facts.disputes - facts.disputes_checked
    if left > 0:
        state = StepState.UNDER_WAY if facts.disputes_checked else StepState.READY
        return state, ngettext(
            "%(count)d dispute is not checked yet.",
            "%(count)d disputes are not checked yet.",
            left,
        ) % {"count": left}
    if facts.is_noted(ResponseStep.CONFLICT, NoteKind.REOPENED):
        return StepState.UNDER_WAY, _("The step is open again.")
    if facts.disputes or facts.is_noted(ResponseStep.CONFLICT, NoteKind.DONE):
        return StepState.DONE, _("Groups and disputes are checked.")
    return StepState.READY, _("No dispute is known here. Note that somebody has looked.")


def _risk(facts: ResponseFacts, *, now: datetime, zone: tzinfo) -> tuple[StepState, str]:
    if facts.risk is None:
        return StepState.READY, _("Nobody has assessed the risk for retaliation yet.")
    until = facts.risk.until
    if until is not None and until < now.astimezone(zone).date():
        return StepState.UNDER_WAY, _("The assessment has run out. Assess the risk again.")
    return StepState.DONE, _("The risk is assessed.")


def _talks(facts: ResponseFacts) -> tuple[StepState, str]:
    if facts.is_noted(ResponseStep.TALKS, NoteKind.REOPENED):
        return StepState.UNDER_WAY, _("The step is open again.")
    if facts.is_noted(ResponseStep.TALKS, NoteKind.DONE):
        return StepState.DONE, _("Somebody has noted that no more talks are needed.")
    if not facts.talks:
        return StepState.READY, _("No talk is proposed yet.")
    said = {"over": facts.talks_over, "talks": facts.talks}
    if facts.talks_over < facts.talks:
        return StepState.UNDER_WAY, _("%(over)d of %(talks)d talks are held or closed.") % said
    return StepState.DONE, _("All talks are held or closed.")


def _stand(
    facts: ResponseFacts, found: Mapping[ResponseStep, tuple[StepState, str]]
) -> tuple[StepState, str]:
    needed = (ResponseStep.CONFIRM, ResponseStep.CONFLICT)
    if any(found[step][0] is not StepState.DONE for step in needed):
        return StepState.WAITING, _("Waits for the review and for the check of disputes.")
    if _decided_at(facts):
        return StepState.DONE, _("It is decided.")
    return StepState.READY, _("Decide whether to act, not to act, or to wait, and why.")


def _decided_at(facts: ResponseFacts) -> datetime | None:
    """When it was decided: on a trigger, or as somebody noted; a later note can open it again."""
    note = facts.notes.get(ResponseStep.STAND)
    if note and note.kind is NoteKind.DONE:
        return max(note.at, facts.decided_at or note.at)
    if note and facts.decided_at and note.at > facts.decided_at:
        return None
    return facts.decided_at


def _tell(
    facts: ResponseFacts, found: Mapping[ResponseStep, tuple[StepState, str]]
) -> tuple[StepState, str]:
    if found[ResponseStep.STAND][0] is not StepState.DONE:
        return StepState.WAITING, _("Waits for the decision.")
    if facts.is_noted(ResponseStep.TELL, NoteKind.DONE):
        return StepState.DONE, _("The groups and the local community have been told.")
    return StepState.READY, _("Tell the groups and the local community what happens now.")
