"""Everything that changes incidents. Forms, imports and jobs end in these functions."""

from samsyn.office.incidents.changes.plans import (
    IncidentPlan,
    InvolvementPlan,
    NewcomerPlan,
    NewSourcePlan,
    ReportPlan,
    ReviewPlan,
    RevisionPlan,
    SidePlan,
    WithdrawalPlan,
)
from samsyn.office.incidents.changes.recording import record_incidents
from samsyn.office.incidents.changes.refusals import (
    CannotRecord,
    CannotReview,
    ChangedMeanwhile,
)
from samsyn.office.incidents.changes.reporting import report_incident
from samsyn.office.incidents.changes.reviewing import review_incident, withdraw_incident
from samsyn.office.incidents.changes.revising import revise_incident

__all__ = [
    "CannotRecord",
    "CannotReview",
    "ChangedMeanwhile",
    "IncidentPlan",
    "InvolvementPlan",
    "NewSourcePlan",
    "NewcomerPlan",
    "ReportPlan",
    "ReviewPlan",
    "RevisionPlan",
    "SidePlan",
    "WithdrawalPlan",
    "record_incidents",
    "report_incident",
    "review_incident",
    "revise_incident",
    "withdraw_incident",
]
