"""Records of the same in several rooms, made and linked in one line each."""

from uuid import UUID

from tests.office.disclosures.conftest import NOW, write_group, write_incident, write_person

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.groups import changes as groups
from samsyn.office.incidents import changes as incidents
from samsyn.office.people import changes as people

POLICE, JOINT = "orebro-police", "orebro-joint"
WRITE = {"person": write_person, "group": write_group, "incident": write_incident}


def link(
    actor: Actor, kind: str, one: UUID, other: UUID, *, verdict: str = "same", reason: str = "Ja."
) -> UUID:
    """Link two records of a kind."""
    call = {
        "person": people.link_people,
        "group": groups.link_groups,
        "incident": incidents.link_incidents,
    }[kind]
    with access.acting_as(actor):
        return call(actor, one, other, verdict=verdict, reason=reason, now=NOW)


def undo(actor: Actor, kind: str, link_id: UUID) -> None:
    """Take a link of a kind back."""
    call = {
        "person": people.undo_link,
        "group": groups.undo_group_link,
        "incident": incidents.undo_incident_link,
    }[kind]
    with access.acting_as(actor):
        call(actor, link_id, now=NOW)


def pair(actor: Actor, kind: str, *, linked: bool = True) -> tuple[UUID, UUID]:
    """Write one record in the police's room and one in the joint room, linked as the same."""
    police, joint = WRITE[kind](actor, POLICE), WRITE[kind](actor, JOINT)
    if linked:
        link(actor, kind, police, joint)
    return police, joint
