"""Links between records of incidents, and which records may be of the same incident."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.incidents.models import Incident, IncidentLink
from samsyn.office.incidents.queries.briefs import (
    IN_SCOPE,
    IncidentBrief,
    briefs,
    possibly_between,
)
from samsyn.office.linking import queries as linking
from samsyn.office.linking.queries import LinkNote

MOST_LIKELY = 5
NEAR = timedelta(days=1)


def links_of(actor: Actor, incident_ids: Sequence[UUID]) -> Iterator[LinkNote]:
    """Yield the links of these records, by code; the page is about the first."""
    links = list(
        linking.standing_links(actor, IncidentLink, incident_ids, deed=Deed.REVIEW_INCIDENT)
    )
    rows = access.visible_to(actor, Incident.objects).filter(
        pk__in=[link.other_id for link in links]
    )
    others = {brief.id: brief for brief in briefs(actor, rows)}
    for link in links:
        other = others[link.other_id]
        yield LinkNote(link=link, text=other.code, room=other.room)


def incident_to_link(actor: Actor, incident_id: UUID) -> IncidentBrief:
    """Return the incident that another is to be linked with; the actor must review it."""
    incident = access.get_visible(actor, Incident.objects, pk=incident_id)
    access.require(actor, Deed.REVIEW_INCIDENT, about=incident)
    return briefs(actor, [incident])[0]


def likely_same_incident(actor: Actor, incident_id: UUID) -> list[tuple[IncidentBrief, str]]:
    """Return up to five incidents of the same kind, a day apart at most, not yet linked.

    Of those where both areas are noted, only the ones in the same area.
    """
    incident = access.get_visible(actor, Incident.objects, pk=incident_id)
    same = access.linked(actor, IncidentLink, [incident_id]).together_with(incident_id)
    links = linking.standing_links(actor, IncidentLink, list(same), deed=Deed.REVIEW_INCIDENT)
    around = possibly_between(incident.earliest_at - NEAR, incident.latest_at + NEAR)
    rows = (
        access.visible_to(actor, Incident.objects)
        .filter(IN_SCOPE & around, kind=incident.kind)
        .exclude(pk__in={*same, *(link.other_id for link in links)})
        .order_by("-latest_at", "pk")
    )
    near = [row for row in rows if not (row.area and incident.area) or row.area == incident.area]
    why = _("Same kind, within a day, and no other area.")
    return [(brief, why) for brief in briefs(actor, near[:MOST_LIKELY])]


def incident_by_code(actor: Actor, code: str) -> UUID | None:
    """Return the visible incident with this code; None if there is none, or more than one."""
    between = access.identifiers_of(code)
    if between is None:
        return None
    rows = access.visible_to(actor, Incident.objects).filter(pk__range=between)
    found: Sequence[UUID] = list(rows.values_list("pk", flat=True)[:2])
    return found[0] if len(found) == 1 else None


def incident_of_link(actor: Actor, link_id: UUID) -> UUID:
    """Return one of the two that a link joins; raises `NotVisible`."""
    return linking.ends_of(actor, IncidentLink, link_id)[0]
