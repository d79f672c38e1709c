"""What a code becomes where it must not stand: two keyed hashes that do not lead to one another.

`card_id` is the card's own identifier, so that somebody who holds a card can tie it to a delivery
without being shown the register. `quote_mark` is all that the ledger of quotes knows of it.
"""

import hmac
from uuid import UUID


def card_id(code: str, *, key: bytes) -> UUID:
    """Return the identifier of the card with this code."""
    digest = hmac.digest(key, b"card\0" + code.encode(), "sha256")
    return UUID(bytes=digest[:16])


def quote_mark(code: str, *, key: bytes) -> bytes:
    """Return the mark under which the ledger notes that this code was quoted: 32 bytes."""
    return hmac.digest(key, b"quote\0" + code.encode(), "sha256")
