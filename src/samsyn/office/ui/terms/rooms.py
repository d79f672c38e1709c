"""Words for agencies, rooms, the laws they stand under, and the roles that staff hold."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy as pgettext

from samsyn.vocabulary.rooms import AgencyKind, LegalRegime, Role, RoomKind

_AGENCIES: Final[Mapping[str, Promise]] = {
    AgencyKind.POLICE: pgettext("agency", "Police"),
    AgencyKind.PROBATION: pgettext("agency", "Probation service"),
    AgencyKind.MUNICIPALITY: pgettext("agency", "Municipality"),
    AgencyKind.SOCIAL_SERVICES: pgettext("agency", "Social services"),
    AgencyKind.COUNTY_BOARD: pgettext("agency", "County board"),
    AgencyKind.HEALTH_CARE: pgettext("agency", "Health care"),
    AgencyKind.PROSECUTOR: pgettext("agency", "Prosecution authority"),
    AgencyKind.ENFORCEMENT_AUTHORITY: pgettext("agency", "Enforcement authority"),
    AgencyKind.TAX_AGENCY: pgettext("agency", "Tax agency"),
    AgencyKind.SOCIAL_INSURANCE: pgettext("agency", "Social insurance agency"),
    AgencyKind.CUSTOMS: pgettext("agency", "Customs"),
    AgencyKind.COMMUNITY: pgettext("agency", "Local community"),
    AgencyKind.NATIONAL_SUPPORT: pgettext("agency", "National support team"),
}
_ROOMS: Final[Mapping[str, Promise]] = {
    RoomKind.POLICE: pgettext("room", "Police room"),
    RoomKind.PROBATION: pgettext("room", "Probation room"),
    RoomKind.SOCIAL_SERVICES: pgettext("room", "Social services' room"),
    RoomKind.MUNICIPALITY: pgettext("room", "Municipal room"),
    RoomKind.COUNTY_BOARD: pgettext("room", "County board's room"),
    RoomKind.AGENCY: pgettext("room", "Agency's room"),
    RoomKind.JOINT: pgettext("room", "Joint room"),
    RoomKind.NATIONAL: pgettext("room", "National room"),
}
_REGIMES: Final[Mapping[str, Promise]] = {
    LegalRegime.CRIME_DATA: pgettext("law", "Crime data act and the agency's own statute"),
    LegalRegime.SOCIAL_SERVICES: pgettext("law", "Data protection rules of the social services"),
    LegalRegime.DATA_PROTECTION: pgettext("law", "GDPR and the Swedish data protection act"),
    LegalRegime.AGGREGATES: pgettext("law", "Counts only, no row on a person"),
}
_ROLES: Final[Mapping[str, Promise]] = {
    Role.COORDINATOR: pgettext("role", "Coordinator"),
    Role.ANALYST: pgettext("role", "Analyst"),
    Role.OFFICER: pgettext("role", "Police officer"),
    Role.PROBATION_OFFICER: pgettext("role", "Probation officer"),
    Role.SOCIAL_WORKER: pgettext("role", "Social worker"),
    Role.PARTNER_OFFICER: pgettext("role", "Officer of a partner agency"),
    Role.TEAM_MEMBER: pgettext("role", "Member of a visiting team"),
    Role.STEERING: pgettext("role", "Member of the steering group"),
    Role.COMMUNITY_PARTNER: pgettext("role", "Community partner"),
    Role.NATIONAL_SUPPORT: pgettext("role", "National support"),
    Role.DATA_PROTECTION_OFFICER: pgettext("role", "Data protection officer"),
    Role.LAWYER: pgettext("role", "Lawyer of the agency"),
    Role.DOOR: pgettext("role", "The door between rooms (a service)"),
    Role.EMERGENCY: pgettext("role", "Reader in an emergency"),
    Role.RETENTION: pgettext("role", "Removal of records (a service)"),
    Role.SYSTEM: pgettext("role", "Another system, reading (a service)"),
    Role.REGISTERING_SYSTEM: pgettext("role", "Another system, registering (a service)"),
    Role.ANSWERING_SYSTEM: pgettext("role", "Another system, reporting measures (a service)"),
}
WORDS: Final[Mapping[type[StrEnum], Mapping[str, Promise]]] = {
    AgencyKind: _AGENCIES,
    RoomKind: _ROOMS,
    LegalRegime: _REGIMES,
    Role: _ROLES,
}
