"""What is known of other installations, and of what is on the way to them."""

from samsyn.office.exchange.queries.outbox import (
    Waiting,
    has_told,
    latest_packages,
    packages_of,
    receipt_of,
    sealed_package,
    undelivered,
    was_taken_in,
    what_waits,
)
from samsyn.office.exchange.queries.peers import (
    PeerLine,
    RefusedLine,
    card_of,
    keys_here,
    peer_lines,
    refused_lines,
    sender_of,
)

__all__ = [
    "PeerLine",
    "RefusedLine",
    "Waiting",
    "card_of",
    "has_told",
    "keys_here",
    "latest_packages",
    "packages_of",
    "peer_lines",
    "receipt_of",
    "refused_lines",
    "sealed_package",
    "sender_of",
    "undelivered",
    "was_taken_in",
    "what_waits",
]
