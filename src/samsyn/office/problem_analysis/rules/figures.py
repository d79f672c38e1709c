"""Figures in a text that nobody computed: they are pointed at, so that none is typed by hand."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

_FIGURE: Final = re.compile(r"\d+(?:[\u00a0 ]\d{3})*(?:[.,]\d+)?")
_THOUSANDS: Final = re.compile(r"[\u00a0 ]")


def figures_in(text: str) -> tuple[str, ...]:
    """Return the figures of a text in order, with a point for the decimal and no thousands' mark.

    >>> figures_in("Av 1 204 händelser var 12,5 procent skjutningar.")
    ('1204', '12.5')
    """
    return tuple(_THOUSANDS.sub("", found).replace(",", ".") for found in _FIGURE.findall(text))


def not_computed(text: str, computed: Iterable[str]) -> Sequence[str]:
    """Return the figures of a text, each once, that stand in none of the computed sentences."""
    known = {figure for sentence in computed for figure in figures_in(sentence)}
    return [one for one in dict.fromkeys(figures_in(text)) if one not in known]
