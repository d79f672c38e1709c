"""Did it fall because of the programme? Estimates with comparison, placebo and plain warnings."""

from samsyn.analysis.evaluation.augmented import augmented_control
from samsyn.analysis.evaluation.blocks import Blocks, blocks_of
from samsyn.analysis.evaluation.conformal import conformal_control
from samsyn.analysis.evaluation.designing import Objection, Proposed, Unfit, Wanted, objections
from samsyn.analysis.evaluation.differences import (
    before_after,
    difference_in_differences,
)
from samsyn.analysis.evaluation.displacement import (
    Sizes,
    harm_weighted,
    weighted_displacement_difference,
)
from samsyn.analysis.evaluation.estimates import (
    Assumption,
    Caveat,
    Estimate,
    Trial,
    trial,
    with_covariates,
    without_covariates,
)
from samsyn.analysis.evaluation.interrupted import (
    Course,
    interrupted_power,
    interrupted_series,
)
from samsyn.analysis.evaluation.matched import matched_change
from samsyn.analysis.evaluation.microdata import (
    CalibratedControl,
    Chance,
    calibrated_control,
    drawn_groups,
    jackknife_groups,
)
from samsyn.analysis.evaluation.pooling import Between, Pooled, WithPrior, pool, with_prior
from samsyn.analysis.evaluation.rings import (
    Around,
    Compared,
    count_around,
    displacement_around,
    displacement_in,
)
from samsyn.analysis.evaluation.sensitivity import (
    Event,
    Sensitivity,
    Variation,
    Varied,
    sensitivity,
    without_event,
)
from samsyn.analysis.evaluation.simplex import simplex_weights
from samsyn.analysis.evaluation.stepped import Steps, stepped
from samsyn.analysis.evaluation.synthetic import synthetic_control, synthetic_difference

__all__ = [
    "Around",
    "Assumption",
    "Between",
    "Blocks",
    "CalibratedControl",
    "Caveat",
    "Chance",
    "Compared",
    "Course",
    "Estimate",
    "Event",
    "Objection",
    "Pooled",
    "Proposed",
    "Sensitivity",
    "Sizes",
    "Steps",
    "Trial",
    "Unfit",
    "Variation",
    "Varied",
    "Wanted",
    "WithPrior",
    "augmented_control",
    "before_after",
    "blocks_of",
    "calibrated_control",
    "conformal_control",
    "count_around",
    "difference_in_differences",
    "displacement_around",
    "displacement_in",
    "drawn_groups",
    "harm_weighted",
    "interrupted_power",
    "interrupted_series",
    "jackknife_groups",
    "matched_change",
    "objections",
    "pool",
    "sensitivity",
    "simplex_weights",
    "stepped",
    "synthetic_control",
    "synthetic_difference",
    "trial",
    "weighted_displacement_difference",
    "with_covariates",
    "with_prior",
    "without_covariates",
    "without_event",
]
