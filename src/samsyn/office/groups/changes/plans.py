"""What a change takes: typed, complete, and still to be judged."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from samsyn.vocabulary.claims import Certainty, InformationAccuracy, SourceReliability
from samsyn.vocabulary.groups import (
    BasisKind,
    Cohesion,
    GroupKind,
    GroupStatus,
    MembershipRole,
    RelationKind,
    RelationState,
)

Ring = tuple[tuple[float, float], ...]  # (longitude, latitude) in degrees, WGS 84


class EndReason(StrEnum):
    """Why a membership ends. The last two say that it should never have been claimed."""

    LEFT = "left"
    MOVED = "moved"
    DISSOLVED = "dissolved"
    DIED = "died"
    NO_NEW_GROUNDS = "no_new_grounds"
    CONTESTED_AND_UPHELD = "contested_and_upheld"
    NEVER_MET_CRITERIA = "never_met_criteria"


WRONG_FROM_THE_START = frozenset({EndReason.CONTESTED_AND_UPHELD, EndReason.NEVER_MET_CRITERIA})


@dataclass(frozen=True, slots=True, kw_only=True)
class Graded:
    """Where a claim comes from and how far it is trusted."""

    source_id: UUID | None = None
    source_reliability: SourceReliability = SourceReliability.NOT_ASSESSED
    information_accuracy: InformationAccuracy = InformationAccuracy.NOT_ASSESSED
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupPlan(Graded):
    """A new group with what is first claimed of it. Empty claims are not written."""

    room_id: int
    working_name: str
    kind: GroupKind
    external_reference: str = ""
    aliases: tuple[str, ...] = ()
    standing: GroupStatus | None = GroupStatus.ACTIVE
    standing_since: date | None = None
    areas: str = ""
    outline: Ring | None = None
    size_least: int | None = None
    size_most: int | None = None
    cohesion: Cohesion | None = None
    in_words: str = ""
    known: str = ""  # one statement a line, as the next two
    believed: str = ""
    not_known: str = ""
    mapped_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRevision:
    """A group's own columns as they shall be; `version` is the one that was read."""

    group_id: UUID
    version: int
    working_name: str
    kind: GroupKind
    external_reference: str = ""
    mapped_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AliasPlan(Graded):
    """Another name that the group goes by."""

    group_id: UUID
    name: str
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingPlan(Graded):
    """Where the group stands from a day on."""

    group_id: UUID
    standing: GroupStatus
    since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentPlan(Graded):
    """One dated assessment."""

    group_id: UUID
    since: date
    size_least: int | None = None
    size_most: int | None = None
    cohesion: Cohesion | None = None
    in_words: str = ""
    known: str = ""
    believed: str = ""
    not_known: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TerritoryPlan(Graded):
    """Where the group mostly moves; if it replaces, what stood before ends on `since`."""

    group_id: UUID
    areas: str
    outline: Ring | None = None
    since: date | None = None
    until: date | None = None
    replaces: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BasisPlan:
    """One dated basis for a membership."""

    kind: BasisKind
    dated_on: date
    independent: bool = True
    note: str = ""
    source_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MembershipPlan(Graded):
    """The claim that a person belongs to a group of the same room."""

    person_id: UUID
    group_id: UUID
    role: MembershipRole
    since: date | None = None
    until: date | None = None
    bases: tuple[BasisPlan, ...] = ()
    confirmed_on: tuple[date, ...] = ()
    approved_on: date | None = None
    disputed_on: date | None = None
    dispute_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationPlan(Graded):
    """A relation between two groups of one room."""

    group_id: UUID
    other_id: UUID
    kind: RelationKind
    state: RelationState = RelationState.ACTIVE
    certainty: Certainty = Certainty.UNKNOWN
    since: date | None = None
    until: date | None = None
    cause: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationRevision(Graded):
    """A relation as it shall be; `version` is the one that was read."""

    relation_id: UUID
    version: int
    kind: RelationKind
    state: RelationState
    certainty: Certainty
    since: date | None = None
    until: date | None = None
    cause: str = ""
