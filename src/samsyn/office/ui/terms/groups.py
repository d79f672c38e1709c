"""Words for groups, parts in them and relations between them. Nobody is called a leader."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy as pgettext

from samsyn.vocabulary.groups import (
    BasisKind,
    Cohesion,
    GroupKind,
    GroupStatus,
    MembershipRole,
    RelationKind,
    RelationState,
)

_KINDS: Final[Mapping[str, Promise]] = {
    GroupKind.CREW: pgettext("kind of group", "Crew"),
    GroupKind.LOOSE_NETWORK: pgettext("kind of group", "Loose network"),
    GroupKind.CLAN: pgettext("kind of group", "Kin network"),
    GroupKind.BIKER: pgettext("kind of group", "Motorcycle club"),
    GroupKind.AD_HOC: pgettext("kind of group", "Formed for the occasion"),
}
_STATUSES: Final[Mapping[str, Promise]] = {
    GroupStatus.ACTIVE: pgettext("group", "Active"),
    GroupStatus.DORMANT: pgettext("group", "Dormant"),
    GroupStatus.DISSOLVED: pgettext("group", "Dissolved"),
    GroupStatus.MERGED: pgettext("group", "Merged"),
}
_COHESIONS: Final[Mapping[str, Promise]] = {
    Cohesion.LOOSE: pgettext("cohesion", "Loose"),
    Cohesion.MIXED: pgettext("cohesion", "Mixed"),
    Cohesion.TIGHT: pgettext("cohesion", "Tight"),
}
_PARTS: Final[Mapping[str, Promise]] = {
    MembershipRole.KEY_PERSON: pgettext("part in a group", "Can influence the group"),
    MembershipRole.CORE: pgettext("part in a group", "Core"),
    MembershipRole.ASSOCIATE: pgettext("part in a group", "Associate"),
    MembershipRole.FORMER: pgettext("part in a group", "Former"),
}
_BASES: Final[Mapping[str, Promise]] = {
    BasisKind.OWN_STATEMENT: pgettext("basis", "Own statement"),
    BasisKind.JUDGMENT: pgettext("basis", "Judgment"),
    BasisKind.SUSPECTED_TOGETHER: pgettext("basis", "Suspected together"),
    BasisKind.OBSERVED_TOGETHER: pgettext("basis", "Observed together"),
    BasisKind.PARTNER_INFORMATION: pgettext("basis", "Information from a partner"),
    BasisKind.INTELLIGENCE: pgettext("basis", "Intelligence"),
}
_RELATIONS: Final[Mapping[str, Promise]] = {
    RelationKind.DISPUTE: pgettext("kind of relation", "Conflict"),
    RelationKind.ALLIANCE: pgettext("kind of relation", "Alliance"),
    RelationKind.TRUCE: pgettext("kind of relation", "Truce"),
    RelationKind.SUPPLIER: pgettext("kind of relation", "Supply"),
}
_RELATION_STATES: Final[Mapping[str, Promise]] = {
    RelationState.SUSPECTED: pgettext("relation", "Suspected"),
    RelationState.ACTIVE: pgettext("relation", "Active"),
    RelationState.COOLING: pgettext("relation", "Cooling"),
    RelationState.CLOSED: pgettext("relation", "Closed"),
}
WORDS: Final[Mapping[type[StrEnum], Mapping[str, Promise]]] = {
    GroupKind: _KINDS,
    GroupStatus: _STATUSES,
    Cohesion: _COHESIONS,
    MembershipRole: _PARTS,
    BasisKind: _BASES,
    RelationKind: _RELATIONS,
    RelationState: _RELATION_STATES,
}
