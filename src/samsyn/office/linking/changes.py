"""Says that two records are of the same, or never to be confused; undoes it.

Linking never merges: both records stay as they are, and only who sees both sees the link.
"""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, Permit, Refusal
from samsyn.office.access.records import Link, RoomRecord
from samsyn.office.audit import changes as audit

SAME, DIFFERENT = "same", "different"
LONGEST_REASON = 300


class CannotLink(Refusal):
    """The two records cannot be linked so; `reasons` names every why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkPlan:
    """Two records, and whether they are "same" or "different"."""

    record_id: UUID
    other_id: UUID
    verdict: str
    reason: str


@transaction.atomic
def link_records(
    actor: Actor, links: type[Link], plan: LinkPlan, *, deed: Deed, now: datetime
) -> UUID:
    """Link two visible records and return the link's id.

    Raises `NotVisible` unless both are visible, `NotPermitted` unless a role grants the deed in
    both rooms, and `CannotLink`.
    """
    first, second = _both(actor, links, plan)
    permits = [access.require(actor, deed, about=record) for record in (first, second)]
    if reasons := list(_objections(actor, links, plan)):
        raise CannotLink(*reasons)
    link = links(
        **access.beside(first, permits[0], now=now),
        **{f"{links.end}_id": first.pk, "other_id": second.pk},
        other_compartment_id=second.compartment_id,
        verdict=plan.verdict,
        reason=" ".join(plan.reason.split()),
    )
    link.save(force_insert=True)
    _note(permits, link)
    return link.pk


@transaction.atomic
def undo_link(actor: Actor, links: type[Link], link_id: UUID, *, deed: Deed, now: datetime) -> None:
    """Take a link back; that it stood is kept. Raises `CannotLink` if it is undone already."""
    link = access.lock_visible(actor, links, pk=link_id)
    records = access.visible_to(actor, links.table()._default_manager.filter(pk__in=link.ends))
    permits = [access.require(actor, deed, about=record) for record in records.order_by("pk")]
    if link.undone_at:
        raise CannotLink(_("The link has been undone already."))
    link.undone_at, link.undone_by_id = now, actor.staff_id
    link.save(update_fields=["undone_at", "undone_by"])
    _note(permits, link)


def _both(actor: Actor, links: type[Link], plan: LinkPlan) -> tuple[RoomRecord, RoomRecord]:
    """Return both, locked in one order, the one in the older compartment first."""
    wanted = {plan.record_id, plan.other_id}
    if len(wanted) == 1:
        raise CannotLink(_("Choose two different records."))
    rows = links.table()._default_manager.select_for_update(of=("self",)).filter(pk__in=wanted)
    found: Sequence[RoomRecord] = sorted(
        access.visible_to(actor, rows).order_by("pk"),
        key=lambda record: (record.compartment_id, record.pk),
    )
    if len(found) < len(wanted):
        raise access.NotVisible(_("The page does not exist."))
    return found[0], found[1]


def _objections(actor: Actor, links: type[Link], plan: LinkPlan) -> Iterator[str]:
    if plan.verdict not in (SAME, DIFFERENT):
        yield _("Choose whether it is the same.")
    if not plan.reason.strip():
        yield _("Write why.")
    if len(plan.reason.strip()) > LONGEST_REASON:
        yield _("The reason can hold %(most)s characters: shorten it.") % {"most": LONGEST_REASON}
    one = access.linked(actor, links, [plan.record_id, plan.other_id])
    mine, theirs = one.together_with(plan.record_id), one.together_with(plan.other_id)
    if plan.other_id in mine:
        yield _("The two records are already shown as one. Undo that link first.")
    elif _kept_apart(actor, links, mine, theirs):
        yield _("The two are said never to be the same. Undo that first.")


def _kept_apart(actor: Actor, links: type[Link], mine: Set[UUID], theirs: Set[UUID]) -> bool:
    """Whether a verdict stands between any of the records shown as one with either."""
    end = f"{links.end}__in"
    rows = access.visible_to(actor, links._default_manager.all()).filter(
        Q(**{end: mine}, other__in=theirs) | Q(**{end: theirs}, other__in=mine),
        verdict=DIFFERENT,
        undone_at__isnull=True,
    )
    return rows.exists()


def _note(permits: Sequence[Permit], link: Link) -> None:
    for permit in {permit.room_id: permit for permit in permits}.values():
        audit.record(permit, subject=link._meta.db_table, record_ids=[link.pk])
