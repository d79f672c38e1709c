"""Says that two records are of the same incident, or never to be confused; undoes it."""

from datetime import datetime
from uuid import UUID

from samsyn.office.access import Actor, Deed
from samsyn.office.incidents.models import IncidentLink
from samsyn.office.linking import changes as linking
from samsyn.office.linking.changes import CannotLink, LinkPlan

__all__ = ["CannotLink", "link_incidents", "undo_incident_link"]


def link_incidents(
    actor: Actor, incident_id: UUID, other_id: UUID, *, verdict: str, reason: str, now: datetime
) -> UUID:
    """Link two visible records with the verdict "same" or "different"; return the link's id."""
    plan = LinkPlan(record_id=incident_id, other_id=other_id, verdict=verdict, reason=reason)
    return linking.link_records(actor, IncidentLink, plan, deed=Deed.REVIEW_INCIDENT, now=now)


def undo_incident_link(actor: Actor, link_id: UUID, *, now: datetime) -> None:
    """Take a link back; that it stood is kept. Raises `CannotLink` if it is undone already."""
    linking.undo_link(actor, IncidentLink, link_id, deed=Deed.REVIEW_INCIDENT, now=now)
