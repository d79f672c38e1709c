"""`python -m benchmarks.truth`: every method in worlds whose effect is known, as one table.

Size is how often a true "no effect" is rejected at 5 %, and should be 5; coverage is how often the
95 % interval holds the truth, with and without effect; power is how often a fall of 40 % is found;
bias is the median of estimate over truth, in per cent. Before and after is there as a warning.
"""

import argparse
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from statistics import median

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np

from benchmarks.worlds import AGENTS, KINDS, Drawn, draw, draw_agents
from samsyn.analysis.errors import AnalysisError
from samsyn.analysis.evaluation import (
    Estimate,
    Trial,
    augmented_control,
    before_after,
    difference_in_differences,
    interrupted_series,
    matched_change,
    synthetic_control,
    synthetic_difference,
    weighted_displacement_difference,
)

FALL = 0.6
ALPHA = 0.05
Method = Callable[[Trial], Estimate]


def _displacement(of: Trial) -> Estimate:
    """Compare with the one place that is nearest in volume, over as many months before as after."""
    months = len(of.periods) - of.start
    rows = (
        of.outcome[:, of.start - months : of.start].sum(axis=1),
        of.outcome[:, of.start :].sum(axis=1),
    )
    donors = np.array(of.donors)
    near = int(donors[np.abs(rows[0][donors] - rows[0][0]).argmin()])
    pairs = [(float(rows[0][place]), float(rows[1][place])) for place in (0, near)]
    return weighted_displacement_difference(pairs[0], pairs[1])


def _relative(of: Trial) -> Estimate:
    """Return the synthetic difference of counts divided by each place's own level before."""
    level = of.outcome[:, : of.start].mean(axis=1)
    kept = np.flatnonzero(level > 0)
    shares = replace(
        of,
        outcome=of.outcome[kept] / level[kept, None],
        units=tuple(of.units[place] for place in kept),
        treated=tuple(int(np.flatnonzero(kept == place)[0]) for place in of.treated),
    )
    found = synthetic_difference(shares)
    low, high = found.interval or (-np.inf, np.inf)
    return replace(found, estimate=1 + found.estimate, is_ratio=True, interval=(1 + low, 1 + high))


METHODS: dict[str, Method] = {
    "matched (default)": matched_change,
    "did": difference_in_differences,
    "synthetic-control": synthetic_control,
    "augmented": augmented_control,
    "sdid": synthetic_difference,
    "sdid, relative": _relative,
    "its": interrupted_series,
    "wdd": _displacement,
    "before-after (warning)": before_after,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What one method keeps of its promises in one kind of world; shares of the worlds drawn."""

    world: str
    method: str
    size: float
    coverage: float  # without effect
    coverage_of_fall: float
    power: float
    bias: float  # of the estimate under a fall, in parts of the level
    refused: float
    flagged: float  # with a caveat that speaks against the figure: a peak before, few events


def judge(world: str, method: str, replications: int, *, first: int = 0) -> Kept:
    """Return how a method did in worlds of a kind, with and without effect."""
    seeds = range(first, first + replications)
    still = [_one(world, method, seed, ratio=1.0) for seed in seeds]
    falls = [_one(world, method, seed, ratio=FALL) for seed in seeds]
    had = [one for one in still if one is not None]
    fell = [one for one in falls if one is not None]
    return Kept(
        world=world,
        method=method,
        size=_share(one.rejects for one in had),
        coverage=_share(one.holds for one in had),
        coverage_of_fall=_share(one.holds for one in fell),
        power=_share(one.rejects and one.is_fall for one in fell),
        bias=median([one.off for one in fell]) if fell else float("nan"),
        refused=1 - (len(had) + len(fell)) / (2 * replications),
        flagged=_share(one.flagged for one in had),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Judged:
    rejects: bool
    holds: bool
    is_fall: bool
    off: float
    flagged: bool


def _one(world: str, method: str, seed: int, *, ratio: float) -> _Judged | None:
    drawn = _drawn(world, seed, ratio=ratio)
    try:
        found = METHODS[method](drawn.of)
    except AnalysisError:
        return None
    whole = len(drawn.of.periods) - drawn.of.start if found.method == "wdd" else 1
    truth = drawn.ratio if found.is_ratio else drawn.change * whole
    if found.is_ratio:
        off = found.estimate / truth - 1 if truth else 0.0
    else:
        level = float(drawn.of.course[: drawn.of.start].mean()) * whole
        off = (found.estimate - truth) / level if level else 0.0
    low, high = found.interval or (-np.inf, np.inf)
    return _Judged(
        rejects=found.p_value is not None and found.p_value <= ALPHA,
        holds=bool(low <= truth <= high),
        is_fall=found.estimate < (1 if found.is_ratio else 0),
        off=float(off),
        flagged=any(one.value in {"raised_before", "other_volume"} for one in found.warnings),
    )


def _drawn(world: str, seed: int, *, ratio: float) -> Drawn:
    if world == AGENTS:
        return draw_agents(seed, effect=ratio != 1)
    return draw(KINDS[world], seed, ratio=ratio)


def _share(told: Iterator[bool]) -> float:
    every = list(told)
    return sum(every) / len(every) if every else float("nan")


def lines(kept: Sequence[Kept]) -> Iterator[str]:
    """Yield the table, per cent."""
    heads = ("size", "cover", "cover fall", "power", "bias", "refused", "flagged")
    world = ""
    for one in kept:
        if one.world != world:
            world = one.world
            yield f"\n{world:28}" + "".join(f"{head:>12}" for head in heads)
        shares = (one.size, one.coverage, one.coverage_of_fall, one.power, one.bias)
        told = "".join(f"{100 * share:12.0f}" for share in (*shares, one.refused, one.flagged))
        yield f"  {one.method:26}{told}"


def main() -> None:
    """Print the table."""
    wanted = argparse.ArgumentParser(prog="python -m benchmarks.truth", description=__doc__)
    wanted.add_argument("--replications", type=int, default=200, help="worlds of each kind")
    wanted.add_argument("--world", choices=[*KINDS, AGENTS], help="else all")
    wanted.add_argument("--method", choices=METHODS, help="else all")
    wanted.add_argument("--processes", type=int, default=2)
    given = wanted.parse_args()
    worlds = [given.world] if given.world else [*KINDS, AGENTS]
    methods = [given.method] if given.method else list(METHODS)
    error = 100 * float(np.sqrt(ALPHA * (1 - ALPHA) / given.replications))
    print(f"{given.replications} worlds of each kind; a size of 5 is known to {error:.1f}.")
    asked = [(world, method) for world in worlds for method in methods]
    with ProcessPoolExecutor(given.processes) as pool:
        kept = pool.map(judge, *zip(*asked, strict=True), [given.replications] * len(asked))
        for line in lines(list(kept)):
            print(line, flush=True)


if __name__ == "__main__":
    main()
