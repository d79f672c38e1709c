"""A national room, its reader, and a return of Örebro's to play with."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from tests.office import cast
from tests.office.outcomes.playing import add, indicator, room

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.accounts.models import Staff
from samsyn.office.national import changes, queries
from samsyn.office.national.changes import ReturnPlan
from samsyn.office.national.queries import Preview
from samsyn.office.national.rules import Quarter, read_quarter
from samsyn.office.partners.changes import (
    AgencyPlan,
    RoomPlan,
    give_role,
    open_room,
    take_in_agency,
)
from samsyn.vocabulary.rooms import AgencyKind, LegalRegime, Role, RoomKind

__all__ = ["add", "indicator", "room"]
JOINT, NATIONAL = "orebro-joint", "national-room"
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
Q2, Q3 = read_quarter("2026-Q2"), read_quarter("2026-Q3")
MONTHS = [9, 0, 2, 7, 1, 6, 0, 8, 3, 5, 6, 2]  # of shootings, from October 2025 on


def open_nation() -> None:
    """Write the national room and its reader, as the owner."""
    nowhere = None
    bra = AgencyPlan(key="bra", name="Brå", kind=AgencyKind.NATIONAL_SUPPORT)
    take_in_agency(bra, nowhere)
    plan = RoomPlan(
        key=NATIONAL,
        kind=RoomKind.NATIONAL,
        regime=LegalRegime.AGGREGATES,
        controller="bra",
        name="Nationellt stöd",
        short_name="Nationellt",
        prefix="NAT-SE",
    )
    open_room(plan, nowhere, now=cast.OPENED)
    for name, role in (
        ("nils", Role.NATIONAL_SUPPORT),
        ("nora", Role.DATA_PROTECTION_OFFICER),
    ):
        staff = Staff.objects.create(email=cast.EMAIL.format(name), name=name.title())
        give_role(staff, NATIONAL, role, now=cast.OPENED)


def nils(*, now: datetime = NOW) -> Actor:
    """Return the national reader."""
    return of_nation("nils", now=now)


def of_nation(name: str, *, now: datetime = NOW) -> Actor:
    """Return Nils, who reads, or Nora, who reviews the log."""
    found = Staff.objects.get(email=cast.EMAIL.format(name))
    return access.actor_for(found.pk, now=now)


def shootings(actor: Actor) -> UUID:
    """Write a series with a year of months up to September 2026."""
    made = indicator(actor)
    add(actor, made, date(2025, 10, 1), MONTHS)
    return made


def seen(actor: Actor, quarter: Quarter = Q3, *, now: datetime = NOW) -> Preview:
    """Return what would leave."""
    with access.acting_as(actor):
        return queries.preview(actor, str(quarter), now=now)


def plan(page: Preview, **parts: Any) -> ReturnPlan:
    given: dict[str, Any] = {
        "room_id": room(JOINT),
        "quarter": page.quarter,
        "mark": page.mark,
        "is_approved": True,
        "remark": "Siffrorna är preliminära.",
        "inhabitants": 158_000,
        "inhabitants_source": "SCB, 31 december 2025",
    }
    return ReturnPlan(**{**given, **parts})


def returned(actor: Actor, quarter: Quarter = Q3, *, now: datetime = NOW, **parts: Any) -> UUID:
    """Make a return as the page does: look, approve."""
    page = seen(actor, quarter, now=now)
    with access.acting_as(actor):
        return changes.make_return(actor, plan(page, **parts), now=now)


def as_reader(read: Callable[..., Any], *given: Any, **more: Any) -> Any:
    """Call a query as the national reader."""
    reader = nils()
    with access.acting_as(reader):
        return read(reader, *given, **more)
