"""Says that two records are of the same person, or never to be confused; undoes it."""

from datetime import datetime
from uuid import UUID

from samsyn.office.access import Actor, Deed
from samsyn.office.linking import changes as linking
from samsyn.office.linking.changes import CannotLink, LinkPlan
from samsyn.office.people.models import PersonLink

__all__ = ["CannotLink", "link_people", "undo_link"]


def link_people(
    actor: Actor, person_id: UUID, other_id: UUID, *, verdict: str, reason: str, now: datetime
) -> UUID:
    """Link two visible records with the verdict "same" or "different"; return the link's id."""
    plan = LinkPlan(record_id=person_id, other_id=other_id, verdict=verdict, reason=reason)
    return linking.link_records(actor, PersonLink, plan, deed=Deed.LINK_PEOPLE, now=now)


def undo_link(actor: Actor, link_id: UUID, *, now: datetime) -> None:
    """Take a link back; that it stood is kept. Raises `CannotLink` if it is undone already."""
    linking.undo_link(actor, PersonLink, link_id, deed=Deed.LINK_PEOPLE, now=now)
