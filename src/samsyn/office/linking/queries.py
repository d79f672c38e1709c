"""The links of a page's records that stand, and whether this reader may undo each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.access.records import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingLink:
    """A standing link of one of a page's records with `other_id`."""

    link_id: UUID
    verdict: str  # same, different
    other_id: UUID
    reason: str
    linked_at: datetime
    linked_by: str
    may_undo: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkNote:
    """The same as a page shows it: what the other record is called, and where it lies."""

    link: StandingLink
    text: str
    room: Any  # with a name and a kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Likely:
    """A record that may be of the same, and what speaks for it."""

    code: str
    text: str
    room: Any  # with a name and a kind
    detail: str


def standing_links(
    actor: Actor, links: type[Link], record_ids: Sequence[UUID], *, deed: Deed
) -> Iterator[StandingLink]:
    """Yield the links of these records, oldest first; the page is about the first record."""
    end, ends = links.end, (links.end, "other")
    rows = (
        access.visible_to(actor, links._default_manager.all())
        .filter(Q(**{f"{end}__in": record_ids}) | Q(other__in=record_ids), undone_at__isnull=True)
        .select_related("recorded_by", *ends)
        .order_by("recorded_at", "pk")
    )
    for row in rows:
        first, other = (getattr(row, name) for name in ends)
        yield StandingLink(
            link_id=row.pk,
            verdict=row.verdict,
            other_id=first.pk if other.pk == record_ids[0] else other.pk,
            reason=row.reason,
            linked_at=row.recorded_at,
            linked_by=row.recorded_by.name,
            may_undo=all(actor.may(deed, one.room_id) for one in (first, other)),
        )


def ends_of(actor: Actor, links: type[Link], link_id: UUID) -> tuple[UUID, UUID]:
    """Return the two records that a link ties; raises `NotVisible`."""
    link = access.get_visible(actor, links._default_manager.all(), pk=link_id)
    return link.ends
