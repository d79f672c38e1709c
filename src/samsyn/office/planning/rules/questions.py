"""What a planner asks for. It says nothing of people but whom they add or leave out by hand."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID


class Supervision(StrEnum):
    """What part of the invited are to be under supervision."""

    ANY = "any"
    PREFERRED = "preferred"  # between plans that are otherwise as good
    HALF = "half"
    MOST = "most"
    ALL = "all"


SHARES: Mapping[Supervision, float] = MappingProxyType(
    {Supervision.HALF: 0.5, Supervision.MOST: 0.75, Supervision.ALL: 1.0}
)
# The least and the most of each number that can be asked for.
LIMITS: Mapping[str, tuple[int, int]] = MappingProxyType(
    {
        "seats": (1, 200),
        "sessions": (1, 4),
        "each": (1, 100),
        "carriers": (0, 5),
        "times": (1, 3),
        "steps": (1, 2),
        "coming": (1, 10),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question, as it stands in the address.

    Without `seats` and `each` it asks for the fewest who reach everybody. `coming` is how many of
    ten invited are thought to come, the same for all: nobody has a figure of their own.
    """

    seats: int | None = None
    sessions: int = 1
    each: int | None = None
    carriers: int = 1  # in each group that has anybody who may be invited
    supervision: Supervision = Supervision.ANY
    coming: int = 10
    times: int = 1
    steps: int = 1
    counts_told: bool = True
    rivals_apart: bool = False
    added: frozenset[UUID] = frozenset()
    left_out: frozenset[UUID] = frozenset()

    @property
    def by_hand(self) -> frozenset[UUID]:
        """Everybody whom the planner has moved."""
        return self.added | self.left_out

    @property
    def untouched(self) -> "Question":
        """The same question before anybody was moved by hand."""
        return replace(self, added=frozenset(), left_out=frozenset())
