"""All rows of the Seattle intervention, with the reason where a figure cannot be had."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from scipy.optimize import linprog

from benchmarks.published.rows import Key, Ours
from benchmarks.published.seattle import (
    BEFORE,
    BUNCHES,
    FOUR,
    METHOD,
    PARTS,
    PERIODS,
    SEED,
    blocks,
    drawn_of,
    examples,
    key_of,
)
from benchmarks.r_chance import OldR
from samsyn.analysis.evaluation.blocks import control_weights

_INFEASIBLE = 2  # of a linear programme


def found() -> dict[Key, Ours]:
    """Return every row of the three examples."""
    rows = examples()
    return _explained(rows) | _references(rows)


def _references(rows: Mapping[Key, Ours]) -> dict[Key, Ours]:
    """Return the rows of the reference table that the examples answer too."""

    def told(example: int, what: str) -> tuple[float, ...]:
        return tuple(rows[key_of(example, f"{name} end=16 {what}")].numbers[0] for name in FOUR)

    fitted = control_weights(four := blocks({name: [1] * BEFORE for name in FOUR}), four.treated)
    positive = float((fitted[0][~four.treated] > 0).sum())
    nine = tuple(rows[key_of(4, f"{name} end=16 Con")].numbers[0] for name in BUNCHES)
    printed = (18.599543, 16.637686, 314.58784, 168.7617, 52.831377, 56.77948, 6.1295043)
    first = "microsynth ex.1"
    answers = {
        f"{first}/2 synthetic count i_felony, i_misdemea, i_drugs, any_crime (13-16)": Ours(
            numbers=told(2, "Con"), how="calibration"
        ),
        f"{first} number of controls with positive weight": Ours(
            numbers=(positive,), how="calibration"
        ),
        f"{first} linearised one-sided p: felony, misdem., drugs, any": Ours(
            numbers=told(2, "Linear.pVal"), how="calibration"
        ),
        "microsynth ex.4 synthetic counts (76 exact constraints, 9 outcomes)": Ours(
            numbers=nine, how="calibration", against=(*printed, 15.458932, 961.63883)
        ),
        "microsynth permutation p (1000 random groups, seed 7): felony, misdem., drugs, any": Ours(
            numbers=told(2, "Perm.pVal"), how="calibration, with the tutorial's own groups"
        ),
    }
    return {("reference", "seattledmi", name): ours for name, ours in answers.items()}


def _explained(rows: dict[Key, Ours]) -> dict[Key, Ours]:
    """Return the rows with the reason where no figure of ours can be the same."""
    why = unmatched()
    fourth, third = METHOD.format(4), METHOD.format(3)
    for key, ours in rows.items():
        if key[1] == fourth and " Jack." in key[2]:
            rows[key] = replace(ours, missing=why)
        elif key[1] == third and "i_drugsale" in key[2] and "Perm." in key[2]:
            rows[key] = replace(
                ours,
                missing="the groups that cannot be matched were left where a solver stopped",
            )
    return rows


def unmatched() -> str:
    """Return how many jackknife groups of the fourth example can be left out and matched still.

    Whether there are weights at all is asked of a linear programme, not of our own solver.
    """
    chance, of = OldR(SEED), blocks(BUNCHES)
    size, told = int(of.treated.sum()), (((14, 16), True), ((16,), False), ((16,), True))
    chance.groups(np.tile(of.treated, PERIODS - BEFORE), PARTS)
    drawn = [
        drawn_of(chance, of.treated, ends, has_jackknife=has_jackknife)
        for ends, has_jackknife in told
    ]
    groups = drawn[-1].jackknife
    without = 0
    for one in range(size):
        kept, inside = (groups != one) & ~of.treated, (groups != one) & of.treated
        target = of.matched[inside].sum(axis=0) * size / inside.sum()
        scale = np.maximum(np.abs(target), 1.0)
        solved = linprog(
            np.zeros(int(kept.sum())), A_eq=(of.matched[kept] / scale).T, b_eq=target / scale
        )
        without += solved.status == _INFEASIBLE
    return (
        f"for {without} of the {size} groups left out a linear programme proves that no weights"
        " match: the published figure is where a solver stopped"
    )
