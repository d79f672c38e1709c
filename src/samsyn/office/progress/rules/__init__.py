"""Rules of the progress report: its parts, figures in a text, names in a text, canonical text."""

from samsyn.office.progress.rules.drafts import (
    OWN,
    Draft,
    Evidence,
    Figure,
    Help,
    Measures,
    PromiseLine,
    Sentence,
    Stat,
    Texts,
    Violence,
    Year,
    digest_of,
    read_draft,
    written,
)
from samsyn.office.progress.rules.names import Named, named_in
from samsyn.office.progress.rules.numbers import foreign_numbers, numbers_in
from samsyn.office.progress.rules.sections import Section
from samsyn.office.progress.rules.snapshots import (
    CONTACT_FIELDS,
    Contact,
    Snapshot,
    merged,
    read_snapshot,
    written_snapshot,
)

__all__ = [
    "CONTACT_FIELDS",
    "OWN",
    "Contact",
    "Draft",
    "Evidence",
    "Figure",
    "Help",
    "Measures",
    "Named",
    "PromiseLine",
    "Section",
    "Sentence",
    "Snapshot",
    "Stat",
    "Texts",
    "Violence",
    "Year",
    "digest_of",
    "foreign_numbers",
    "merged",
    "named_in",
    "numbers_in",
    "read_draft",
    "read_snapshot",
    "written",
    "written_snapshot",
]
