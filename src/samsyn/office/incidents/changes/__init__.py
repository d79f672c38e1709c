"""Everything that changes incidents. Forms, imports and jobs end in these functions."""

from samsyn.office.incidents.changes.linking import (
    CannotLink,
    link_incidents,
    undo_incident_link,
)
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
from samsyn.office.incidents.changes.refusals import CannotRecord, CannotReview
from samsyn.office.incidents.changes.reporting import report_incident
from samsyn.office.incidents.changes.reviewing import review_incident, withdraw_incident
from samsyn.office.incidents.changes.revising import revise_incident

__all__ = [
    "CannotLink",
    "CannotRecord",
    "CannotReview",
    "IncidentPlan",
    "InvolvementPlan",
    "NewSourcePlan",
    "NewcomerPlan",
    "ReportPlan",
    "ReviewPlan",
    "RevisionPlan",
    "SidePlan",
    "WithdrawalPlan",
    "link_incidents",
    "record_incidents",
    "report_incident",
    "review_incident",
    "revise_incident",
    "undo_incident_link",
    "withdraw_incident",
]
