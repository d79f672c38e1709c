"""The rows of the published and the reference table, their tolerances, and what was found."""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
DATA = PROJECT.parent / "shared" / "data" / "evaluation"

_NUMBER = re.compile(r"(?<![\w.])-?\d[\d,]*(?:\.\d+)?(?:[eE]-?\d+)?")
_TOLERANCE = re.compile(r"(abs|rel)?\s*(\d[\d.]*(?:[eE]-?\d+)?)")
Key = tuple[str, str, str]  # data set, method, quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Ours:
    """What we have for a row: numbers and how they came, or why there are none."""

    numbers: tuple[float, ...] = ()
    how: str = ""
    missing: str = ""  # why there are none, or why they need not be the same
    against: tuple[float, ...] = ()  # what the cell means, where it holds more than numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One published figure, or several in one cell."""

    key: Key
    published: str
    tolerance: str
    note: str

    @property
    def numbers(self) -> tuple[float, ...]:
        """The numbers of the cell, in order."""
        return tuple(float(one.replace(",", "")) for one in _NUMBER.findall(self.published))

    @property
    def halves(self) -> tuple[float, ...]:
        """Half a unit of the last digit printed, of each number; hardly anything of whole ones."""
        return tuple(
            0.5 * 10.0 ** -len(one.partition(".")[2]) if "." in one else 1e-9
            for one in _NUMBER.findall(self.published)
        )

    def is_met_by(self, ours: Ours) -> bool:
        """Whether every number of ours lies within the tolerance of the published one."""
        halves = tuple(0.0 for _ in ours.against) if ours.against else self.halves
        meant = ours.against or self.numbers
        return len(ours.numbers) == len(meant) and all(
            abs(one - other) <= max(self._reach(other), half, 1e-12) * (1 + 1e-9)
            for one, other, half in zip(ours.numbers, meant, halves, strict=True)
        )

    def _reach(self, published: float) -> float:
        """Return how far ours may be; what says "exact" is exact to the digits printed."""
        text = self.tolerance
        if "significant" in text:
            return float(f"{abs(published) * 5e-3:.1g}")
        found = _TOLERANCE.search(text)
        if not found:
            return 1e-10
        size = float(found[2]) * (0.01 if "points" in text else 1.0)
        return size * abs(published) if found[1] == "rel" else size


Found = Mapping[Key, Ours]


def published_rows() -> Iterator[Row]:
    """Yield the rows of the published table."""
    with (DATA / "published-results.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            yield Row(
                key=(row["dataset"], row["method"], row["quantity"]),
                published=row["published_value"],
                tolerance=row["tolerance"],
                note=row["note"],
            )


def reference_rows() -> Iterator[Row]:
    """Yield the rows of the reference table, which independent programs agree on."""
    with (DATA / "reference-values.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            yield Row(
                key=("reference", row["dataset"], row["quantity"]),
                published=row["value_a"],
                tolerance=row["tolerance"],
                note=row["note"],
            )
