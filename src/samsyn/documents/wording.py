"""How a cell is written, and the few words that files have of their own, in both languages."""

import re
from datetime import date
from decimal import Decimal
from typing import Final

from samsyn import formats
from samsyn.documents.model import Cell, Column, Link, Strong

# What no file can hold, and signs that turn the order of what is read. Line breaks stay.
_UNWRITABLE: Final = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_WORDS: Final = {
    "page": ("Sida", "Page"),
    "of": ("av", "of"),
    "as a table": ("Bilden som tabell", "The picture as a table"),
    "contents": ("Innehåll", "Contents"),
    "table": ("Tabell", "Table"),
    "link": ("Gå till", "Go to"),
}


def word(name: str, language: str) -> str:
    """Return one of the files' own words."""
    return _WORDS[name][formats.speech(language) == "en"]


def clean(text: str) -> str:
    """Return the text without signs that a file cannot hold."""
    return _UNWRITABLE.sub("", text)


def cell_text(cell: Cell, column: Column, language: str) -> str:
    """Return a cell as words: numbers and days as the language writes them, nothing as a dash."""
    if cell is None:
        return "\u2013"
    if isinstance(cell, Strong | Link):
        return clean(cell.text)
    if isinstance(cell, int | float | Decimal):
        return formats.number(cell, decimals=column.decimals, language=language)
    if isinstance(cell, date):
        return formats.dated(cell, language=language)
    return clean(cell)
