"""Did it fall because of the programme? Estimates with comparison, placebo and plain warnings."""

from samsyn.analysis.evaluation.differences import (
    before_after,
    difference_in_differences,
)
from samsyn.analysis.evaluation.displacement import (
    Sizes,
    harm_weighted,
    weighted_displacement_difference,
)
from samsyn.analysis.evaluation.estimates import Assumption, Caveat, Estimate, Trial, trial
from samsyn.analysis.evaluation.interrupted import interrupted_series
from samsyn.analysis.evaluation.sentences import ASSUMPTIONS, CAVEATS
from samsyn.analysis.evaluation.simplex import simplex_weights
from samsyn.analysis.evaluation.synthetic import synthetic_control, synthetic_difference

__all__ = [
    "ASSUMPTIONS",
    "CAVEATS",
    "Assumption",
    "Caveat",
    "Estimate",
    "Sizes",
    "Trial",
    "before_after",
    "difference_in_differences",
    "harm_weighted",
    "interrupted_series",
    "simplex_weights",
    "synthetic_control",
    "synthetic_difference",
    "trial",
    "weighted_displacement_difference",
]
