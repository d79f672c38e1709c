"""Words for incidents, their harm, and the parts that people and groups had in them."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy as pgettext

from samsyn.vocabulary.incidents import (
    GroupMotivated,
    GroupSide,
    Harm,
    IncidentKind,
    IncidentStatus,
    InvolvementRole,
    MemberInvolved,
    PlacePrecision,
    SuspicionGrade,
    Weapon,
)

_KINDS: Final[Mapping[str, Promise]] = {
    IncidentKind.SHOOTING: pgettext("kind of incident", "Shooting"),
    IncidentKind.EXPLOSION: pgettext("kind of incident", "Explosion"),
    IncidentKind.ATTEMPTED_EXPLOSION: pgettext("kind of incident", "Attempted explosion"),
    IncidentKind.PREPARED_EXPLOSION: pgettext("kind of incident", "Preparation of an explosion"),
    IncidentKind.HAND_GRENADE: pgettext("kind of incident", "Hand grenade"),
    IncidentKind.ARSON: pgettext("kind of incident", "Arson"),
    IncidentKind.STABBING: pgettext("kind of incident", "Stabbing"),
    IncidentKind.SERIOUS_ASSAULT: pgettext("kind of incident", "Serious assault"),
    IncidentKind.KIDNAPPING: pgettext("kind of incident", "Kidnapping"),
    IncidentKind.OTHER_HOMICIDE: pgettext("kind of incident", "Other killing"),
    IncidentKind.OTHER: pgettext("kind of incident", "Other, held for comparison"),
}
_HARMS: Final[Mapping[str, Promise]] = {
    Harm.NONE: pgettext("harm", "Not hurt"),
    Harm.INJURED: pgettext("harm", "Injured"),
    Harm.DEAD: pgettext("harm", "Dead"),
    Harm.UNKNOWN: pgettext("harm", "Harm not known"),
}
_WEAPONS: Final[Mapping[str, Promise]] = {
    Weapon.HANDGUN: pgettext("weapon", "Handgun"),
    Weapon.AUTOMATIC: pgettext("weapon", "Automatic weapon"),
    Weapon.SHOTGUN: pgettext("weapon", "Shotgun"),
    Weapon.FIREARM_UNKNOWN: pgettext("weapon", "Firearm, kind not known"),
    Weapon.EXPLOSIVE: pgettext("weapon", "Explosive"),
    Weapon.HAND_GRENADE: pgettext("weapon", "Hand grenade"),
    Weapon.KNIFE: pgettext("weapon", "Knife"),
    Weapon.BLUNT: pgettext("weapon", "Blunt object"),
    Weapon.FIRE: pgettext("weapon", "Fire"),
    Weapon.OTHER: pgettext("weapon", "Other"),
}
_PLACES: Final[Mapping[str, Promise]] = {
    PlacePrecision.ADDRESS: pgettext("place", "The address"),
    PlacePrecision.BLOCK: pgettext("place", "The block, about 100 metres"),
    PlacePrecision.NEIGHBOURHOOD: pgettext("place", "The neighbourhood"),
    PlacePrecision.DISTRICT: pgettext("place", "The district"),
    PlacePrecision.UNKNOWN: pgettext("place", "Not known"),
}
_STATUSES: Final[Mapping[str, Promise]] = {
    IncidentStatus.REPORTED: pgettext("incident", "Reported"),
    IncidentStatus.REVIEWED: pgettext("incident", "Reviewed"),
    IncidentStatus.CONFIRMED: pgettext("incident", "Confirmed"),
    IncidentStatus.OUT_OF_SCOPE: pgettext("incident", "Withdrawn"),
}
_MEMBERS: Final[Mapping[str, Promise]] = {
    MemberInvolved.CONFIRMED: pgettext("group member involved", "Confirmed"),
    MemberInvolved.LIKELY: pgettext("group member involved", "Likely"),
    MemberInvolved.UNLIKELY: pgettext("group member involved", "Unlikely"),
    MemberInvolved.NO: pgettext("group member involved", "No"),
    MemberInvolved.UNKNOWN: pgettext("group member involved", "Unknown"),
}
_MOTIVES: Final[Mapping[str, Promise]] = {
    GroupMotivated.YES: pgettext("done for a group", "Yes"),
    GroupMotivated.NO: pgettext("done for a group", "No"),
    GroupMotivated.UNKNOWN: pgettext("done for a group", "Unknown"),
}
_PARTS: Final[Mapping[str, Promise]] = {
    InvolvementRole.VICTIM: pgettext("part in an incident", "Was hit or hurt"),
    InvolvementRole.SUSPECT: pgettext("part in an incident", "Suspect"),
    InvolvementRole.WITNESS: pgettext("part in an incident", "Witness"),
    InvolvementRole.PRESENT: pgettext("part in an incident", "Present"),
}
_SUSPICIONS: Final[Mapping[str, Promise]] = {
    SuspicionGrade.NOT_SUSPECTED: pgettext("suspicion", "Not suspected"),
    SuspicionGrade.REASONABLE: pgettext("suspicion", "Reasonable suspicion"),
    SuspicionGrade.PROBABLE: pgettext("suspicion", "Probable cause"),
    SuspicionGrade.CHARGED: pgettext("suspicion", "Charged"),
    SuspicionGrade.CONVICTED: pgettext("suspicion", "Convicted"),
    SuspicionGrade.CLEARED: pgettext("suspicion", "Cleared"),
}
_SIDES: Final[Mapping[str, Promise]] = {
    GroupSide.ACTING: pgettext("side", "Acting"),
    GroupSide.TARGETED: pgettext("side", "Targeted"),
}
WORDS: Final[Mapping[type[StrEnum], Mapping[str, Promise]]] = {
    IncidentKind: _KINDS,
    Harm: _HARMS,
    Weapon: _WEAPONS,
    PlacePrecision: _PLACES,
    IncidentStatus: _STATUSES,
    MemberInvolved: _MEMBERS,
    GroupMotivated: _MOTIVES,
    InvolvementRole: _PARTS,
    SuspicionGrade: _SUSPICIONS,
    GroupSide: _SIDES,
}
