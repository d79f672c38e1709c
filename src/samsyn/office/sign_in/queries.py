"""What the front door shows: role cards, rooms and the table of grants. No row on a person."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.db.models import Q, QuerySet

from samsyn.office.access import Deed
from samsyn.office.access.deeds import GRANTS
from samsyn.office.accounts.models import Staff
from samsyn.office.partners.models import Room, StaffRole
from samsyn.office.sign_in import wording
from samsyn.vocabulary.rooms import LegalRegime, Role, RoomKind

INVENTED = ".example"  # reserved ending of the addresses of the demo's invented staff


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleCard:
    """One invented member of staff whom a visitor of the demo can be."""

    staff_id: int
    name: str
    title: str
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
    site: str
    kind: str
    controller: str
    law: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeedLine:
    """One deed, and for each role of `PermissionTable.roles` whether it is granted."""

    name: str
    meaning: str
    granted: tuple[bool, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PermissionTable:
    """Who may do what where, for everybody to read."""

    roles: tuple[str, ...]
    deeds: tuple[DeedLine, ...]
    rooms: tuple[RoomLine, ...]


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


def permission_table() -> PermissionTable:
    """Return every role, deed and room of the installation."""
    roles = list(Role)
    rooms = Room.objects.select_related("site", "controller").order_by("site__name", "pk")
    return PermissionTable(
        roles=tuple(wording.role_name(role) for role in roles),
        deeds=tuple(
            DeedLine(
                name=wording.deed_name(deed),
                meaning=wording.deed_meaning(deed),
                granted=tuple(deed in GRANTS[role] for role in roles),
            )
            for deed in Deed
        ),
        rooms=tuple(_room_line(room) for room in rooms),
    )


def _invented(now: datetime) -> QuerySet[StaffRole]:
    return StaffRole.objects.filter(
        Q(ends_at__isnull=True) | Q(ends_at__gt=now),
        starts_at__lte=now,
        staff__email__endswith=INVENTED,
        staff__is_active=True,
        staff__is_service=False,
    )


def _cards(rows: Iterator[StaffRole]) -> Iterator[RoleCard]:
    by_staff: dict[int, list[StaffRole]] = {}
    for row in rows:
        by_staff.setdefault(row.staff_id, []).append(row)
    for staff_id, held in by_staff.items():
        roles = dict.fromkeys(wording.role_name(Role(row.role)) for row in held)
        yield RoleCard(
            staff_id=staff_id,
            name=held[0].staff.name,
            title=held[0].staff.title or ", ".join(roles),
            rooms=tuple(dict.fromkeys(row.room.short_name for row in held)),
        )


def _room_line(room: Room) -> RoomLine:
    return RoomLine(
        name=room.name,
        site=room.site.name if room.site else "",
        kind=wording.room_kind_name(RoomKind(room.kind)),
        controller=room.controller.name,
        law=wording.regime_name(LegalRegime(room.regime)),
    )
