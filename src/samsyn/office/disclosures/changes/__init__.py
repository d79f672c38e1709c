"""What changes the door's ledger: disclosing, and bringing the rule table up to date."""

from samsyn.office.disclosures.changes.disclosing import disclose, disclose_many, rehearse
from samsyn.office.disclosures.changes.grounding import write_grounds
from samsyn.office.disclosures.changes.plans import DisclosurePlan
from samsyn.office.disclosures.changes.refusals import CannotDisclose
from samsyn.office.disclosures.grounds import Kind

__all__ = [
    "CannotDisclose",
    "DisclosurePlan",
    "Kind",
    "disclose",
    "disclose_many",
    "rehearse",
    "write_grounds",
]
