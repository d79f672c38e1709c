"""What is known of other installations, and of what is on the way to them."""

from samsyn.office.exchange.queries.outbox import (
    Waiting,
    has_told,
    packages_of,
    receipt_of,
    sealed_package,
    undelivered,
    was_taken_in,
    what_waits,
)
from samsyn.office.exchange.queries.peers import (
    PeerLine,
    card_of,
    keys_here,
    peer_lines,
    sender_of,
)

__all__ = [
    "PeerLine",
    "Waiting",
    "card_of",
    "has_told",
    "keys_here",
    "packages_of",
    "peer_lines",
    "receipt_of",
    "sealed_package",
    "sender_of",
    "undelivered",
    "was_taken_in",
    "what_waits",
]
