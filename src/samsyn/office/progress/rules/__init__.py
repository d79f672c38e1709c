"""Rules of the progress report: its parts, and canonical text."""

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
    "PromiseLine",
    "Section",
    "Sentence",
    "Snapshot",
    "Stat",
    "Texts",
    "Violence",
    "Year",
    "digest_of",
    "merged",
    "read_draft",
    "read_snapshot",
    "written",
    "written_snapshot",
]
