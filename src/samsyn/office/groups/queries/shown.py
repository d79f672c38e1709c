"""What pages on groups are given: plain, frozen, with only what this reader may have."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from samsyn.office.groups.rosters import MembershipState
from samsyn.office.linking.queries import LinkNote


@dataclass(frozen=True, slots=True)
class RoomMark:
    """The room that a claim comes from; `kind` is a value of RoomKind."""

    name: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Violence:
    """The latest incident that a group stood on a side of. Values of the vocabulary."""

    day: date
    kind: str
    harm: str
    certainty: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRow:
    """One line of the list of groups; `people` counts a human being once."""

    id: UUID
    name: str
    rooms: tuple[RoomMark, ...]
    kind: str
    standing: str
    size_least: int | None
    size_most: int | None
    people: int
    disputes: int
    last_violence: Violence | None
    review_on: date | None
    is_overdue: bool
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupFilters:
    """What the list is narrowed to, and where it goes on. Empty means everything."""

    text: str = ""
    standing: str = ""
    only_overdue: bool = False
    after: str = ""  # the key of the last row of the page before
    before: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupPage:
    """One page of the list; keys lead on, '' where there is nothing more."""

    rows: tuple[GroupRow, ...]
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One person on a roster, with everything that the reader's rooms say, as one."""

    membership_id: UUID
    person_id: UUID
    code: str
    name: str  # empty unless names are shown
    role: str
    since: date | None
    until: date | None
    bases: int  # independent ones
    holds_until: date | None
    state: MembershipState
    may_be_minor: bool
    is_protected: bool
    rooms: tuple[RoomMark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """Who belonged to the group on a day, as the register now says."""

    on: date
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """One dated assessment."""

    since: date
    by: str
    room: RoomMark
    size_least: int | None
    size_most: int | None
    cohesion: str
    in_words: str
    known: tuple[str, ...]
    believed: tuple[str, ...]
    not_known: tuple[str, ...]
    source: str
    review_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationClaim:
    """What one room says of a relation."""

    id: UUID
    state: str
    certainty: str
    since: date | None
    until: date | None
    cause: str
    source: str
    room: RoomMark
    may_edit: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationShown:
    """A relation as seen from the group, with every claim of it."""

    other_id: UUID
    other: str
    kind: str
    claims: tuple[RelationClaim, ...]
    is_past: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TerritoryShown:
    """An area where the group moves; `outline` is a closed ring of (longitude, latitude)."""

    areas: str
    outline: tuple[tuple[float, float], ...]
    since: date | None
    until: date | None
    room: RoomMark


@dataclass(frozen=True, slots=True, kw_only=True)
class LogEntry:
    """Something that was recorded about the group: what, when and by whom."""

    at: datetime
    what: str  # alias, standing, assessment, territory, relation, membership
    detail: str
    by: str
    room: RoomMark


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRecord:
    """One room's record of the group, and what the reader may do there."""

    id: UUID
    room_id: int
    room: RoomMark
    may_edit: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupSheet:
    """All that one reader may know of a group, across their rooms."""

    id: UUID
    name: str
    kind: str
    records: tuple[GroupRecord, ...]
    aliases: tuple[str, ...]
    standing: str
    standing_since: date | None
    mapped_on: date | None
    assessment: Assessment | None
    older_assessments: int
    roster: Roster
    to_review: tuple[Member, ...]
    relations: tuple[RelationShown, ...]
    territories: tuple[TerritoryShown, ...]
    sources: tuple[str, ...]
    links: tuple[LinkNote, ...]
    log: tuple[LogEntry, ...]

    @property
    def rooms(self) -> tuple[RoomMark, ...]:
        """The rooms whose records are shown as one."""
        return tuple(dict.fromkeys(record.room for record in self.records))

    @property
    def record_ids(self) -> tuple[UUID, ...]:
        """The identifiers of every record that is shown."""
        return tuple(record.id for record in self.records)

    @property
    def may_edit(self) -> bool:
        """Whether the reader may change the record that the page is about."""
        return any(record.may_edit for record in self.records if record.id == self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class BasisShown:
    """One basis of a membership."""

    kind: str
    dated_on: date
    is_independent: bool
    source: str
    note: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeShown:
    """A time in which the membership was contested."""

    disputed_on: date
    settled_on: date | None
    reason: str
    outcome: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MembershipSheet:
    """One membership with everything that decides whether it counts."""

    id: UUID
    group_id: UUID
    group: str
    room: RoomMark
    room_id: int
    member: Member
    bases: tuple[BasisShown, ...]
    confirmed: tuple[tuple[date, date], ...]
    disputes: tuple[DisputeShown, ...]
    approved_on: date | None
    approved_by: str
    end_reason: str
    note: str
    review_days: int
    may_edit: bool
    may_approve: bool
    may_dispute: bool
