"""Reads of the door: contents to tell, grounds on offer, the ledger, and linked records."""

from samsyn.office.disclosures.queries.ledger import (
    Entry,
    Filters,
    LedgerPage,
    Side,
    entry,
    ledger,
)
from samsyn.office.disclosures.queries.linking import LinkedRecord, linked_records
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
    "LinkedRecord",
    "OfferedGround",
    "OfferedRoom",
    "Opening",
    "RuleLine",
    "Side",
    "Tellable",
    "entry",
    "ledger",
    "linked_records",
    "opening",
    "rule_lines",
    "tellable",
]
