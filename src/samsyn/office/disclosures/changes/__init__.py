"""What changes the door's ledger: disclosing, and bringing the rule table up to date."""

from samsyn.office.disclosures.changes.approving import (
    CannotApprove,
    GroundChoice,
    approve_grounds,
    withdraw_approval,
)
from samsyn.office.disclosures.changes.disclosing import disclose, disclose_many, rehearse
from samsyn.office.disclosures.changes.grounding import write_grounds
from samsyn.office.disclosures.changes.plans import DisclosurePlan
from samsyn.office.disclosures.changes.refusals import CannotDisclose
from samsyn.office.disclosures.grounds import Kind

__all__ = [
    "CannotApprove",
    "CannotDisclose",
    "DisclosurePlan",
    "GroundChoice",
    "Kind",
    "approve_grounds",
    "disclose",
    "disclose_many",
    "rehearse",
    "withdraw_approval",
    "write_grounds",
]
