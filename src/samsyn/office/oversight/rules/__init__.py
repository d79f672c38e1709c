"""What a review of a log looks at: months, a sample, and what rules point at. Plain rows only."""

from samsyn.office.oversight.rules.anomalies import (
    ONE_CASE_AT_A_TIME,
    Anomaly,
    Facts,
    Pointed,
    pointed_at,
)
from samsyn.office.oversight.rules.months import bounds_of, first_of, month_after, months_to_draw
from samsyn.office.oversight.rules.readings import Seen
from samsyn.office.oversight.rules.sampling import sample_of

__all__ = [
    "ONE_CASE_AT_A_TIME",
    "Anomaly",
    "Facts",
    "Pointed",
    "Seen",
    "bounds_of",
    "first_of",
    "month_after",
    "months_to_draw",
    "pointed_at",
    "sample_of",
]
