"""Which function answers to which name of `samsyn evaluate`, and what it takes from the options."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from samsyn.analysis.errors import AnalysisError
from samsyn.analysis.evaluation import (
    Chance,
    Compared,
    Estimate,
    Steps,
    Trial,
    augmented_control,
    before_after,
    blocks_of,
    calibrated_control,
    conformal_control,
    difference_in_differences,
    displacement_in,
    drawn_groups,
    interrupted_series,
    jackknife_groups,
    matched_change,
    stepped,
    synthetic_control,
    synthetic_difference,
    with_covariates,
    without_covariates,
)
from samsyn.interchange.panels import periods_a_year

ALL = "all"
_GROUPS = 250  # drawn for a calibration where it is not said how many
_FEWEST_BLOCKS = 40  # treated and others: below it a jackknife leaves too little


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A trial with what stands beside it, and the options."""

    of: Trial
    covariates: Mapping[str, NDArray[np.float64]]  # of the periods before, shape (units,)
    starts: tuple[int | None, ...]  # of each unit, where several starts are given
    options: Mapping[str, Any]

    @property
    def level(self) -> float:
        return float(self.options["level"])

    @property
    def placebos(self) -> int | None:
        """How many placebos are drawn; None is all. Raises `AnalysisError`."""
        text = str(self.options["placebo"])
        if text == ALL:
            return None
        if not text.isdigit() or int(text) < 1:
            raise AnalysisError(f'"{text}" is no number of placebos; write all, or a number.')
        return int(text)


def estimate(method: str, asked: Asked) -> Estimate:
    """Return what the method says.

    Raises
    ------
    AnalysisError
        As the method does, or for an option that it cannot use.
    """
    if not 0 < asked.level < 1:
        raise AnalysisError(f"The level {asked.level:g} is not between 0 and 1.")
    if asked.covariates and method not in _WITH_COVARIATES:
        raise AnalysisError(
            f"{method} takes no covariates; these do: {', '.join(_WITH_COVARIATES)}."
        )
    return METHODS[method](asked)


def _interrupted(asked: Asked) -> Estimate:
    a_year = periods_a_year(asked.of.periods[0])
    waves = asked.options["harmonics"] if a_year > 1 else 0
    return interrupted_series(
        asked.of, harmonics=waves, periods_a_year=max(a_year, 1), level=asked.level
    )


def _displacement(asked: Asked) -> Estimate:
    if not asked.options["control"]:
        raise AnalysisError("Name the place to compare with: --control NAME.")
    compared = Compared(
        control=asked.options["control"],
        ring=_named(asked.options.get("ring", "")),
        ring_control=_named(asked.options.get("ring_control", "")),
    )
    return displacement_in(asked.of, compared, level=asked.level)


def _named(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())


def _weighted(method: Callable[..., Estimate]) -> Callable[[Asked], Estimate]:
    def answer(asked: Asked) -> Estimate:
        if not asked.covariates:
            return method(asked.of, level=asked.level, placebos=asked.placebos)
        of = with_covariates(asked.of, asked.covariates)
        return without_covariates(method(of, level=asked.level, placebos=asked.placebos), asked.of)

    return answer


def _calibrated(asked: Asked) -> Estimate:
    """Return the calibrated control, ranked among groups of others calibrated like the treated.

    What is linearised alone would be much too sure where few blocks are treated.
    """
    blocks = blocks_of(asked.of, asked.covariates, bunch=asked.options["bunch"])
    if len(asked.of.treated) == 1 and asked.placebos is None:
        groups = [np.array([place]) for place in asked.of.donors]
    else:
        groups = drawn_groups(blocks.treated, asked.placebos or _GROUPS)
    replicates = None
    if len(asked.of.treated) > 1 and len(asked.of.units) >= _FEWEST_BLOCKS:
        replicates = jackknife_groups(blocks.treated)
    found = calibrated_control(
        blocks, Chance(replicate_of=replicates, groups=groups), level=asked.level
    )
    weights = {
        name: float(weight)
        for place, (name, weight) in enumerate(zip(asked.of.units, found.weights, strict=True))
        if weight > 0 and place not in asked.of.treated
    }
    ordered = dict(sorted(weights.items(), key=lambda one: (-one[1], one[0])))
    return replace(found.estimates["outcome"], weights=ordered)


def _stepped(asked: Asked) -> Estimate:
    steps = Steps(counts=asked.of.outcome, starts=asked.starts)
    return stepped(steps, deals=asked.placebos or 499, level=asked.level)


def _matched(asked: Asked) -> Estimate:
    return (
        matched_change(asked.of, level=asked.level)
        if asked.placebos is None
        else matched_change(asked.of, level=asked.level, peers=asked.placebos)
    )


METHODS: Mapping[str, Callable[[Asked], Estimate]] = {
    "matched": _matched,
    "before-after": lambda asked: before_after(asked.of, level=asked.level),
    "its": _interrupted,
    "did": lambda asked: difference_in_differences(
        asked.of, level=asked.level, placebos=asked.placebos
    ),
    "wdd": _displacement,
    "synthetic-control": _weighted(synthetic_control),
    "augmented": _weighted(augmented_control),
    "conformal": lambda asked: conformal_control(asked.of, level=asked.level),
    "sdid": lambda asked: synthetic_difference(
        asked.of, level=asked.level, placebos=asked.placebos
    ),
    "calibration": _calibrated,
    "stepped": _stepped,
}
_WITH_COVARIATES = ("synthetic-control", "augmented", "calibration")
