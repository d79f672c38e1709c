"""Which numbers a text holds, in digits or in words, so that none is typed by hand."""

import re
from collections.abc import Iterable
from typing import Final

_DIGITS: Final = re.compile(r"\d+(?:[ \u00a0\u202f,.]\d{3})*(?:[.,]\d+)?")
_WORD: Final = re.compile(r"[^\W\d_]+")
# One and en are articles as well, and say nothing by themselves.
_WORDS: Final = {
    word: str(number)
    for number, words in enumerate(
        (
            "två two",
            "tre three",
            "fyra four",
            "fem five",
            "sex six",
            "sju seven",
            "åtta eight",
            "nio nine",
            "tio ten",
            "elva eleven",
            "tolv twelve",
            "tretton thirteen",
            "fjorton fourteen",
            "femton fifteen",
            "sexton sixteen",
            "sjutton seventeen",
            "arton eighteen",
            "nitton nineteen",
            "tjugo twenty",
        ),
        start=2,
    )
    for word in words.split()
} | {
    word: number
    for words, number in (
        ("trettio thirty", "30"),
        ("fyrtio forty", "40"),
        ("femtio fifty", "50"),
        ("sextio sixty", "60"),
        ("sjuttio seventy", "70"),
        ("åttio eighty", "80"),
        ("nittio ninety", "90"),
        ("hundra hundred", "100"),
        ("tusen thousand", "1000"),
        ("hälften half", "1/2"),
        ("tredjedel third", "1/3"),
        ("fjärdedel quarter", "1/4"),
        ("dubbelt double", "2x"),
        ("dussin dozen", "12"),
        ("tiotal", "10"),
        ("hundratal", "100"),
    )
    for word in words.split()
}


def numbers_in(text: str) -> list[str]:
    """Return the numbers of a text as they would be compared: '1 234,5' is '1234.5', 'tio' '10'."""
    found = [_plain(match.group()) for match in _DIGITS.finditer(text)]
    words = (match.group().casefold() for match in _WORD.finditer(text))
    return [*found, *(_WORDS[word] for word in words if word in _WORDS)]


def foreign_numbers(text: str, computed: Iterable[str]) -> list[str]:
    """Return the numbers of a text that stand in none of the computed texts, each once."""
    known = {number for one in computed for number in numbers_in(one)}
    return [one for one in dict.fromkeys(numbers_in(text)) if one not in known]


def _plain(digits: str) -> str:
    grouped = re.sub(r"[ \u00a0\u202f]", "", digits)
    if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", grouped):  # English thousands
        return grouped.replace(",", "")
    if re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d+)?", grouped):
        grouped = grouped.replace(".", "")
    return grouped.replace(",", ".")
