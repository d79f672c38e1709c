"""What is read of the library: pages of it, and for others which texts may be used."""

from samsyn.office.messages.queries.clearance import (
    Clearance,
    clearance_of,
    register_clearance,
)
from samsyn.office.messages.queries.library import (
    languages_of,
    library,
    reads_library,
    shipped_words,
    text_page,
    wording_to_start,
    writing_rooms,
)
from samsyn.office.messages.queries.shown import (
    Comparison,
    Family,
    Library,
    TextPage,
    TextRow,
    VersionMark,
    VersionPage,
)
from samsyn.office.messages.queries.use import (
    CannotUse,
    FilledText,
    UsableText,
    filled,
    line_for,
    paragraphs_of,
    usable,
)
from samsyn.office.messages.queries.uses import Use, register_uses
from samsyn.office.messages.queries.versions import comparison, version_page

__all__ = [
    "CannotUse",
    "Clearance",
    "Comparison",
    "Family",
    "FilledText",
    "Library",
    "TextPage",
    "TextRow",
    "UsableText",
    "Use",
    "VersionMark",
    "VersionPage",
    "clearance_of",
    "comparison",
    "filled",
    "languages_of",
    "library",
    "line_for",
    "paragraphs_of",
    "reads_library",
    "register_clearance",
    "register_uses",
    "shipped_words",
    "text_page",
    "usable",
    "version_page",
    "wording_to_start",
    "writing_rooms",
]
