"""Short codes such as P-7KQ2M, read off a record's random identifier.

Nothing is numbered in order, so a code tells nobody how many records there are.
"""

from uuid import UUID

_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # 32 signs; no 0, O, 1 or I
_SIGNS = 5
_BITS = 5 * _SIGNS
_SHIFT = 128 - _BITS


def code_for(prefix: str, identifier: UUID) -> str:
    """Return the code of a record, for example `P-7KQ2M`."""
    head = identifier.int >> _SHIFT
    signs = [_ALPHABET[head >> shift & 31] for shift in range(_BITS - 5, -1, -5)]
    return f"{prefix}-{''.join(signs)}"


def identifiers_of(code: str) -> tuple[UUID, UUID] | None:
    """Return the first and last identifier that a code can stand for, or None if it is no code."""
    signs = code.strip().upper().rpartition("-")[2]
    if len(signs) != _SIGNS or any(sign not in _ALPHABET for sign in signs):
        return None
    head = 0
    for sign in signs:
        head = head << 5 | _ALPHABET.index(sign)
    return UUID(int=head << _SHIFT), UUID(int=(head + 1 << _SHIFT) - 1)
