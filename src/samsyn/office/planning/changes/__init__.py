"""Takes a plan into the ledger of its call-in, with every change by hand and its reason."""

from samsyn.office.planning.changes.accepting import accept
from samsyn.office.planning.changes.plans import AcceptancePlan, CannotAccept

__all__ = ["AcceptancePlan", "CannotAccept", "accept"]
