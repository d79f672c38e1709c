"""Which counts of people and events may be told: a thin place, so that it is one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from samsyn.analysis.disclosure_control import Asked


@dataclass(slots=True)
class Cells:
    """The smallest cells, and the sums of them that a return asks for."""

    counts: dict[str, int] = field(default_factory=dict)
    asks: list[Asked] = field(default_factory=list)

    def ask(self, name: str, keys: Sequence[str]) -> None:
        """Ask for a sum; one of no cells is not asked for."""
        if keys:
            self.asks.append(Asked(name, tuple(keys)))


Answers = Mapping[str, int | None]
