"""What the library's pages show."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from samsyn.analysis.texts.differences import Run
from samsyn.analysis.texts.plain_language import Reading
from samsyn.office.messages.queries.uses import Use
from samsyn.office.messages.states import VersionState
from samsyn.vocabulary.messages import MessageKind, Part


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionMark:
    """One version in a list."""

    id: UUID
    language: str
    number: int
    state: VersionState
    valid_from: date | None
    valid_to: date | None
    ends_soon: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """All versions of a text in one language, the latest first."""

    language: str
    direction: str
    versions: tuple[VersionMark, ...]

    @property
    def in_force(self) -> VersionMark | None:
        """The version that may be used."""
        return next((one for one in self.versions if one.state is VersionState.IN_FORCE), None)

    @property
    def unfinished(self) -> VersionMark | None:
        """The draft, or what waits for approval."""
        open_states = (VersionState.DRAFT, VersionState.SUBMITTED)
        return next((one for one in self.versions if one.state in open_states), None)

    @property
    def shown(self) -> tuple[VersionMark, ...]:
        """What a list tells of the language: in force, unfinished, or else the latest."""
        found = tuple(one for one in (self.in_force, self.unfinished) if one is not None)
        return found or self.versions[:1]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRow:
    """One text of the library with its languages."""

    id: UUID
    kind: MessageKind
    name: str
    room: str
    families: tuple[Family, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """Every text that the reader sees, by kind; `missing` are kinds without a text in force."""

    texts: tuple[TextRow, ...]
    waiting: tuple[tuple[TextRow, VersionMark], ...]
    ending: tuple[tuple[TextRow, VersionMark], ...]
    missing: tuple[MessageKind, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPage:
    """One text: its languages, their versions, and the words in force."""

    row: TextRow
    room_id: int
    words: tuple[tuple[str, str], ...]  # language -> body of the current version
    languages: tuple[str, ...]  # that the site writes in
    may_write: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """The words that a new version starts from."""

    heading: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A dated step with a name."""

    at: datetime
    by: str
    because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionPage:
    """One version with everything that its state follows from."""

    id: UUID
    text_id: UUID
    room_id: int
    kind: MessageKind
    name: str
    room: str
    language: str
    direction: str
    number: int
    revision: int
    heading: str
    body: str
    parts: tuple[Part, ...]
    state: VersionState
    followed_by: int | None  # the number of the version that has taken over
    previous_id: UUID | None
    replaces_if_withdrawn: int | None  # which version would be in force again
    valid_from: date | None
    valid_to: date | None
    ends_soon: bool
    begun: Fact
    changed: Fact | None
    writers: tuple[str, ...]
    submitted: Fact | None
    sent_back: Fact | None
    approved: Fact | None
    withdrawn: Fact | None
    legally_checked_by: str
    legally_checked_on: date | None
    needs_legal_check: bool
    translated_by: str
    translated_on: date | None
    needs_translator: bool
    kept_because: str
    reading: Reading | None
    is_handed_over: bool
    uses: tuple[Use, ...]
    may_write: bool
    may_approve: bool  # the role lets them, and they have not written in it
    has_written: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two versions of a text side by side."""

    text_id: UUID
    name: str
    earlier: VersionMark
    later: VersionMark
    heading: tuple[Run, ...]
    body: tuple[Run, ...]
    direction: str
    others: tuple[VersionMark, ...]  # of the language, to compare with instead
