"""Which counts of people and events may be told: a thin place, so that it is one."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from samsyn.analysis.disclosure_control import Asked


@dataclass(slots=True)
class Cells:
    """The smallest cells, and the sums of them that a return asks for."""

    counts: dict[str, int] = field(default_factory=dict)
    asks: list[Asked] = field(default_factory=list)

    def add(self, measure: str, month: str, area: str, count: int) -> str:
        """Add one cell and return its key."""
        key = f"{measure}|{month}|{area}"
        self.counts[key] = count
        return key

    def ask(self, name: str, keys: list[str]) -> None:
        """Ask for a sum; one of no cells is not asked for."""
        if keys:
            self.asks.append(Asked(name, tuple(keys)))


Answers = Mapping[str, int | None]
