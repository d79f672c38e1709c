"""The pages of reports."""

from samsyn.office.steering_reports.views.drafting import draft, draft_edit, draft_new, give
from samsyn.office.steering_reports.views.reading import file, measures, overview, report

__all__ = [
    "draft",
    "draft_edit",
    "draft_new",
    "file",
    "give",
    "measures",
    "overview",
    "report",
]
