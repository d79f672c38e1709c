"""Hashes of a Merkle tree as in RFC 9162, section 2.1: what is sealed, and its root."""

from collections.abc import Sequence
from hashlib import sha256

_LEAF, _NODE = b"\x00", b"\x01"


def leaf_hash(content: bytes) -> bytes:
    """Return the hash of one leaf."""
    return sha256(_LEAF + content).digest()


def root_of(leaves: Sequence[bytes]) -> bytes:
    """Return the root over leaf hashes; of none it is the hash of nothing.

    Halves at the largest power of two below the size, which is the same as pairing each level
    and passing an odd last one up.
    """
    if not leaves:
        return sha256().digest()
    level = list(leaves)
    while len(level) > 1:
        pairs = zip(level[::2], level[1::2], strict=False)
        above = [sha256(_NODE + left + right).digest() for left, right in pairs]
        level = [*above, level[-1]] if len(level) % 2 else above
    return level[0]
