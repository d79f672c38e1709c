"""How a table stands on its pages: how wide each column is, and whether it is kept whole."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from samsyn.documents.model import Column, ColumnKind, Link, Strong, Table

_DAY: Final = len("30 sep 2026")
_PADDING: Final = 3  # in signs
_LONGEST: Final = 26  # of a text that gets a line of its own
_WHOLE_ROWS, _WHOLE_SIGNS = 14, 1500  # that surely have room on one page

_WORDS: Final = ColumnKind.TEXT
_NOTHING: Final = ("", "\u2013")
_FIGURE: Final = r"[\u2212-]?\d[\d\s\u00a0\u202f,.]*%?"
_NUMBER: Final = re.compile(rf"{_FIGURE}(\s?(till|to|av|of|\u2013)\s?{_FIGURE})?")


def widths_of(table: Table) -> tuple[float, ...]:
    """Return each column's part of the width; together 1.

    Where no column says its share, each gets what its longest word needs, and a short text a line.
    """
    if any(one.share for one in table.columns):
        shares: list[float] = [one.share or 1 for one in table.columns]
    else:
        shares = [_signs_of(table, place) for place in range(len(table.columns))]
    return tuple(one / sum(shares) for one in shares)


def table_of_words(caption: str, headings: Sequence[str], rows: Sequence[tuple[str, ...]]) -> Table:
    """Return a table of what is words already; columns of figures alone stand to the right."""
    columns = tuple(
        Column(one, ColumnKind.NUMBER if _is_of_numbers([row[place] for row in rows]) else _WORDS)
        for place, one in enumerate(headings)
    )
    return Table(caption, columns, tuple(rows))


def stays_whole(table: Table) -> bool:
    """Whether the table is short enough to be kept together on one page."""
    signs = sum(len(_text(cell)) for row in table.rows for cell in row)
    return len(table.rows) <= _WHOLE_ROWS and signs <= _WHOLE_SIGNS


def _is_of_numbers(texts: Sequence[str]) -> bool:
    return all(one in _NOTHING or _NUMBER.fullmatch(one) for one in texts)


def _signs_of(table: Table, place: int) -> int:
    texts = [_text(row[place]) for row in table.rows]
    words = [len(word) for text in (table.columns[place].heading, *texts) for word in text.split()]
    lines = [min(len(text), _LONGEST) for text in texts]
    return max([*words, *lines, 1]) + _PADDING


def _text(cell: object) -> str:
    if isinstance(cell, Strong | Link):
        return cell.text
    return "-" * _DAY if isinstance(cell, date) else str("" if cell is None else cell)
