"""Reads of the door: what can be told on which ground, the ledger, what waits, what is recalled."""

from samsyn.office.disclosures.queries.about import (
    LOOKED_THROUGH,
    AboutRecord,
    RecallLine,
    ToldLine,
    about,
    wrong_lines,
)
from samsyn.office.disclosures.queries.asks import (
    AskedLine,
    OwnAsk,
    asked,
    asked_of_us,
    asked_shown,
    own_asks,
)
from samsyn.office.disclosures.queries.decisions import (
    ConsentLine,
    CooperationLine,
    Decisions,
    cooperating_rooms,
    decisions,
    rooms_to_ask,
)
from samsyn.office.disclosures.queries.lapsed import lapsed_among
from samsyn.office.disclosures.queries.ledger import (
    Entry,
    Filters,
    LedgerPage,
    Side,
    entry,
    ledger,
)
from samsyn.office.disclosures.queries.notices import Notice, notice
from samsyn.office.disclosures.queries.offers import (
    OfferedGround,
    OfferedRoom,
    Opening,
    Tellable,
    opening,
    rooms_to_say,
    tellable,
)
from samsyn.office.disclosures.queries.packages import (
    Carriage,
    PeersPage,
    carriage_of,
    package_to_carry,
    peers_page,
    receipt_to_carry,
)
from samsyn.office.disclosures.queries.rule_table import (
    RoomRules,
    RuleLine,
    rule_lines,
    rules_of_rooms,
)
from samsyn.office.disclosures.queries.tasks import DoorTask, door_tasks
from samsyn.office.disclosures.queries.waiting import (
    NoticeLine,
    ProposalLine,
    Work,
    proposal,
    proposed_contents,
    work,
)

__all__ = [
    "LOOKED_THROUGH",
    "AboutRecord",
    "AskedLine",
    "Carriage",
    "ConsentLine",
    "CooperationLine",
    "Decisions",
    "DoorTask",
    "Entry",
    "Filters",
    "LedgerPage",
    "Notice",
    "NoticeLine",
    "OfferedGround",
    "OfferedRoom",
    "Opening",
    "OwnAsk",
    "PeersPage",
    "ProposalLine",
    "RecallLine",
    "RoomRules",
    "RuleLine",
    "Side",
    "Tellable",
    "ToldLine",
    "Work",
    "about",
    "asked",
    "asked_of_us",
    "asked_shown",
    "carriage_of",
    "cooperating_rooms",
    "decisions",
    "door_tasks",
    "entry",
    "lapsed_among",
    "ledger",
    "notice",
    "opening",
    "own_asks",
    "package_to_carry",
    "peers_page",
    "proposal",
    "proposed_contents",
    "receipt_to_carry",
    "rooms_to_ask",
    "rooms_to_say",
    "rule_lines",
    "rules_of_rooms",
    "tellable",
    "work",
    "wrong_lines",
]
