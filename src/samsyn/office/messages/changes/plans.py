"""What a change takes: typed, complete, and still to be judged."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from samsyn.vocabulary.messages import MessageKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What a version says, and for how long it is meant to hold."""

    body: str
    heading: str = ""
    translated_by: str = ""  # in which role; for a language that is not the site's own
    translated_on: date | None = None
    valid_from: date | None = None
    valid_to: date | None = None  # the first day that it no longer holds


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPlan:
    """A new text with its first version."""

    room_id: int
    kind: MessageKind
    name: str
    language: str
    wording: Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionPlan:
    """A new version of a text, in a language."""

    text_id: UUID
    language: str
    wording: Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Revised:
    """A draft as it shall be; `revision` is the one that was read."""

    version_id: UUID
    revision: int
    wording: Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalCheck:
    """Who has read the text for what the law allows: name and post."""

    version_id: UUID
    checked_by: str
    checked_on: date
