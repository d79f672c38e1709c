"""What chance alone can do to small counts: tails, tests of spread, ranges to expect."""

from samsyn.analysis.uncertainty.expected_range import (
    ExpectedRange,
    Method,
    TooFew,
    expected_range,
)
from samsyn.analysis.uncertainty.rate_ratios import RateRatio, proportion_limits, rate_ratio

__all__ = [
    "ExpectedRange",
    "Method",
    "RateRatio",
    "TooFew",
    "expected_range",
    "proportion_limits",
    "rate_ratio",
]
