"""Groups, people and memberships as they are read. A person has a code and never a name."""

from datetime import date
from uuid import UUID

from samsyn.office.api.shapes.envelopes import Moment, Page, Shape
from samsyn.office.groups.rosters import MembershipState
from samsyn.vocabulary.groups import GroupKind, GroupStatus, MembershipRole
from samsyn.vocabulary.people import Standing


class Group(Shape):
    """One room's record of people who act together."""

    id: UUID
    code: str
    working_name: str
    kind: GroupKind
    standing: GroupStatus | None
    """The newest that is claimed; null if nobody has said."""
    size_least: int | None
    size_most: int | None
    """From and to, by the newest assessment."""
    review_on: date | None
    """When that assessment is to be reviewed."""
    mapped_on: date | None
    external_reference: str
    version: int
    recorded_at: Moment
    changed_at: Moment
    """When the record, its standing or its assessment was last changed."""


class GroupPage(Page[Group]):
    """A page of groups."""


class Person(Shape):
    """One room's record of one human being. Names and identity numbers are never told here."""

    id: UUID
    code: str
    """The code that pages show, such as P-7KQ2M."""
    standing: Standing
    is_unknown: bool
    """Whether nobody knows who this is."""
    is_protected: bool
    """Of somebody whose identity is protected, nothing is told but this."""
    born_earliest: date | None
    """First possible day of birth; the first day of that year in a room without the day."""
    born_latest: date | None
    is_dead: bool
    died_on: date | None
    external_reference: str | None
    not_suspected: bool | None
    """Marked as not suspected; told in the police's and the probation service's rooms."""
    version: int
    recorded_at: Moment
    changed_at: Moment


class PersonPage(Page[Person]):
    """A page of people."""


class Membership(Shape):
    """The claim that a person belongs to a group, for a time."""

    id: UUID
    person_id: UUID
    group_id: UUID
    role: MembershipRole
    state: MembershipState
    """Where it stands today; only `counts` and `due` count."""
    since: date | None
    until: date | None
    """The first day on which it no longer holds."""
    approved_on: date | None
    last_confirmed_on: date
    review_on: date
    recorded_at: Moment


class MembershipPage(Page[Membership]):
    """A page of memberships, the first recorded first."""
