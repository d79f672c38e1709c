"""What the front door shows: role cards and rooms. No row on a person is read here."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.models import Session
from django.db.models import QuerySet

from samsyn.office.accounts.models import Staff
from samsyn.office.partners.models import Room, StaffRole
from samsyn.office.partners.queries import held_at
from samsyn.office.sign_in import sessions
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


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenSession:
    """One place where somebody is signed in. `device` is '' if their browser did not say."""

    mark: str
    device: str
    opened_at: datetime
    seen_at: datetime
    is_here: bool


def open_sessions(staff: Staff, *, here: str, now: datetime) -> list[OpenSession]:
    """Return where somebody is signed in, latest seen first. `here` is this session's mark."""
    found = [held for _row, held in sessions_of(staff, now=now)]
    lines = [
        OpenSession(
            mark=held["mark"],
            device=held["device"],
            opened_at=datetime.fromtimestamp(held["opened_at"], UTC),
            seen_at=datetime.fromtimestamp(held["seen_at"], UTC),
            is_here=held["mark"] == here,
        )
        for held in found
    ]
    return sorted(lines, key=lambda line: line.seen_at, reverse=True)


def sessions_of(staff: Staff, *, now: datetime) -> Iterator[tuple[Session, dict[str, Any]]]:
    """Yield the sessions of somebody that still open, with what they hold.

    A session's row does not say whose it is: every live one is opened, some thousand at most.
    """
    for row in Session.objects.filter(expire_date__gt=now):
        held = row.get_decoded()
        if _opens_for(staff, held, now=now):
            yield row, held


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


def _opens_for(staff: Staff, held: dict[str, Any], *, now: datetime) -> bool:
    """Whether a session is this person's, of their present password, and within its limits."""
    is_theirs = held.get(SESSION_KEY) == str(staff.pk) and "mark" in held
    return (
        is_theirs
        and held.get(HASH_SESSION_KEY) == staff.get_session_auth_hash()
        and sessions.ending_of(held, epoch=staff.session_epoch, now=now) is None
    )


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
