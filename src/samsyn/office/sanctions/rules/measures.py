"""Where a measure stands, and what its own agency, or who asked, can do next."""

from collections.abc import Iterable

from samsyn.vocabulary.levers import NEVER, NoLever
from samsyn.vocabulary.sanctions import MeasureState, MeasureStep

_AFTER = {
    MeasureStep.WITHDRAW: MeasureState.WITHDRAWN,
    MeasureStep.ACCEPT: MeasureState.ACCEPTED,
    MeasureStep.DECLINE: MeasureState.DECLINED,
    MeasureStep.START: MeasureState.STARTED,
    MeasureStep.DONE: MeasureState.DONE,
    MeasureStep.STOP: MeasureState.STOPPED,
}
_STEPS = {
    MeasureState.REQUESTED: frozenset(
        {MeasureStep.WITHDRAW, MeasureStep.ACCEPT, MeasureStep.DECLINE}
    ),
    MeasureState.ACCEPTED: frozenset({MeasureStep.START, MeasureStep.DONE, MeasureStep.STOP}),
    MeasureState.STARTED: frozenset({MeasureStep.DONE, MeasureStep.STOP}),
    MeasureState.WITHDRAWN: frozenset(),
    MeasureState.DECLINED: frozenset(),
    MeasureState.DONE: frozenset(),
    MeasureState.STOPPED: frozenset(),
}
# Nothing new is begun once the round is over, has lapsed or has lost its ground.
_BEGINS = frozenset({MeasureStep.ACCEPT, MeasureStep.START})
OPEN = frozenset({MeasureState.REQUESTED, MeasureState.ACCEPTED, MeasureState.STARTED})
TAKEN_STEPS = frozenset({MeasureStep.START.value, MeasureStep.DONE.value})


def state_of_measure(steps: Iterable[MeasureStep]) -> MeasureState:
    """Return where a measure stands after its steps, in their order."""
    taken = list(steps)
    return _AFTER[taken[-1]] if taken else MeasureState.REQUESTED


def steps_from(state: MeasureState, *, round_runs: bool = True) -> frozenset[MeasureStep]:
    """Return the steps that can be taken now."""
    steps: frozenset[MeasureStep] = _STEPS[state]
    return steps if round_runs else steps - _BEGINS


def is_the_agencys(step: MeasureStep) -> bool:
    """Whether only the owning agency takes this step."""
    return step is not MeasureStep.WITHDRAW


def meant(text: str) -> NoLever | None:
    """Return what a text asks for that is never a measure, None if it asks for none."""
    said = text.casefold()
    return next(
        (never for never, words in NEVER.items() if any(word in said for word in words)), None
    )
