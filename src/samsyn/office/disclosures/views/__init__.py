"""Pages of the door: disclose, the ledger, what waits, what is recalled, and the rules."""

from samsyn.office.disclosures.views.asking import ask, asked, asks
from samsyn.office.disclosures.views.carrying import (
    again,
    answer_again,
    ask_again,
    inbox,
    package,
    peers,
    receipt,
)
from samsyn.office.disclosures.views.deciding import disclose, say
from samsyn.office.disclosures.views.reading import disclosure, ledger
from samsyn.office.disclosures.views.recalling import about, notice, recall, wrong
from samsyn.office.disclosures.views.resting import (
    consent,
    cooperation,
    decisions,
    end_cooperation,
    withdraw_consent,
)
from samsyn.office.disclosures.views.ruling import grounds
from samsyn.office.disclosures.views.waiting import proposal, work

__all__ = [
    "about",
    "again",
    "answer_again",
    "ask",
    "ask_again",
    "asked",
    "asks",
    "consent",
    "cooperation",
    "decisions",
    "disclose",
    "disclosure",
    "end_cooperation",
    "grounds",
    "inbox",
    "ledger",
    "notice",
    "package",
    "peers",
    "proposal",
    "recall",
    "receipt",
    "say",
    "withdraw_consent",
    "work",
    "wrong",
]
