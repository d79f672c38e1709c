"""Everything that writes progress reports."""

from samsyn.office.progress.changes.deciding import (
    approve,
    publish,
    take_approval_back,
    withdraw,
)
from samsyn.office.progress.changes.drafting import begin_correction, begin_issue, fetch_anew
from samsyn.office.progress.changes.plans import (
    CorrectionPlan,
    IssuePlan,
    WithdrawalPlan,
    WordingPlan,
)
from samsyn.office.progress.changes.refusals import CannotReport
from samsyn.office.progress.changes.writing import stand_as_contact, word

__all__ = [
    "CannotReport",
    "CorrectionPlan",
    "IssuePlan",
    "WithdrawalPlan",
    "WordingPlan",
    "approve",
    "begin_correction",
    "begin_issue",
    "fetch_anew",
    "publish",
    "stand_as_contact",
    "take_approval_back",
    "withdraw",
    "word",
]
