"""Which numbers a text holds, in digits or in words, so that none is typed by hand."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from samsyn.office.releases.rules.numerals import BEFORE_COUNTED, NUMERALS, is_counted

_DIGITS: Final = r"\d+(?:[ \u00a0\u202f,.]\d{3})*(?:[.,]\d+)?"
_WORD: Final = r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*"
_SIGN: Final = r"[\u00bc-\u00be\u2150-\u215e\u2460-\u2473]"  # fractions, and numbers in rings
_TOKEN: Final = re.compile(rf"({_DIGITS})|({_SIGN})|({_WORD})|\S")
_BETWEEN: Final = 2  # words that may stand between a number and what it counts
_FEW: Final = "2+"


@dataclass(frozen=True, slots=True)
class Found:
    """A number in a text: how it is compared, how it is written, and whether it counts somebody."""

    value: str
    said: str
    is_count: bool


def numbers_in(text: str) -> list[str]:
    """Return the numbers of a text as they would be compared: '1 234,5' is '1234.5', 'tio' '10'.

    *En*, *both*, *few* and ordinals are numbers where they stand before a word for people or
    events: else they are words of any text.

    >>> numbers_in("Av tjugofem var hälften unga, och en ny skjutning kom till.")
    ['25', '1/2', '1']
    """
    return [one.value for one in _found(text)]


def foreign_numbers(text: str, computed: Iterable[str]) -> list[str]:
    """Return the numbers of a text, as written, that stand in none of the computed texts."""
    known = {number for one in computed for number in numbers_in(one)}
    foreign = {one.value: one.said for one in reversed([*_found(text)]) if one.value not in known}
    return [*reversed(foreign.values())]


def few_in(text: str, threshold: int) -> list[str]:
    """Return where a text tells of fewer people or events than the threshold, but of some.

    >>> few_in("Två personer greps, 12 förhördes, och tre möten hölls.", 5)
    ['Två personer']
    """
    counts = [one for one in _found(text) if one.is_count]
    return [one.said for one in counts if one.value == _FEW or _is_few(one.value, threshold)]


def _is_few(value: str, threshold: int) -> bool:
    return value.isdecimal() and 0 < int(value) < threshold


def _found(text: str) -> Iterator[Found]:
    tokens = [*_TOKEN.finditer(text)]
    for place, token in enumerate(tokens):
        counted = _counted_after(tokens, place)
        said = text[token.start() : counted.end()] if counted else token.group()
        for value in _values(token, has_counted=counted is not None, after=tokens[place + 1 :][:1]):
            yield Found(value, said, counted is not None)


def _values(token: re.Match[str], *, has_counted: bool, after: list[re.Match[str]]) -> list[str]:
    digits, sign, word = token.groups()
    if digits:
        return [_plain(digits)]
    if sign:
        return [f"{unicodedata.numeric(sign):g}"]
    if not word:
        return []
    said = word.casefold()
    parts = [said] if said in NUMERALS else re.split("[-\u2010\u2011]", said)
    if numbers := [NUMERALS[part] for part in parts if part in NUMERALS]:
        return numbers
    is_article = bool(after) and after[0].group().casefold() in BEFORE_COUNTED.keys() | NUMERALS
    if said in BEFORE_COUNTED and has_counted and not is_article:
        return [BEFORE_COUNTED[said]]
    return []


def _counted_after(tokens: list[re.Match[str]], place: int) -> re.Match[str] | None:
    """Return the word for people or events that comes after a number in the same phrase."""
    for token in tokens[place + 1 : place + 2 + _BETWEEN]:
        if not token.group(3):
            return None
        if is_counted(token.group().casefold()):
            return token
    return None


def _plain(digits: str) -> str:
    grouped = re.sub(r"[ \u00a0\u202f]", "", digits)
    if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", grouped):  # English thousands
        return grouped.replace(",", "")
    if re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d+)?", grouped):
        grouped = grouped.replace(".", "")
    return grouped.replace(",", ".")
