"""Pages of cards: batches, one batch with its printing, settings."""

from samsyn.office.contact_cards.views.batches import (
    batch,
    batches,
    lose,
    order,
    print_batch,
    withdraw,
)
from samsyn.office.contact_cards.views.settings import approve, settings, text

__all__ = [
    "approve",
    "batch",
    "batches",
    "lose",
    "order",
    "print_batch",
    "settings",
    "text",
    "withdraw",
]
