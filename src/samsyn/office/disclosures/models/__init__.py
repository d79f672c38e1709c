"""Tables of the door: rules, what they rest on, the ledger, and what waits or is recalled."""

from samsyn.office.disclosures.models.asks import Ask, AskNotice
from samsyn.office.disclosures.models.backing import Consent, Cooperation
from samsyn.office.disclosures.models.grounds import Approval, Ground
from samsyn.office.disclosures.models.ledger import (
    Disclosure,
    LedgerEntry,
    NumberSeries,
    Receipt,
)
from samsyn.office.disclosures.models.proposals import Proposal
from samsyn.office.disclosures.models.recalls import Recall, RecallAnswer, RecallNotice

__all__ = [
    "Approval",
    "Ask",
    "AskNotice",
    "Consent",
    "Cooperation",
    "Disclosure",
    "Ground",
    "LedgerEntry",
    "NumberSeries",
    "Proposal",
    "Recall",
    "RecallAnswer",
    "RecallNotice",
    "Receipt",
]
