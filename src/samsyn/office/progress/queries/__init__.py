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
from samsyn.office.progress.queries.telling import news, silent_sites

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
    "news",
    "report",
    "silent_sites",
    "site_reports",
    "sites",
    "withdrawn",
    "wording_to_edit",
]
