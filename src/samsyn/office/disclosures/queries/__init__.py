"""Reads of the door: contents to tell, grounds on offer, the ledger, and linked records."""

from samsyn.office.disclosures.queries.ledger import (
    Entry,
    Filters,
    LedgerPage,
    Side,
    entry,
    ledger,
)
from samsyn.office.disclosures.queries.offers import (
    OfferedGround,
    OfferedRoom,
    Opening,
    Tellable,
    opening,
    tellable,
)

__all__ = [
    "Entry",
    "Filters",
    "LedgerPage",
    "OfferedGround",
    "OfferedRoom",
    "Opening",
    "Side",
    "Tellable",
    "entry",
    "ledger",
    "opening",
    "tellable",
]
