"""Links two records of the same group across rooms. Nothing is merged; a link can be undone."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.audit import changes as audit
from samsyn.office.groups.changes.groups import lock_group
from samsyn.office.groups.changes.refusals import CannotRecord
from samsyn.office.groups.models import Group, GroupLink


@transaction.atomic
def link_groups(
    actor: Actor, group_id: UUID, other_id: UUID, *, reason: str, now: datetime
) -> UUID:
    """Say that two records are the same group; pages then show them as one.

    Refuses a record and itself, two records of one room, and one that is linked already.
    """
    if group_id == other_id:
        raise CannotRecord(_("A group is not linked to itself. Choose another one."))
    locked = [lock_group(actor, one) for one in sorted((group_id, other_id))]
    first, last = sorted(locked, key=lambda group: (group.recorded_at, group.pk))
    permits = [access.require(actor, Deed.EDIT_GROUPS, about=group) for group in locked]
    if reasons := _objections(actor, first, last, reason):
        raise CannotRecord(*reasons)
    permit = next(one for one in permits if one.room_id == last.room_id)
    link = GroupLink(
        group_id=last.pk,
        other_id=first.pk,
        other_compartment_id=first.compartment_id,
        reason=reason.strip(),
        **access.beside(last, permit, now=now),
    )
    link.save(force_insert=True)
    for permit in permits:
        audit.record(permit, subject="groups_grouplink", record_ids=[link.pk])
    return link.pk


@transaction.atomic
def undo_group_link(actor: Actor, link_id: UUID, *, now: datetime) -> None:
    """Show the two records apart again. The link is kept, with when it was undone."""
    rows = GroupLink.objects.select_for_update(of=("self",)).filter(undone_at__isnull=True)
    link = access.get_visible(actor, rows, pk=link_id)
    permit = access.require(actor, Deed.EDIT_GROUPS, about=link)
    link.undone_at = now
    link.save(update_fields=["undone_at"])
    audit.record(permit, subject="groups_grouplink", record_ids=[link.pk])


def _objections(actor: Actor, first: Group, last: Group, reason: str) -> list[str]:
    live = access.visible_to(actor, GroupLink.objects).filter(undone_at__isnull=True)
    reasons = []
    if first.room_id == last.room_id:
        reasons.append(_("Both records lie in one room. Only records of two rooms are linked."))
    if live.filter(other_id=last.pk).exists():
        reasons.append(_("The newer record is linked to a group already. Undo that link first."))
    if not reason.strip():
        reasons.append(_("Write why, in a sentence."))
    return reasons
