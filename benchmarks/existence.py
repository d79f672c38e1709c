"""`python -m benchmarks.existence`: how long it takes to ask, register and open what may be hidden.

Two rooms of one site. The other room holds half of the people that are asked about, and none of the
other half; which is asked next is drawn. If a hidden record could be felt in time, the two columns
of deciles would part.
"""

import argparse
import random
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

import benchmarks.environment  # noqa: F401  names the data folder first

# isort: split
import samsyn.office.commands  # noqa: F401  sets Django up

# isort: split
from django.conf import settings
from django.test import Client
from django.utils import timezone

from benchmarks import database
from benchmarks.database import OPENED_AT
from benchmarks.pages import open_session
from benchmarks.table import environment_lines
from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.accounts.models import Staff
from samsyn.office.config import installation
from samsyn.office.disclosures import changes as door
from samsyn.office.disclosures.changes import AskPlan
from samsyn.office.partners.changes import (
    AgencyPlan,
    RoomPlan,
    SitePlan,
    give_role,
    open_room,
    open_site,
    take_in_agency,
)
from samsyn.office.partners.models import Room
from samsyn.office.people import changes as people
from samsyn.vocabulary.rooms import AgencyKind, LegalRegime, Role, RoomKind

ASKER, HOLDER = "asker@bench.example", "holder@bench.example"
ROOMS = {
    "here": (RoomKind.POLICE, LegalRegime.CRIME_DATA),
    "there": (RoomKind.PROBATION, LegalRegime.CRIME_DATA),
}
FEWEST, MOST = 20, 5000
DECILES = 10


@dataclass(frozen=True, slots=True)
class Subject:
    """Somebody to ask about; `record_id` is of the other room, or of nobody."""

    name: str
    record_id: UUID
    is_held: bool


Deed = Callable[[Actor, Subject, datetime], None]


def main() -> None:
    """Measure and print the deciles of each deed, for who is held elsewhere and who is not."""
    times, only = _asked_for()
    now = timezone.now()
    with database.server() as admin:
        found = database.prepare_empty(admin)
        with installation.as_owner(found):
            _stage()
        asker, holder = (_actor(email, now) for email in (ASKER, HOLDER))
        subjects = _subjects(holder, times, now=now)
        print(*environment_lines(admin), sep="\n")
        print(f"{times} of each deed for each; milliseconds.\n")
        for name, deed in _deeds().items():
            if only and not name.startswith(only):
                continue
            order = subjects[:]
            random.Random(name).shuffle(order)  # noqa: S311  an order, not a secret
            _print(name, _measure(deed, asker, order, now=now))


def _measure(
    deed: Deed, asker: Actor, order: list[Subject], *, now: datetime
) -> dict[bool, list[float]]:
    taken: dict[bool, list[float]] = {True: [], False: []}
    for turn, subject in enumerate(order[:FEWEST] + order):
        began = time.perf_counter()
        deed(asker, subject, now)
        if turn >= FEWEST:  # the first ones warm up
            taken[subject.is_held].append((time.perf_counter() - began) * 1000)
    return taken


def _deeds() -> dict[str, Deed]:
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = open_session(ASKER)
    here, there = (Room.objects.get(key=key).pk for key in ROOMS)

    def ask(actor: Actor, subject: Subject, now: datetime) -> None:
        plan = AskPlan(room_id=here, to_room_id=there, description=subject.name, purpose="Bench")
        with access.acting_as(actor):
            door.ask(actor, plan, now=now)

    def register(actor: Actor, subject: Subject, now: datetime) -> None:
        plan = _plan(here, subject)
        with access.acting_as(actor):
            people.record_person(actor, plan, now=now)

    def open_page(actor: Actor, subject: Subject, now: datetime) -> None:
        del actor, now
        status = client.get(f"/people/{subject.record_id}/").status_code
        if status != 404:
            raise SystemExit(f"The page answered {status}.")

    return {"ask": ask, "register a duplicate": register, "open a page": open_page}


def _subjects(holder: Actor, times: int, *, now: datetime) -> list[Subject]:
    there = Room.objects.get(key="there").pk
    made = []
    for turn in range(2 * times):
        name, is_held = f"Prov{turn} Exempelsson", turn % 2 == 0
        subject = Subject(name, uuid4(), is_held)
        if is_held:
            with access.acting_as(holder):
                record = people.record_person(holder, _plan(there, subject), now=now)
            subject = Subject(name, record, is_held)
        made.append(subject)
    return made


def _plan(room_id: int, subject: Subject) -> people.PersonPlan:
    given, family = subject.name.split()
    return people.PersonPlan(
        room_id=room_id,
        names=(people.NamePlan(given=given, family=family),),
        external_reference=subject.name,
    )


def _stage() -> None:
    site = open_site(
        SitePlan(key="bench", name="Bench", brand="", municipalities={}, longitude=15, latitude=60)
    )
    take_in_agency(AgencyPlan(key="bench", name="Bench", kind=AgencyKind.POLICE), site)
    for key, (kind, regime) in ROOMS.items():
        plan = RoomPlan(
            key=key,
            kind=kind,
            regime=regime,
            controller="bench",
            name=key,
            short_name=key,
            prefix=key.upper(),
        )
        open_room(plan, site, now=OPENED_AT)
    for email, room in ((ASKER, "here"), (HOLDER, "there")):
        staff = Staff.objects.create(email=email, name=email)
        give_role(staff, room, Role.COORDINATOR, now=OPENED_AT)


def _actor(email: str, now: datetime) -> Actor:
    return access.actor_for(Staff.objects.get(email=email).pk, now=now, purpose="Bench")


def _print(name: str, taken: dict[bool, list[float]]) -> None:
    cuts = {held: statistics.quantiles(found, n=DECILES) for held, found in taken.items()}
    print(name)
    print("  decile   held   absent   difference")
    for turn, (held, absent) in enumerate(zip(cuts[True], cuts[False], strict=True), 1):
        print(f"  {turn * DECILES:>5}% {held:7.2f} {absent:8.2f} {held - absent:+12.2f}")
    wins = _chance_of_slower(taken[True], taken[False])
    noise = (1 / 12 * (1 / len(taken[True]) + 1 / len(taken[False]))) ** 0.5
    print(f"  a held one is the slower of two in {wins:.1%} of pairs;", end=" ")
    print(f"where nothing tells, 50% \u00b1 {1.96 * noise:.1%}\n")


def _chance_of_slower(ones: list[float], others: list[float]) -> float:
    """Return how often a drawn one is above a drawn other: Mann and Whitney's share."""
    both = sorted([(value, True) for value in ones] + [(value, False) for value in others])
    ranks = sum(rank for rank, (_value, is_one) in enumerate(both, 1) if is_one)
    return (ranks - len(ones) * (len(ones) + 1) / 2) / (len(ones) * len(others))


def _asked_for() -> tuple[int, str]:
    wanted = argparse.ArgumentParser(prog="python -m benchmarks.existence", description=__doc__)
    wanted.add_argument("--times", type=int, default=400, help="of each deed for each")
    wanted.add_argument("--only", default="", help="the deeds that begin so, such as register")
    given = wanted.parse_args()
    times: int = given.times
    if not FEWEST <= times <= MOST:
        wanted.error(f"--times must lie between {FEWEST} and {MOST}.")
    return times, str(given.only)


if __name__ == "__main__":
    main()
