"""Where a review stands, what can be done with it then, and why something cannot."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from samsyn.vocabulary.reviews import ReviewMove, ReviewState


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewFacts:
    """What decides where a review stands. The chair's own agencies have approved by signing."""

    is_signed: bool
    took_part: frozenset[int] = frozenset()  # agencies with staff who were present
    approved: frozenset[int] = frozenset()

    @property
    def waiting(self) -> frozenset[int]:
        """The agencies that took part and have not approved."""
        return self.took_part - self.approved


def state_of(facts: ReviewFacts) -> ReviewState:
    """Return where the review stands."""
    if not facts.is_signed:
        return ReviewState.OPEN
    return ReviewState.SIGNED if facts.waiting else ReviewState.APPROVED


_WHILE_OPEN: Final = frozenset(ReviewMove) - {ReviewMove.APPROVE}
_AFTERWARDS: Final = frozenset({ReviewMove.APPROVE, ReviewMove.MAKE_TASK})
_MOVES: Final[Mapping[ReviewState, frozenset[ReviewMove]]] = {
    ReviewState.OPEN: _WHILE_OPEN,
    ReviewState.SIGNED: _AFTERWARDS,
    ReviewState.APPROVED: _AFTERWARDS,  # an agency that was not there may still say so
}


def moves_of(state: ReviewState) -> frozenset[ReviewMove]:
    """Return what can be done now."""
    return _MOVES[state]


def refusal_of(move: ReviewMove, state: ReviewState) -> str:
    """Return why a move cannot be made now, '' if it can."""
    if move in moves_of(state):
        return ""
    if move is ReviewMove.APPROVE:
        return _("The minutes are not signed yet. The chair signs them first.")
    if move is ReviewMove.SIGN:
        return _("The minutes are already signed.")
    return _("The minutes are signed and stand as they are. Note it in the next review.")
