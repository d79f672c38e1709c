"""Where an agreement stands on a day, and when it is put in front of somebody."""

from dataclasses import dataclass
from datetime import date, timedelta

from samsyn.vocabulary.steering import AgreementState

ENDS_SOON = timedelta(days=90)  # time to write and decide the next one
_SURFACING = frozenset(
    {AgreementState.NOT_SIGNED, AgreementState.REVIEW_DUE, AgreementState.ENDING}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementFacts:
    """The days of one agreement. `valid_to` is its last day; None is until further notice."""

    signed_on: date | None
    valid_from: date
    valid_to: date | None = None
    review_on: date | None = None
    parties: frozenset[int] = frozenset()  # agencies


def holds_on(facts: AgreementFacts, day: date) -> bool:
    """Whether the agreement is signed and in force on a day, its first and last included."""
    return (
        facts.signed_on is not None
        and facts.signed_on <= day
        and facts.valid_from <= day
        and (facts.valid_to is None or day <= facts.valid_to)
    )


def state_of_agreement(facts: AgreementFacts, *, today: date) -> AgreementState:
    """Return where the agreement stands today; what ends comes before what is to be reviewed."""
    if facts.valid_to is not None and facts.valid_to < today:
        return AgreementState.ENDED
    if facts.signed_on is None or facts.signed_on > today:
        return AgreementState.NOT_SIGNED
    if facts.valid_from > today:
        return AgreementState.COMING
    if facts.valid_to is not None and facts.valid_to - today <= ENDS_SOON:
        return AgreementState.ENDING
    if facts.review_on is not None and facts.review_on <= today:
        return AgreementState.REVIEW_DUE
    return AgreementState.IN_FORCE


def surfaces(state: AgreementState) -> bool:
    """Whether somebody has to do something about an agreement in this state."""
    return state in _SURFACING
