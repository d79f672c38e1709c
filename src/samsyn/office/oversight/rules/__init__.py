"""What a review of a log looks at: months, a sample, what rules point at; and weeks. Plain rows."""

from samsyn.office.oversight.rules.anomalies import (
    ONE_CASE_AT_A_TIME,
    Anomaly,
    Facts,
    Pointed,
    pointed_at,
)
from samsyn.office.oversight.rules.months import bounds_of, first_of, month_after, months_to_draw
from samsyn.office.oversight.rules.readings import Seen
from samsyn.office.oversight.rules.sampling import (
    sample_of,
    sample_of_systems,
    system_sample_size,
)
from samsyn.office.oversight.rules.weeks import bounds_of_week, monday_of, weeks_to_write

__all__ = [
    "ONE_CASE_AT_A_TIME",
    "Anomaly",
    "Facts",
    "Pointed",
    "Seen",
    "bounds_of",
    "bounds_of_week",
    "first_of",
    "monday_of",
    "month_after",
    "months_to_draw",
    "pointed_at",
    "sample_of",
    "sample_of_systems",
    "system_sample_size",
    "weeks_to_write",
]
