"""Splits a text into sentences and words. A line break ends a sentence, as in lists and letters."""

import re
from collections.abc import Iterator

# A stop, with any closing marks, and the gap after it.
_STOP = re.compile(r"[.!?…؟۔።]+[\"”’»)]*\s+")  # noqa: RUF001  marks of many scripts
_WORD = re.compile(r"[^\W_]+(?:[-'’:./][^\W_]+)*")  # noqa: RUF001


def sentences_in(text: str) -> tuple[str, ...]:
    """Return the sentences of a text, without those that hold no word.

    A full stop before a small letter or a figure ends no sentence: `t.ex. hem`, `kl. 18.20`.
    """
    pieces = (piece.strip() for line in text.splitlines() for piece in _pieces(line))
    return tuple(piece for piece in pieces if _WORD.search(piece))


def words_in(text: str) -> tuple[str, ...]:
    """Return the words and figures of a text in their order; `e-post` and `18.20` are one each."""
    return tuple(_WORD.findall(text))


def _pieces(line: str) -> Iterator[str]:
    start = 0
    for stop in _STOP.finditer(line):
        rest = line[stop.end() :].lstrip('"”“‘«(')  # noqa: RUF001
        is_abbreviation = stop[0].strip() == "." and (rest[:1].islower() or rest[:1].isdigit())
        if not is_abbreviation:
            yield line[start : stop.end()]
            start = stop.end()
    yield line[start:]
