"""Roles, deeds, rooms and endings in words that staff and lawyers use."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samsyn.office.access import Deed
from samsyn.office.access.deeds import GRANTS
from samsyn.vocabulary.rooms import LegalRegime, Role, RoomKind

_ROLES: dict[Role, Promise] = {
    Role.COORDINATOR: _("Coordinator"),
    Role.ANALYST: _("Analyst"),
    Role.OFFICER: _("Police officer"),
    Role.PROBATION_OFFICER: _("Probation officer"),
    Role.SOCIAL_WORKER: _("Social worker"),
    Role.STEERING: _("Member of the steering group"),
    Role.COMMUNITY_PARTNER: _("Community partner"),
    Role.NATIONAL_SUPPORT: _("National support"),
    Role.DATA_PROTECTION_OFFICER: _("Data protection officer"),
    Role.DOOR: _("The door between rooms (a service)"),
}
_DEEDS: dict[Deed, tuple[Promise, Promise]] = {
    Deed.READ_RECORDS: (
        _("Read records"),
        _("See people, groups and incidents of the room, under codes. Every reading is logged."),
    ),
    Deed.REVEAL_NAMES: (
        _("Show names"),
        _("See real names instead of codes for ten minutes. Every time is logged."),
    ),
    Deed.EDIT_PEOPLE: (
        _("Record people"),
        _("Add people to the room, correct them and record ties between them."),
    ),
    Deed.LINK_PEOPLE: (
        _("Link people"),
        _("Say that two records are, or are not, about the same person. It can be undone."),
    ),
    Deed.EDIT_GROUPS: (
        _("Record groups"),
        _("Add groups, memberships and relations between groups, each with its source."),
    ),
    Deed.APPROVE_MEMBERSHIP: (
        _("Approve memberships"),
        _("Decide, as a second person, that a recorded membership holds."),
    ),
    Deed.RECORD_INCIDENT: (
        _("Record incidents"),
        _("Add an incident with its time, place, harm and people."),
    ),
    Deed.REVIEW_INCIDENT: (
        _("Review incidents"),
        _("Decide whether a group was involved in an incident, and on what basis."),
    ),
    Deed.RESTRICT_RECORD: (
        _("Restrict records"),
        _("Close a record to all but named staff, or shut one member of staff out of it."),
    ),
    Deed.IMPORT_FILE: (
        _("Import files"),
        _("Bring a register into the room from a file, look at it first, and undo it."),
    ),
    Deed.EXPORT: (
        _("Export"),
        _("Take records of the room out as a file. People with protected identity stay out."),
    ),
    Deed.DISCLOSE: (
        _("Disclose"),
        _("Give chosen facts to another room, numbered, with the legal ground and the tests."),
    ),
    Deed.RECEIVE_DISCLOSURE: (
        _("Receive disclosures"),
        _("Write a decided disclosure into the room that it was decided for."),
    ),
    Deed.READ_AUDIT: (
        _("Read the log"),
        _("See who has read, changed and disclosed what in the room."),
    ),
}
_ROOM_KINDS: dict[RoomKind, Promise] = {
    RoomKind.POLICE: _("Police room"),
    RoomKind.PROBATION: _("Probation room"),
    RoomKind.SOCIAL_SERVICES: _("Social services' room"),
    RoomKind.MUNICIPALITY: _("Municipal room"),
    RoomKind.COUNTY_BOARD: _("County board's room"),
    RoomKind.JOINT: _("Joint room"),
    RoomKind.NATIONAL: _("National room"),
}
_REGIMES: dict[LegalRegime, Promise] = {
    LegalRegime.CRIME_DATA: _("Crime data act and the agency's own statute"),
    LegalRegime.SOCIAL_SERVICES: _("Data protection rules of the social services"),
    LegalRegime.DATA_PROTECTION: _("GDPR and the Swedish data protection act"),
    LegalRegime.AGGREGATES: _("Counts only, no row on a person"),
}
_ENDINGS: dict[str, Promise] = {
    "idle": _("You were signed out because nothing had happened for 30 minutes."),
    "age": _("You were signed out because you had been signed in for 10 hours."),
    "role": _(
        "You were signed out because your roles were changed, or because you signed out "
        "everywhere else. Sign in again."
    ),
    "out": _("You have signed out."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DeedLine:
    """One deed in words, and whether each role is granted it, in the order of `Role`."""

    name: str
    meaning: str
    granted: tuple[bool, ...]


def role_names(roles: Iterable[Role]) -> str:
    """Return several roles in words, each once."""
    return ", ".join(role_name(role) for role in dict.fromkeys(roles))


def grant_lines() -> list[DeedLine]:
    """Return the table of grants, as the code and the database both have it."""
    return [
        DeedLine(
            name=str(name),
            meaning=str(meaning),
            granted=tuple(deed in GRANTS[role] for role in Role),
        )
        for deed, (name, meaning) in _DEEDS.items()
    ]


def role_name(role: Role) -> str:
    """Return the role in words, as on a business card."""
    return str(_ROLES[role])


def room_kind_name(kind: RoomKind) -> str:
    """Return the kind of a room in words."""
    return str(_ROOM_KINDS[kind])


def regime_name(regime: LegalRegime) -> str:
    """Return the law that governs a room, in words."""
    return str(_REGIMES[regime])


def ending_text(ending: str) -> str:
    """Return why somebody meets the sign-in page again, or '' for an unknown word."""
    return str(_ENDINGS.get(ending, ""))
