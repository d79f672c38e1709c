"""What the front door shows: role cards and rooms. No row on a person is read here."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.db.models import QuerySet

from samsyn.office.accounts.models import Staff
from samsyn.office.partners.models import Room, StaffRole
from samsyn.office.partners.queries import held_at
from samsyn.vocabulary.rooms import LegalRegime, Role, RoomKind

INVENTED = ".example"  # reserved ending of the addresses of the demo's invented staff


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleCard:
    """One invented member of staff whom a visitor of the demo can be."""

    staff_id: int
    name: str
    title: str
    roles: tuple[Role, ...]
    rooms: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteCards:
    """The role cards of one site; `name` is '' for staff of no site."""

    name: str
    brand: str
    cards: tuple[RoleCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomLine:
    """One room as the page of permissions lists it."""

    name: str
    site: str  # '' for the national room
    kind: RoomKind
    controller: str
    regime: LegalRegime


def demo_cards(*, now: datetime) -> list[SiteCards]:
    """Return the invented staff, site by site, in the order in which they were written."""
    rows = _invented(now).select_related("staff", "room__site").order_by("room__site_id", "pk")
    return [
        SiteCards(
            name=site.name if site else "",
            brand=site.brand if site else "",
            cards=tuple(_cards(held)),
        )
        for site, held in groupby(rows, key=lambda row: row.room.site)
    ]


def demo_staff(staff_id: int, *, now: datetime) -> Staff | None:
    """Return the member of staff behind a role card, or None if there is no such card."""
    row = _invented(now).filter(staff_id=staff_id).select_related("staff").first()
    return row.staff if row else None


def rooms() -> list[RoomLine]:
    """Return every room of the installation, site by site. Rooms are no secret."""
    rows = Room.objects.filter(peer__isnull=True).select_related("site", "controller")
    return [
        RoomLine(
            name=room.name,
            site=room.site.name if room.site else "",
            kind=RoomKind(room.kind),
            controller=room.controller.name,
            regime=LegalRegime(room.regime),
        )
        for room in rows.order_by("site__name", "pk")
    ]


def _invented(now: datetime) -> QuerySet[StaffRole]:
    return held_at(now).filter(
        staff__email__endswith=INVENTED,
        staff__is_active=True,
        staff__is_service=False,
    )


def _cards(rows: Iterator[StaffRole]) -> Iterator[RoleCard]:
    by_staff: dict[int, list[StaffRole]] = {}
    for row in rows:
        by_staff.setdefault(row.staff_id, []).append(row)
    for staff_id, held in by_staff.items():
        yield RoleCard(
            staff_id=staff_id,
            name=held[0].staff.name,
            title=held[0].staff.title,
            roles=tuple(dict.fromkeys(Role(row.role) for row in held)),
            rooms=tuple(dict.fromkeys(row.room.short_name for row in held)),
        )
