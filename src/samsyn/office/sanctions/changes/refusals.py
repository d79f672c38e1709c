"""What this app refuses. Each sentence says what is wrong and what to do."""

from django.utils.translation import gettext as _

from samsyn.office.access import Refusal
from samsyn.office.sanctions.rules import OVER
from samsyn.vocabulary.levers import NoLever
from samsyn.vocabulary.sanctions import (
    MeasureState,
    MeasureStep,
    RoundMove,
    RoundState,
    TriggerMove,
    TriggerState,
)


class CannotDecide(Refusal):
    """What was asked for cannot be so, or may not be done now."""


def why_not_trigger(move: TriggerMove, state: TriggerState) -> str:
    """Return why a move is not to be had from where the trigger stands."""
    if move is TriggerMove.PREPARE_ROUND:
        if state in {TriggerState.IN_ROUND, TriggerState.REPORTED_BACK}:
            return _("A round has been prepared already. Go on with that one.")
        if state is TriggerState.CLOSED:
            return _("The trigger is closed. New violence needs a new trigger.")
        return _("Decide to act before a round is prepared.")
    if state is TriggerState.CLOSED:
        return _("The trigger is closed. New violence needs a new trigger.")
    return _("It has been decided to act, and the decision stands. Go on with the round.")


def why_not_round(move: RoundMove, state: RoundState, *, ground_holds: bool) -> str:
    """Return why a move is not to be had from where the round stands."""
    if state in OVER:
        if move is RoundMove.WRITE_LESSONS:
            return _("The lessons have been written and stand as they are.")
        return _("The round has ended. New violence needs a new trigger and a new decision.")
    begins = move in {RoundMove.START, RoundMove.REQUEST_MEASURE, RoundMove.DECIDE_ANEW}
    if begins and not ground_holds:
        return _(
            "What the round rests on no longer counts to the group. End the round as an error, "
            "or correct the incident first."
        )
    return _why_not_yet(move, state)


def _why_not_yet(move: RoundMove, state: RoundState) -> str:
    if move is RoundMove.WRITE_LESSONS:
        return _("Write the lessons when the round has ended.")
    if state is RoundState.PREPARED:
        return _("The round has not started. Start it first.")
    if move is RoundMove.START:
        return _("The round has started already.")
    return _("The round has lapsed. Decide to go on, or end it.")


def why_not_step(step: MeasureStep, state: MeasureState, *, may_begin: bool) -> str:
    """Return why a step is not to be had from where the measure stands."""
    if state is MeasureState.REQUESTED and step not in {MeasureStep.ACCEPT, MeasureStep.DECLINE}:
        return _("The agency has not answered. Accept the measure before it is ticked.")
    if state in {MeasureState.REQUESTED, MeasureState.ACCEPTED} and not may_begin:
        return _("The round does not run, so nothing new is begun. Decline or stop the measure.")
    if state in {MeasureState.ACCEPTED, MeasureState.STARTED}:
        return _("The agency has taken that step already. Tick it as done, or stop it.")
    return _("The measure is finished and stands as it is. Ask for a new one.")


def not_the_agency() -> str:
    """Return why somebody else's measure is not ticked."""
    return _("Only the agency itself decides on its measure and ticks it.")


def why_never(what: NoLever) -> str:
    """Return why something is never a measure against a group."""
    return {
        NoLever.YOUTH_CARE: _(
            "Compulsory care is never a measure against a group. Care follows from what a young "
            "person needs, is decided by a court, and belongs to the social services."
        ),
        NoLever.ADDICTION_CARE: _(
            "Compulsory care is never a measure against a group. Care follows from what a "
            "person needs, is decided by a court, and belongs to the social services."
        ),
        NoLever.REPORT_OF_CONCERN: _(
            "A report of concern protects a child and is never a measure against a group. Make "
            "the report to the social services at once if a child may be harmed."
        ),
        NoLever.HELP_WITHHELD: _(
            "Help is offered to everybody, also in a group under increased focus. It is never "
            "withheld as a consequence."
        ),
    }[what]
