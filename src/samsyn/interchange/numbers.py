"""Numbers and yes or no as people write them: decimal comma, spaces between thousands.

A lone comma is a decimal comma; where comma and point both occur, the last one is the decimal.
"""

import math
import re
from functools import lru_cache

_SPACES = str.maketrans({"\u00a0": None, "\u2009": None, "\u202f": None, " ": None, "'": None})
_MINUS = str.maketrans({"\u2212": "-", "\u2013": "-"})
_NUMBER = re.compile(r"[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?")
_THOUSANDS = re.compile(r"[-+]?\d{1,3}([ \u00a0\u2009\u202f'.,])\d{3}(?:\1\d{3})*(?:[.,]\d*)?")
_SPACED = re.compile(r"\d[ \u00a0\u2009\u202f']\d")
_LONGEST = 60  # characters
_YES = frozenset(
    (
        *("1", "1.0", "true", "yes", "y", "ja", "j", "sant", "x", "inne", "inomhus"),
        *("dead", "died", "fatal", "död", "avliden", "dödlig", "dödad"),
    )
)
_NO = frozenset(
    (
        *("0", "0.0", "false", "no", "n", "nej", "falskt", "ute", "utomhus"),
        *("injured", "wounded", "skadad", "nonfatal", "non-fatal"),
    )
)

UNKNOWN_WORDS = frozenset(
    (
        *("?", "-", "--", ".", "n/a", "na", "null", "none", "nan"),
        *("unknown", "not known", "not stated"),
        *("okänd", "okänt", "ej känt", "saknas", "uppgift saknas", "ej angivet"),
    )
)


class NotANumber(ValueError):
    """The text is not a number that can be read in one way only."""


@lru_cache(maxsize=65536)
def parse_number(text: str) -> float:
    """Read a decimal number. Raises `NotANumber`."""
    spaced = text.strip().translate(_MINUS)
    if len(spaced) > _LONGEST or (_SPACED.search(spaced) and not _THOUSANDS.fullmatch(spaced)):
        raise NotANumber(text)
    plain = spaced.translate(_SPACES)
    plain = _with_decimal_point(plain)
    if not plain.isascii() or not _NUMBER.fullmatch(plain):
        raise NotANumber(text)
    number = float(plain)
    if not math.isfinite(number):
        raise NotANumber(text)
    return number


def parse_count(text: str, *, limit: int) -> int:
    """Read a whole number from 0 to `limit`. Raises `NotANumber`."""
    number = parse_number(text)
    if number < 0 or number > limit or number != int(number):
        raise NotANumber(text)
    return int(number)


def parse_yes_or_no(text: str) -> bool:
    """Read a yes or no in Swedish or English. Raises `NotANumber`."""
    word = text.strip().casefold()
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise NotANumber(text)


def _with_decimal_point(text: str) -> str:
    commas, points = text.count(","), text.count(".")
    if not commas:
        return text.replace(".", "") if points > 1 and _THOUSANDS.fullmatch(text) else text
    if not points:
        if commas == 1:
            return text.replace(",", ".")
        return text.replace(",", "") if _THOUSANDS.fullmatch(text) else text
    decimal = max(",", ".", key=text.rfind)
    thousands = "," if decimal == "." else "."
    if text.count(decimal) > 1 or not _THOUSANDS.fullmatch(text):
        return text
    return text.replace(thousands, "").replace(decimal, ".")
