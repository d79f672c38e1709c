"""The records that can be disclosed, whatever their kind: where they lie, and their code."""

from collections.abc import Mapping
from uuid import UUID

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.disclosures.grounds import Kind
from samsyn.office.groups.models import Group
from samsyn.office.incidents.models import Incident
from samsyn.office.people.models import Person

Record = Person | Group | Incident

SUBJECTS: Mapping[Kind, str] = {
    Kind.PERSON: "people_person",
    Kind.GROUP: "groups_group",
    Kind.INCIDENT: "incidents_incident",
}
_PREFIXES = {Kind.PERSON: "P", Kind.GROUP: "G", Kind.INCIDENT: "H"}


def record_of(actor: Actor, kind: Kind, record_id: UUID) -> Record:
    """Return the visible record with its room, or raise `NotVisible`."""
    if kind is Kind.PERSON:
        return access.get_visible(actor, Person.objects.select_related("room__site"), pk=record_id)
    if kind is Kind.GROUP:
        return access.get_visible(actor, Group.objects.select_related("room__site"), pk=record_id)
    return access.get_visible(actor, Incident.objects.select_related("room__site"), pk=record_id)


def code_of(kind: Kind, record_id: UUID) -> str:
    """Return the record's code, such as P-7KQ2M."""
    return access.code_for(_PREFIXES[kind], record_id)
