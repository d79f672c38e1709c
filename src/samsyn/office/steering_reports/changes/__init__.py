"""Every change of reports: written, rewritten, given."""

from samsyn.office.steering_reports.changes.drafts import (
    DraftPlan,
    DraftRevision,
    begin_draft,
    revise_draft,
)
from samsyn.office.steering_reports.changes.giving import give
from samsyn.office.steering_reports.changes.refusals import CannotReport

__all__ = [
    "CannotReport",
    "DraftPlan",
    "DraftRevision",
    "begin_draft",
    "give",
    "revise_draft",
]
