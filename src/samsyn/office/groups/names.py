"""Groups in Swedish alphabetical order, numbers by their size, alike on every server."""

import re

from samsyn.office.people.names import sort_key

_LONGEST = 100
_DIGITS = 6


def swedish_order(name: str) -> str:
    """Return a key by which `Grupp 2` comes before `Grupp 10`, and `Grupp Ö` last."""
    return sort_key(re.sub(r"\d+", lambda found: found.group().zfill(_DIGITS), name))[:_LONGEST]
