"""Says that two records are of the same group, or never to be confused; undoes it."""

from datetime import datetime
from uuid import UUID

from samsyn.office.access import Actor, Deed
from samsyn.office.groups.models import GroupLink
from samsyn.office.linking import changes as linking
from samsyn.office.linking.changes import SAME, CannotLink, LinkPlan

__all__ = ["CannotLink", "link_groups", "undo_group_link"]


def link_groups(
    actor: Actor, group_id: UUID, other_id: UUID, *, reason: str, now: datetime, verdict: str = SAME
) -> UUID:
    """Link two visible records with the verdict "same" or "different"; return the link's id."""
    plan = LinkPlan(record_id=group_id, other_id=other_id, verdict=verdict, reason=reason)
    return linking.link_records(actor, GroupLink, plan, deed=Deed.EDIT_GROUPS, now=now)


def undo_group_link(actor: Actor, link_id: UUID, *, now: datetime) -> None:
    """Take a link back; that it stood is kept. Raises `CannotLink` if it is undone already."""
    linking.undo_link(actor, GroupLink, link_id, deed=Deed.EDIT_GROUPS, now=now)
