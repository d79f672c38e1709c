"""Pages of oversight: logs, why somebody sees a record, and the monthly review of a log."""

from samsyn.office.oversight.views.log_reviews import line, review, reviews, sign
from samsyn.office.oversight.views.logs import explain, log, readings

__all__ = ["explain", "line", "log", "readings", "review", "reviews", "sign"]
