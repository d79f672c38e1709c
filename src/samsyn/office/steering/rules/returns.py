"""Who comes out of custody soon, and what is to be done by when. Days only, no judgement."""

from dataclasses import dataclass
from datetime import date, timedelta

from samsyn.vocabulary.steering import ReturnStep

LOOKS_AHEAD = timedelta(days=60)
LOOKS_BACK = timedelta(days=60)  # the check after thirty days, and a month to make up for it
_DUE = {  # days from the release
    ReturnStep.CONFLICTS_ASSESSED: -30,
    ReturnStep.HELP_OFFERED: -14,
    ReturnStep.MEETER_CHOSEN: -14,
    ReturnStep.TALK_PROPOSED: -7,
    ReturnStep.CHECKED: 30,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnFacts:
    """What is known of one return."""

    release_on: date
    conflicts_on: date | None = None
    help_on: date | None = None
    has_meeter: bool = False
    has_talk: bool = False
    checked_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepDue:
    """One step with the day it is due."""

    step: ReturnStep
    due_on: date
    is_done: bool
    is_late: bool


def concerns(release_on: date, *, today: date) -> bool:
    """Whether a release is near enough, ahead or behind, to be worked with."""
    return today - LOOKS_BACK <= release_on <= today + LOOKS_AHEAD


def steps_of_return(facts: ReturnFacts, *, today: date) -> tuple[StepDue, ...]:
    """Return every step in its order; one due today is not late."""
    done = {
        ReturnStep.CONFLICTS_ASSESSED: facts.conflicts_on is not None,
        ReturnStep.HELP_OFFERED: facts.help_on is not None,
        ReturnStep.MEETER_CHOSEN: facts.has_meeter,
        ReturnStep.TALK_PROPOSED: facts.has_talk,
        ReturnStep.CHECKED: facts.checked_on is not None,
    }
    return tuple(
        StepDue(
            step=step,
            due_on=(due := facts.release_on + timedelta(days=_DUE[step])),
            is_done=is_done,
            is_late=not is_done and due < today,
        )
        for step, is_done in done.items()
    )
