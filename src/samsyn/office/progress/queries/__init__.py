"""Everything that reads progress reports: while they are written, and as they were published."""

from samsyn.office.progress.queries.issues import (
    IssueList,
    IssuePage,
    IssueState,
    Worded,
    WordingToEdit,
    issue_page,
    issues,
    wording_to_edit,
)
from samsyn.office.progress.queries.published import (
    Line,
    Report,
    SiteReports,
    report,
    site_reports,
    sites,
    withdrawn,
)

__all__ = [
    "IssueList",
    "IssuePage",
    "IssueState",
    "Line",
    "Report",
    "SiteReports",
    "Worded",
    "WordingToEdit",
    "issue_page",
    "issues",
    "report",
    "site_reports",
    "sites",
    "withdrawn",
    "wording_to_edit",
]
