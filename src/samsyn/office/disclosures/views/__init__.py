"""Pages of the door: disclose a record, the ledger, one disclosure."""

from samsyn.office.disclosures.views.deciding import disclose
from samsyn.office.disclosures.views.reading import disclosure, ledger

__all__ = ["disclose", "disclosure", "ledger"]
