"""What the pages of reports show, and what a report of a period says now."""

from samsyn.office.steering_reports.queries.behind import (
    Behind,
    behind_draft,
    behind_report,
    opens,
)
from samsyn.office.steering_reports.queries.gathering import Gathered, gathered
from samsyn.office.steering_reports.queries.pages import (
    DraftPage,
    DraftShown,
    GivenLine,
    GivenPage,
    Reports,
    draft_page,
    draft_to_edit,
    given_page,
    open_periods,
    periods_without_draft,
    reports,
)

__all__ = [
    "Behind",
    "DraftPage",
    "DraftShown",
    "Gathered",
    "GivenLine",
    "GivenPage",
    "Reports",
    "behind_draft",
    "behind_report",
    "draft_page",
    "draft_to_edit",
    "gathered",
    "given_page",
    "open_periods",
    "opens",
    "periods_without_draft",
    "reports",
]
