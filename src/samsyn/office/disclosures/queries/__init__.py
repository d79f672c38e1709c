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
from samsyn.office.disclosures.queries.rule_table import RuleLine, rule_lines

__all__ = [
    "Entry",
    "Filters",
    "LedgerPage",
    "OfferedGround",
    "OfferedRoom",
    "Opening",
    "RuleLine",
    "Side",
    "Tellable",
    "entry",
    "ledger",
    "opening",
    "rule_lines",
    "tellable",
]
