"""The default: a change beside that of places of like volume, ranked among theirs.

The rate ratio of a place after and before, over that of the places of like volume together. Each of
those is then taken as if it were the one with the programme. Their changes are divided by what
counts of their volume would vary by, and the place's own rank among them is the p-value. What hits
all, drags on, or drifts is in the others' changes too, so it need not be modelled. Confidence sets:
S. Firpo and V. Possebom, Journal of Causal Inference 6 (2018), doi:10.1515/jci-2016-0026.
"""

from dataclasses import dataclass
from itertools import combinations, islice
from math import comb, floor, inf

import numpy as np
from numpy.typing import NDArray

from samsyn.analysis.errors import AnalysisError
from samsyn.analysis.evaluation.estimates import Assumption, Caveat, Estimate, Trial

Floats = NDArray[np.float64]

PEERS = 60  # places of like volume: nearer ones are more alike, more of them give smaller p-values
LEAST_PEERS = 5
DRAWS = 999  # groups of places, where several are treated
_RATIOS = np.exp(np.linspace(np.log(1 / 20), np.log(20), 361))  # those tried for the interval
_RAISED, _RECENT = 1.96, 12
_HALF = 0.5  # added to every count, so that none is 0
_HALVING, _DOUBLING = 0.5, 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Like:
    """The treated and their like: counts before and after, shape (places,), the treated first."""

    before: Floats
    after: Floats
    names: tuple[str, ...]  # of the places that are like
    treated: int


def matched_change(
    of: Trial, *, level: float = 0.95, peers: int = PEERS, draws: int = DRAWS, seed: int = 1
) -> Estimate:
    """Return the rate ratio beside that of places of like volume, ranked among theirs.

    Parameters
    ----------
    of :
        Counts. Several treated places are added up, and so are groups of as many others.
    level : above 0 and below 1
        Of the interval.
    peers :
        How many places of like volume are taken for each that is treated.
    draws, seed :
        Groups drawn where several places are treated and not all groups can be gone through.

    Raises
    ------
    AnalysisError
        Values that are no counts, too few others, or nothing before the start.
    """
    of.require_counts()
    of.require_donors(LEAST_PEERS)
    like = _like(of, peers)
    if not like.before[: like.treated].sum():
        raise AnalysisError("Nothing happened before the start: no change can be told.")
    groups = _groups(like, draws, seed)
    exact = len(groups) == _all_groups(like)
    asked = _Ranking(like, groups)
    estimate = asked.ratio
    p_value = float(asked.p_values(np.array([1.0]))[0])
    interval, is_open = _interval(asked, level)
    figures = {
        "as_far": round(p_value * len(groups)),
        "of": float(len(groups)),
        "drift": asked.drift,
        "events_before": float(like.before[: like.treated].sum()),
        "events_after": float(like.after[: like.treated].sum()),
        "expected_after": float(asked.expected[0]),
        "raised": raised_before(of, like.names),
    }
    warnings = _warnings(of, like, figures, interval)
    if is_open:
        warnings += (Caveat.OPEN_INTERVAL,)
    if not exact:
        warnings += (Caveat.DRAWN_PLACEBOS,)
    return Estimate(
        method="matched",
        estimate=estimate,
        is_ratio=True,
        interval=interval,
        level=level,
        p_value=p_value,
        figures=figures,
        weights=dict.fromkeys(sorted(like.names), 1 / len(like.names)),
        placebos=tuple(np.exp(asked.changes[1:]).tolist()),
        gaps=_gaps(of, like),
        n={
            "treated": like.treated,
            "donors": len(like.names),
            "before": of.start,
            "after": len(of.periods) - of.start,
        },
        assumptions=(
            Assumption.LIKE_PLACES_CHANGE_ALIKE,
            Assumption.NO_OTHER_CHANGE_HERE,
            Assumption.OTHERS_UNTOUCHED,
            Assumption.SAME_COUNTING,
        ),
        warnings=warnings,
    )


def raised_before(of: Trial, names: tuple[str, ...]) -> float:
    """Return how far the last year before lay above the years before it, in standard errors.

    Compared with the same places that the change is compared with; 0 where it cannot be told. A
    place that was chosen for a peak falls afterwards without any programme.
    """
    recent = min(_RECENT, of.start // 2)
    if recent == 0:
        return 0.0
    rows = [of.units.index(name) for name in names]
    own, others = of.outcome[list(of.treated)].sum(axis=0), of.outcome[rows].sum(axis=0)
    late, early = own[of.start - recent : of.start].sum(), own[: of.start - recent].sum()
    theirs = others[of.start - recent : of.start].sum(), others[: of.start - recent].sum()
    if not early or not all(theirs):
        return 0.0
    change = np.log((late + _HALF) / (early + _HALF)) - np.log(theirs[0] / theirs[1])
    variance = 1 / (early * theirs[0] / theirs[1] + _HALF) + 1 / (early + _HALF)
    return float(change / np.sqrt(variance + 1 / theirs[0] + 1 / theirs[1]))


def _like(of: Trial, peers: int) -> Like:
    """Return the treated and the places nearest to them in volume before the start."""
    before = of.outcome[:, : of.start].sum(axis=1)
    after = of.outcome[:, of.start :].sum(axis=1)
    donors = np.array(of.donors)
    volume = np.log(before + _HALF)
    chosen: dict[int, None] = {}
    for place in of.treated:
        order = np.argsort(np.abs(volume[donors] - volume[place]), kind="stable")
        chosen |= dict.fromkeys(donors[order[:peers]].tolist())
    rows = [*of.treated, *sorted(chosen)]
    return Like(
        before=before[rows],
        after=after[rows],
        names=tuple(of.units[place] for place in sorted(chosen)),
        treated=len(of.treated),
    )


def _all_groups(like: Like) -> int:
    return comb(len(like.before), like.treated)


def _groups(like: Like, draws: int, seed: int) -> NDArray[np.int64]:
    """Return groups of places, shape (groups, treated); the treated themselves are the first."""
    own = tuple(range(like.treated))
    every = len(like.before)
    if _all_groups(like) <= draws + 1:
        found = [own, *(one for one in combinations(range(every), like.treated) if one != own)]
        return np.array(found, dtype=np.int64)
    chance = np.random.default_rng(seed)
    drawn = (tuple(sorted(chance.choice(every, like.treated, replace=False))) for _ in iter(int, 1))
    return np.array([own, *islice(drawn, draws)], dtype=np.int64)


class _Ranking:
    """Changes of every group over the rest, and their ranks under any supposed effect."""

    def __init__(self, like: Like, groups: NDArray[np.int64]) -> None:
        is_treated = np.arange(len(like.before)) < like.treated
        self.groups = groups
        self.before = like.before[groups].sum(axis=1)
        self.rest_before = float(like.before.sum()) - self.before
        # What follows the supposed effect, of each group, and what does not.
        self.moving = np.where(is_treated, like.after, 0.0)[groups].sum(axis=1)
        self.fixed = np.where(is_treated, 0.0, like.after)[groups].sum(axis=1)
        self.whole = float(like.after[is_treated].sum()), float(like.after[~is_treated].sum())
        one = np.ones(1)
        changes, expected = self._changes(one)
        self.changes, self.expected = changes[0], expected[0]
        square = self.changes**2 - self._variance(expected, one)[0]
        self.drift = float(np.sqrt(max(0.0, float(square.mean()))))
        self.ratio = float(np.exp(self.changes[0]))

    def _changes(self, ratios: Floats) -> tuple[Floats, Floats]:
        """Return changes and expected counts, shape (ratios, groups), with the effect undone."""
        undone = 1 / ratios[:, None]
        own = self.fixed + self.moving * undone
        rest_after = self.whole[1] + self.whole[0] * undone - own
        expected = self.before * (rest_after + _HALF) / (self.rest_before + _HALF)
        changes = np.log((own + _HALF) / (expected + _HALF))
        # The treated's half is added to what was seen, not to what is left of it.
        seen, sought = self.moving[0] + _HALF, expected[:, 0] * ratios + _HALF
        changes[:, 0] = np.log(seen / sought)
        return changes, expected

    def _variance(self, expected: Floats, ratios: Floats) -> Floats:
        """Return what counts would vary by, by chance alone: after, before, and of the rest."""
        known = 1 / (self.before + _HALF) + 1 / (self.rest_before + _HALF)
        found = np.asarray(known + 1 / (expected + _HALF))
        found[:, 0] += 1 / (expected[:, 0] * ratios + _HALF) - 1 / (expected[:, 0] + _HALF)
        return found

    def p_values(self, ratios: Floats) -> Floats:
        """Return the p-value of each supposed rate ratio of the treated.

        The treated's counts are divided by the ratio, so that all are alike if it is true; what
        their volume then varies by is that of the count that was seen.
        """
        changes, expected = self._changes(ratios)
        square = changes**2 / (self._variance(expected, ratios) + self.drift**2)
        return np.asarray((square >= square[:, :1] * (1 - 1e-12)).mean(axis=1))


def _interval(asked: _Ranking, level: float) -> tuple[tuple[float, float] | None, bool]:
    """Return the ratios that are not rejected, and whether an end lies beyond those tried."""
    if floor((1 - level) * len(asked.groups) + 1e-9) < 1:
        return None, False
    kept = _RATIOS[asked.p_values(_RATIOS) > 1 - level + 1e-12]
    if not len(kept):  # the estimate itself is always kept, but may lie between two of them
        return (asked.ratio, asked.ratio), False
    low = 0.0 if kept[0] == _RATIOS[0] else min(float(kept[0]), asked.ratio)
    high = inf if kept[-1] == _RATIOS[-1] else max(float(kept[-1]), asked.ratio)
    return (low, high), low == 0 or high == inf


def _gaps(of: Trial, like: Like) -> tuple[float, ...]:
    """Return, for each period, what was seen less what the others' course would have given."""
    rows = [of.units.index(name) for name in like.names]
    own, rest = of.outcome[list(of.treated)].sum(axis=0), of.outcome[rows].sum(axis=0)
    whole = float(rest[: of.start].sum())
    share = float(own[: of.start].sum()) / whole if whole else 0.0
    return tuple((own - share * rest).tolist())


def _warnings(
    of: Trial,
    like: Like,
    figures: dict[str, float],
    interval: tuple[float, float] | None,
) -> tuple[Caveat, ...]:
    found = []
    if interval is None:
        found.append(Caveat.FEW_DONORS)
    elif interval[0] <= _HALVING and interval[1] >= _DOUBLING:
        found.append(Caveat.TOO_FEW_EVENTS)
    own, others = like.before[: like.treated], like.before[like.treated :]
    if (own > others.max()).any() or (own < others.min()).any():
        found.append(Caveat.OTHER_VOLUME)
    if figures["raised"] > _RAISED:
        found.append(Caveat.RAISED_BEFORE)
    if of.start < _RECENT and len(of.periods) > 2:  # noqa: PLR2004  years need not be twelve
        found.append(Caveat.SHORT_BEFORE)
    return tuple(found)
