"""Which counts to withhold so that no small one can be worked out, at the least cost.

Small counts are withheld first. For each that could still be worked out from the rest, the
cheapest further counts are withheld: two sets of whole counts are sought that agree with all that
stays told and lie far enough apart (complementary suppression, one sensitive cell after the other,
as Fischetti and Salazar 2001, doi 10.1287/mnsc.47.7.1008.9805, state it for all at once).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array, hstack, vstack

from samsyn.analysis.disclosure_control.attacking import Attacker, Left
from samsyn.analysis.disclosure_control.sums import Cells, Sum, Told, check, sensitive, tell
from samsyn.analysis.errors import AnalysisError

_PATIENCE = 5.0  # seconds to look for the cheapest; a dearer answer protects as well
_GAP = 0.02
_YES = 0.5
_LEAST_THRESHOLD = 2


class Why(Enum):
    """Why a count is withheld."""

    SMALL = "small"
    COMPLEMENT = "complement"  # a small one could be worked out from it


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of a count that was to be told: what readers learn, or why it is withheld.

    The reason is for whoever decides; told beside the gap it would say which counts are small.
    """

    sum: Sum
    told: Told
    why: Why | None = None


@dataclass(frozen=True, slots=True)
class Protection:
    """What is told and withheld, and what readers can still work out of each small count.

    `exposed` are small counts that earlier telling gives away already, whatever is withheld now.
    """

    decisions: tuple[Decision, ...]
    hidden: tuple[Cells, ...]  # what counts so few that it is guarded
    exposed: tuple[Cells, ...]
    attacker: Attacker  # who knows all that is told

    @property
    def told(self) -> tuple[Told, ...]:
        """What is told and withheld now, to be handed to the next report as told before."""
        return tuple(one.told for one in self.decisions)

    @property
    def left(self) -> dict[Cells, Left]:
        """What can still be worked out of each small count: a program each, so not asked twice."""
        return {cells: self.attacker.left(cells) for cells in self.hidden}

    @property
    def narrowest(self) -> float:
        """The width of the narrowest range left of a small count; infinite if there is none."""
        kept = (left.width for cells, left in self.left.items() if cells not in self.exposed)
        return min(kept, default=float("inf"))


def protect(
    counts: Sequence[int],
    asked: Sequence[Sum],
    *,
    told: Sequence[Told] = (),
    threshold: int = 5,
    round_to: int = 1,
    zeros_too: bool = False,
) -> Protection:
    """Decide which of the counts asked for are told.

    Of everything small (`sensitive`), whoever combines all that is told, now and before, is left
    with at least `threshold` values that it may have.

    Parameters
    ----------
    counts : one for each of the smallest cells
        Events or people; whole, not negative.
    asked : sums
        What is to be told now.
    told : sums
        What was told and withheld before, in this report or others.
    threshold : 2 or more
        A count below it is small.
    round_to : 1 or more
        How many counts share a span, where only the span is told. 1 tells counts as they are.
    zeros_too : yes or no
        Whether that there is nobody must be hidden as well.

    Raises
    ------
    AnalysisError
        Counts that are no counts, sums of cells that are not there, or what was told before is
        not true of the counts.

    Examples
    --------
    >>> whole = Sum("whole", frozenset({0, 1, 2}))
    >>> parts = [Sum("abc"[cell], frozenset({cell})) for cell in range(3)]
    >>> found = protect([2, 9, 0], [whole, *parts])
    >>> [(one.sum.name, one.why.value) for one in found.decisions if one.why]
    [('a', 'small'), ('b', 'complement')]
    """
    if threshold < _LEAST_THRESHOLD or round_to < 1:
        raise AnalysisError("The threshold must be 2 or more, and the rounding 1 or more.")
    check(counts, asked, told)
    groups = [one.cells for one in asked] + [one.cells for one in told]
    hidden = sensitive(counts, groups, threshold=threshold, zeros_too=zeros_too)
    small = set(hidden) if round_to < threshold else set()
    why = {one: Why.SMALL for one in asked if one.cells in small}
    shown = {one: tell(counts, one.cells, round_to=round_to) for one in asked if one not in why}
    true = [np.array(counts, dtype=float)]
    before = Attacker(told, size=len(counts), seen=true)
    attacker = Attacker([*told, *shown.values()], size=len(counts), seen=true)
    exposed = []
    for cells in hidden:
        if attacker.leaves(cells, threshold - 1):
            continue
        if not before.leaves(cells, threshold - 1):
            exposed.append(cells)
            continue
        for one in _cheapest(attacker, cells, [*shown], apart=threshold - 1):
            why[one] = Why.COMPLEMENT
            del shown[one]
        attacker = Attacker([*told, *shown.values()], size=len(counts), seen=attacker.seen)
    decisions = tuple(
        Decision(one, Told(one.cells, 0, None), why[one])
        if one in why
        else Decision(one, shown[one])
        for one in asked
    )
    return Protection(decisions, tuple(hidden), tuple(exposed), attacker)


def _cheapest(attacker: Attacker, cells: Cells, kept: Sequence[Sum], *, apart: int) -> list[Sum]:
    """Return the cheapest counts to withhold so that the sum of `cells` may lie `apart` as far.

    `kept` are told now: the last that the attacker knows. The program has two sets of counts and a
    yes or no for each of them. If none is found in time, everything is withheld: what was told
    before leaves enough.
    """
    target = attacker.parted(cells)
    columns = np.flatnonzero(np.isin(attacker.part_of, attacker.part_of[target.touched]))
    sums = attacker.within(columns)
    matrix = attacker.matrix[sums][:, columns]
    first = len(attacker.known) - len(kept)  # of what is told now
    open_now = [place for place in sums if place >= first]
    choices = [kept[place - first] for place in open_now]
    slack = [_reach(attacker.known[place], apart) for place in open_now]
    where = range(len(sums) - len(choices), len(sums)), range(len(choices))
    freed = csr_array((slack, where), shape=(len(sums), len(choices)))
    none = csr_array(matrix.shape)
    most_of, least_of = (
        csr_array(np.isin(columns, some).astype(float)[None, :])
        for some in (target.touched, target.whole)
    )
    low, high = attacker.low[sums], attacker.high[sums]
    endless = np.full(len(sums), np.inf)
    program = vstack(
        [
            hstack([matrix, none, -freed]),
            hstack([none, matrix, -freed]),
            hstack([matrix, none, freed]),
            hstack([none, matrix, freed]),
            hstack([most_of, -least_of, csr_array((1, len(choices)))]),
        ]
    )
    limits = LinearConstraint(
        program,
        np.concatenate([-endless, -endless, low, low, [apart]]),
        np.concatenate([high, high, endless, endless, [np.inf]]),
    )
    most = (attacker.totals(attacker.seen[0]) + apart * attacker.sizes)[columns]
    found = milp(
        np.concatenate([np.zeros(2 * len(columns)), [one.cost for one in choices]]),
        constraints=limits,
        integrality=1,
        bounds=Bounds(0, np.concatenate([most, most, np.ones(len(choices))])),
        options={"time_limit": _PATIENCE, "mip_rel_gap": _GAP},
    )
    if found.x is None:
        return list(kept)
    chosen = found.x[2 * len(columns) :] > _YES
    return [one for one, is_withheld in zip(choices, chosen, strict=True) if is_withheld]


def _reach(one: Told, apart: int) -> float:
    """Return by how much a withheld sum can differ at the most, each cell by `apart` upwards."""
    return float(max(one.high or 0, len(one.cells) * apart + 1))
