"""Words for groups: kinds, status, membership roles, relations between groups."""

from enum import StrEnum


class GroupKind(StrEnum):
    """Group is broader than gang: loose neighbourhood crews count."""

    CREW = "crew"
    LOOSE_NETWORK = "loose_network"
    CLAN = "clan"
    BIKER = "biker"
    AD_HOC = "ad_hoc"


class GroupStatus(StrEnum):
    """Dated status of a group."""

    ACTIVE = "active"
    DORMANT = "dormant"
    DISSOLVED = "dissolved"
    MERGED = "merged"


class Cohesion(StrEnum):
    """How tightly the group holds together."""

    LOOSE = "loose"
    MIXED = "mixed"
    TIGHT = "tight"


class MembershipRole(StrEnum):
    """Part in the group; a dated claim with its own bases."""

    KEY_PERSON = "key_person"  # can influence the group
    CORE = "core"
    ASSOCIATE = "associate"
    FORMER = "former"


class BasisKind(StrEnum):
    """What one basis for a membership rests on; two independent ones are needed."""

    OWN_STATEMENT = "own_statement"
    JUDGMENT = "judgment"
    SUSPECTED_TOGETHER = "suspected_together"
    OBSERVED_TOGETHER = "observed_together"
    PARTNER_INFORMATION = "partner_information"
    INTELLIGENCE = "intelligence"


class RelationKind(StrEnum):
    """A dated relation between two groups."""

    DISPUTE = "dispute"
    ALLIANCE = "alliance"
    TRUCE = "truce"
    SUPPLIER = "supplier"


class RelationState(StrEnum):
    """Where a relation stands; for disputes the supervisor approves before it is active."""

    SUSPECTED = "suspected"
    ACTIVE = "active"
    COOLING = "cooling"
    CLOSED = "closed"
