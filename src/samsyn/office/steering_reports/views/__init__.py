"""The pages of reports."""

from samsyn.office.steering_reports.views.drafting import draft, draft_edit, draft_new, give
from samsyn.office.steering_reports.views.reading import file, measures, overview, report
from samsyn.office.steering_reports.views.rows import draft_rows, report_rows

__all__ = [
    "draft",
    "draft_edit",
    "draft_new",
    "draft_rows",
    "file",
    "give",
    "measures",
    "overview",
    "report",
    "report_rows",
]
