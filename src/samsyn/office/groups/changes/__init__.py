"""What changes groups, memberships and relations; pages, imports and the demo call the same."""

from samsyn.office.groups.changes.claims import (
    add_alias,
    add_assessment,
    add_standing,
    add_territory,
)
from samsyn.office.groups.changes.groups import record_group, record_groups, revise_group
from samsyn.office.groups.changes.links import CannotLink, link_groups, undo_group_link
from samsyn.office.groups.changes.memberships import add_basis, record_memberships
from samsyn.office.groups.changes.plans import (
    AliasPlan,
    AssessmentPlan,
    BasisPlan,
    EndReason,
    GroupPlan,
    GroupRevision,
    MembershipPlan,
    RelationPlan,
    RelationRevision,
    StandingPlan,
    TerritoryPlan,
)
from samsyn.office.groups.changes.refusals import CannotDecide, CannotRecord
from samsyn.office.groups.changes.relations import record_relations, revise_relation
from samsyn.office.groups.changes.reviews import (
    EndPlan,
    approve_membership,
    confirm_membership,
    dispute_membership,
    end_membership,
    settle_dispute,
)

__all__ = [
    "AliasPlan",
    "AssessmentPlan",
    "BasisPlan",
    "CannotDecide",
    "CannotLink",
    "CannotRecord",
    "EndPlan",
    "EndReason",
    "GroupPlan",
    "GroupRevision",
    "MembershipPlan",
    "RelationPlan",
    "RelationRevision",
    "StandingPlan",
    "TerritoryPlan",
    "add_alias",
    "add_assessment",
    "add_basis",
    "add_standing",
    "add_territory",
    "approve_membership",
    "confirm_membership",
    "dispute_membership",
    "end_membership",
    "link_groups",
    "record_group",
    "record_groups",
    "record_memberships",
    "record_relations",
    "revise_group",
    "revise_relation",
    "settle_dispute",
    "undo_group_link",
]
