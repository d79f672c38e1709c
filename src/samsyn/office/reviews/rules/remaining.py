"""What a review still asks for, section by section. Counted, never ticked by hand."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from samsyn.vocabulary.reviews import ReviewSection

# What only a joint room holds: talks, promises, consequences, and counts of support.
_JOINT: Final = frozenset(
    {
        ReviewSection.TALKS,
        ReviewSection.PROMISES,
        ReviewSection.ROUNDS,
        ReviewSection.SUPPORT,
    }
)


def sections_of(*, is_joint: bool) -> tuple[ReviewSection, ...]:
    """Return the sections of a room's review, in the order in which the room goes through them."""
    return tuple(one for one in ReviewSection if is_joint or one not in _JOINT)


@dataclass(frozen=True, slots=True)
class Left:
    """One section: how many things it holds, how many of them wait for the room or changed."""

    section: ReviewSection
    things: int
    left: int
    changed: int = 0  # lines that the data of now tell otherwise


def left_in(section: ReviewSection, waiting: Iterable[bool]) -> Left:
    """Return a section's count from whether each of its things waits."""
    found = list(waiting)
    return Left(section, len(found), sum(found))


def left_over(sections: Iterable[Left]) -> int:
    """Return how many things wait in all."""
    return sum(one.left for one in sections)
