"""What chance alone can do to small counts: tails, tests of spread, ranges to expect."""

from samsyn.analysis.uncertainty.expected_range import (
    ExpectedRange,
    Method,
    TooFew,
    expected_range,
)
from samsyn.analysis.uncertainty.rate_ratios import RateRatio, proportion_limits, rate_ratio
from samsyn.analysis.uncertainty.rates import Rate, Stands, funnel_limits, rate_limits, stands

__all__ = [
    "ExpectedRange",
    "Method",
    "Rate",
    "RateRatio",
    "Stands",
    "TooFew",
    "expected_range",
    "funnel_limits",
    "proportion_limits",
    "rate_limits",
    "rate_ratio",
    "stands",
]
