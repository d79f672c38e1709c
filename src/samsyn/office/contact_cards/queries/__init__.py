"""What pages and prints of cards are made from."""

from samsyn.office.contact_cards.queries.batches import (
    BatchLine,
    BatchSheet,
    CardLine,
    Reach,
    batch_sheet,
    batches,
    card_line,
    reach,
)
from samsyn.office.contact_cards.queries.settings import (
    CardSettings,
    Line,
    Text,
    card_settings,
    joint_rooms,
    waiting_text,
)

__all__ = [
    "BatchLine",
    "BatchSheet",
    "CardLine",
    "CardSettings",
    "Line",
    "Reach",
    "Text",
    "batch_sheet",
    "batches",
    "card_line",
    "card_settings",
    "joint_rooms",
    "reach",
    "waiting_text",
]
