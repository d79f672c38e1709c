"""What others read of the library: which texts may be used, and one filled in."""

from samsyn.office.messages.queries.use import (
    CannotUse,
    FilledText,
    UsableText,
    filled,
    paragraphs_of,
    usable,
)

__all__ = [
    "CannotUse",
    "FilledText",
    "UsableText",
    "filled",
    "paragraphs_of",
    "usable",
]
