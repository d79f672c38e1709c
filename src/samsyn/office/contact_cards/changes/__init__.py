"""What changes cards: settings, batches, deliveries, and the help line's quotes."""

from samsyn.office.contact_cards.changes.batches import (
    OrderPlan,
    lose_card,
    note_printing,
    order_batch,
    withdraw_batch,
)
from samsyn.office.contact_cards.changes.deliveries import (
    Delivered,
    against_code,
    hand_out,
    hand_over,
)
from samsyn.office.contact_cards.changes.quoting import Quoted, quote_card, take_back_quote
from samsyn.office.contact_cards.changes.refusals import CannotChange
from samsyn.office.contact_cards.changes.settings import (
    SupportLinePlan,
    TextPlan,
    approve_text,
    set_support_line,
    write_text,
)

__all__ = [
    "CannotChange",
    "Delivered",
    "OrderPlan",
    "Quoted",
    "SupportLinePlan",
    "TextPlan",
    "against_code",
    "approve_text",
    "hand_out",
    "hand_over",
    "lose_card",
    "note_printing",
    "order_batch",
    "quote_card",
    "set_support_line",
    "take_back_quote",
    "withdraw_batch",
    "write_text",
]
