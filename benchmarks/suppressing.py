"""Attacks what is told of small counts: `python -m benchmarks.suppressing [--rounds N] [--seed N]`.

For each invented report, an integer program asks of every small count how little and how much it
can be for somebody who has read everything: this report, those before it and the other one of the
same events. Three ways to tell are attacked: everything, all but small counts, and ours.
Exit 1 if ours leaves less than it promises.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import process_time

import numpy as np

from samsyn.analysis.disclosure_control import (
    Answer,
    Asked,
    Left,
    Release,
    Sum,
    Told,
    protect,
    range_left,
    ranges_left,
    release,
    sensitive,
    tell,
)

THRESHOLD = 5
LATE = "8 reports, records late"
MONTHS = 8
LATE_SHARE = 0.3  # of earlier cells, changed since the last report
Report = list[Sum]
Way = Callable[[Sequence[int], Report, Sequence[Told], int], list[Told]]


@dataclass(slots=True)
class Score:
    """What came of attacking one way to tell."""

    asked: int = 0
    told: int = 0
    attacks: int = 0
    recovered: int = 0
    broken: int = 0  # promises: fewer values left than the threshold
    narrowest: float = float("inf")
    seconds: float = 0.0


def everything(
    counts: Sequence[int], report: Report, told: Sequence[Told], round_to: int
) -> list[Told]:
    """Tell every count."""
    del told
    return [tell(counts, one.cells, round_to=round_to) for one in report]


def all_but_small(
    counts: Sequence[int], report: Report, told: Sequence[Told], round_to: int
) -> list[Told]:
    """Withhold small counts, and nothing for their sake."""
    del told
    large = [one for one in report if sum(counts[cell] for cell in one.cells) >= THRESHOLD]
    return [tell(counts, one.cells, round_to=round_to) for one in large]


def ours(counts: Sequence[int], report: Report, told: Sequence[Told], round_to: int) -> list[Told]:
    """Tell what `protect` lets through."""
    return list(protect(counts, report, told=told, threshold=THRESHOLD, round_to=round_to).told)


def sums_of(groups: Sequence[np.ndarray]) -> Report:
    return [
        Sum(str(number), frozenset(int(cell) for cell in group))
        for number, group in enumerate(groups)
    ]


def table(rows: int, columns: int) -> list[Report]:
    """One report: a table of areas by kinds, with its margins."""
    grid = np.arange(rows * columns).reshape(rows, columns)
    return [sums_of([*grid.ravel()[:, None], *grid, *grid.T, grid.ravel()])]


def months(areas: int, count: int) -> list[Report]:
    """A report a month: the month by area, and the year so far by area and whole."""
    grid = np.arange(areas * count).reshape(areas, count)
    return [
        sums_of([*grid[:, month][:, None], *grid[:, : month + 1], grid[:, : month + 1].ravel()])
        for month in range(count)
    ]


def overlapping(cells: int) -> list[Report]:
    """Two reports of the same events: by district, and by police area whose borders differ."""
    line = np.arange(cells)
    return [
        sums_of([*line.reshape(-1, 3), line]),
        sums_of([*line.reshape(-1, 4), line[: cells // 2], line]),
    ]


WORLDS: dict[str, tuple[list[Report], float, int]] = {  # reports, events a cell, rounded to
    "table 6 x 4": (table(6, 4), 6.0, 1),
    "table 12 x 8": (table(12, 8), 4.0, 1),
    "table 12 x 8, in fives": (table(12, 8), 4.0, 5),
    "12 months of 4 areas": (months(4, 12), 2.0, 1),
    "two borders, 24 cells": (overlapping(24), 2.5, 1),
}
WAYS: dict[str, Way] = {"everything": everything, "all but small": all_but_small, "ours": ours}


def attack(
    counts: Sequence[int], reports: list[Report], way: Way, round_to: int, score: Score
) -> None:
    """Tell the reports one after the other and attack all that was told; add to the score."""
    told: list[Told] = []
    began = process_time()
    for report in reports:
        told += way(counts, report, told, round_to)
    score.seconds += process_time() - began
    score.asked += sum(len(report) for report in reports)
    score.told += sum(one.high is not None for one in told)
    groups = [one.cells for report in reports for one in report]
    small = sensitive(counts, groups, threshold=THRESHOLD)
    note([range_left(cells, told, size=len(counts)) for cells in small], score)


def note(found: Sequence[Left], score: Score) -> None:
    """Add what attacks came to."""
    widths = [one.width for one in found]
    score.attacks += len(widths)
    score.recovered += sum(width == 0 for width in widths)
    score.broken += sum(width < THRESHOLD - 1 for width in widths)
    score.narrowest = min([score.narrowest, *widths])


def attack_late(draw: np.random.Generator, way: str, score: Score) -> None:
    """Tell the year so far each month while records of earlier months still come in and go."""
    reports: list[Release] = []
    cells: dict[str, int] = {}
    began = process_time()
    for month in range(1, MONTHS + 1):
        late = {key: int(draw.integers(-1, 3)) for key in cells if draw.random() < LATE_SHARE}
        cells = {key: max(0, count + late.get(key, 0)) for key, count in cells.items()}
        cells |= {f"met|{month}|{area}": int(draw.poisson(4)) for area in "AB"}
        asks = [Asked(key, (key,)) for key in cells]
        asks += [
            Asked(area, tuple(key for key in cells if key.endswith(area))) for area in ("A", "B")
        ]
        asks.append(Asked("whole", tuple(cells)))
        reports.append(told_late(cells, asks, reports, way))
    score.seconds += process_time() - began
    score.asked += sum(len(one.answers) for one in reports)
    score.told += sum(answer.count is not None for one in reports for answer in one.answers)
    note(ranges_left(reports, threshold=THRESHOLD), score)


def told_late(
    cells: dict[str, int], asks: list[Asked], earlier: list[Release], way: str
) -> Release:
    """Return one report, told in one of the three ways."""
    if way == "ours":
        return release(cells, asks, earlier=earlier, threshold=THRESHOLD)
    least = THRESHOLD if way == "all but small" else 0
    counts = [(one, sum(cells[key] for key in one.keys)) for one in asks]
    answers = [
        Answer(one.name, one.keys, None if 0 < count < least else count) for one, count in counts
    ]
    return Release(dict(cells), tuple(answers))


def main() -> None:
    """Print a line for each world and way."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="invented reports of each kind")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    print(f"a small count: 1 to {THRESHOLD - 1}; promised: {THRESHOLD} values left of each")
    print(
        f"{'world':24} {'told':14} {'attacks':>8} {'recovered':>9} {'too near':>8}"
        f" {'narrowest':>9} {'told of':>11} {'CPU s':>6}"
    )
    broken = 0
    for world in [*WORLDS, LATE]:
        for name, way in WAYS.items():
            draw, score = np.random.default_rng(given.seed), Score()
            for _ in range(given.rounds):
                if world == LATE:
                    attack_late(draw, name, score)
                else:
                    attack_drawn(draw, world, way, score)
            print(
                f"{world:24} {name:14} {score.attacks:8} {score.recovered:9} {score.broken:8}"
                f" {score.narrowest:9.0f} {score.told:5}/{score.asked:5} {score.seconds:6.1f}",
                flush=True,
            )
            broken += score.broken if way is ours else 0
    sys.exit(1 if broken else 0)


def attack_drawn(draw: np.random.Generator, world: str, way: Way, score: Score) -> None:
    """Draw the counts of a world and attack the reports of them."""
    reports, rate, round_to = WORLDS[world]
    size = 1 + max(cell for report in reports for one in report for cell in one.cells)
    counts = [int(one) for one in draw.poisson(rate, size)]
    attack(counts, reports, way, round_to, score)


if __name__ == "__main__":
    main()
