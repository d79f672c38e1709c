"""What changes to people take: plain values, checked by `rules` and not by themselves."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from samsyn.vocabulary.claims import InformationAccuracy, SourceKind, SourceReliability
from samsyn.vocabulary.people import (
    IdentityKind,
    NameKind,
    ProtectedIdentity,
    Standing,
    TieKind,
)
from samsyn.vocabulary.uncertain_dates import DateInterval


@dataclass(frozen=True, slots=True, kw_only=True)
class NamePlan:
    """One name; either part may be empty, not both."""

    kind: NameKind = NameKind.LEGAL
    given: str = ""
    family: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPlan:
    """A person to record in a room. Of somebody unknown there may be nothing but a standing."""

    room_id: int
    names: tuple[NamePlan, ...] = ()
    born: DateInterval | None = None
    identity: IdentityKind = IdentityKind.KNOWN
    identity_number: str | None = field(default=None, repr=False)
    protected_identity: ProtectedIdentity = ProtectedIdentity.NONE
    standing: Standing = Standing.IN_SCOPE
    died_on: date | None = None
    external_reference: str = ""
    source_id: UUID | None = None  # what the names rest on
    not_suspected: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionPlan:
    """What the record is to say from now on; `version` is the one that the writer had read."""

    version: int
    born: DateInterval | None = None
    identity: IdentityKind = IdentityKind.KNOWN
    protected_identity: ProtectedIdentity = ProtectedIdentity.NONE
    standing: Standing = Standing.IN_SCOPE
    died_on: date | None = None
    external_reference: str = ""
    not_suspected: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePlan:
    """What claims rest on."""

    room_id: int
    kind: SourceKind
    title: str
    reliability: SourceReliability = SourceReliability.NOT_ASSESSED
    dated_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TiePlan:
    """A documented tie between two people of one room. `until` is the first day without it."""

    person_id: UUID
    other_id: UUID
    kind: TieKind
    weight: float = 1.0
    since: date | None = None
    until: date | None = None
    source_id: UUID | None = None
    source_reliability: SourceReliability = SourceReliability.NOT_ASSESSED
    information_accuracy: InformationAccuracy = InformationAccuracy.NOT_ASSESSED
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RestrictionPlan:
    """Who reads a record from now on.

    `team` names its only readers; empty leaves it to everyone in the room but `shut_out`.
    """

    team: frozenset[int] = frozenset()
    shut_out: frozenset[int] = frozenset()
    reason: str
