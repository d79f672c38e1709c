"""What chance alone can do to small counts: tails, tests of spread, ranges to expect."""

from samsyn.analysis.uncertainty.expected_range import (
    ExpectedRange,
    Method,
    TooFew,
    expected_range,
)

__all__ = ["ExpectedRange", "Method", "TooFew", "expected_range"]
