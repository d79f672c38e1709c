"""Whether a promise of help or protection is kept. Late counts as late; pure and computed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.utils.translation import gettext as _

from samsyn.vocabulary.promises import (
    PromiseKind,
    PromiseOccasion,
    PromiseProof,
    PromiseState,
)

# Where no last day was promised: help is offered within the thirty days in which contacts are
# counted after a message, protection within the acute window.
USUAL_DAYS: Final = {PromiseKind.HELP: 30, PromiseKind.PROTECTION: 3}


@dataclass(frozen=True, slots=True)
class Keeping:
    """Where a promise stands, and the sentence that says why."""

    state: PromiseState
    because: str


@dataclass(frozen=True, slots=True)
class Answered:
    """What an agency said, and of which day."""

    proof: PromiseProof
    done_on: date
    agency: str


def is_told(kind: PromiseKind, occasion: PromiseOccasion) -> bool:
    """Whether agencies are asked. Help that was promised to one person is support's alone."""
    return not (kind is PromiseKind.HELP and occasion is PromiseOccasion.TALK)


def last_day(kind: PromiseKind, made_on: date, due_on: date | None) -> date | None:
    """Return the promised last day, else the usual one. Consequences have clocks of their own."""
    if due_on is not None or kind not in USUAL_DAYS:
        return due_on
    return made_on + timedelta(days=USUAL_DAYS[kind])


def standing(due_on: date, answers: Iterable[Answered], *, today: date) -> Keeping:
    """Return where a promise stands after the agencies' answers, in the order they were given."""
    found = list(answers)
    if found and found[-1].proof is PromiseProof.NOT_KEPT:
        said = {"agency": found[-1].agency}
        return Keeping(PromiseState.BROKEN, _("%(agency)s says that it was not kept.") % said)
    kept = [one for one in found if one.proof is not PromiseProof.NOT_KEPT]
    if kept:
        first = min(kept, key=lambda one: one.done_on)
        if first.done_on <= due_on:
            said = {"agency": first.agency}
            return Keeping(PromiseState.KEPT, _("%(agency)s has shown it, in time.") % said)
        return Keeping(PromiseState.BROKEN, _("Shown after the last day."))
    if today <= due_on:
        return Keeping(PromiseState.DUE, _("The last day is to come, and nothing is shown yet."))
    return Keeping(PromiseState.BROKEN, _("The last day has passed, and nobody has shown it."))


def not_told() -> Keeping:
    """Return how help stands that was promised to one person: nobody outside support is asked."""
    return Keeping(
        PromiseState.NOT_TOLD,
        _("Given in a talk with one person. What came of it is known to support alone."),
    )
