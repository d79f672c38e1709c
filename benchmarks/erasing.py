"""How fast people are erased, and that nothing is left: `python benchmarks/erasing.py`.

Writes people and claims about them into a room of a fresh database, a canary in every text,
lets a rule hide them, two staff decide, and the job erase. Then every table of every schema is
searched for the canary. With `--people N --claims M`; without, 1,000 people and 100,000 claims.
"""

import argparse
import sys
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from uuid import UUID, uuid4

sys.path[:0] = [str(Path(__file__).resolve().parents[1])]

import tests.environment  # noqa: E402, F401  a data folder for tests, before Django's settings

import samsyn.office.commands  # noqa: E402, F401  sets Django up

# isort: split
from tests import databases  # noqa: E402
from tests.office import cast  # noqa: E402
from tests.office.retention.scanning import tables_holding  # noqa: E402

from samsyn.office import access  # noqa: E402
from samsyn.office.access import Actor  # noqa: E402
from samsyn.office.accounts.models import Staff  # noqa: E402
from samsyn.office.config import installation  # noqa: E402
from samsyn.office.config.databases import Logins  # noqa: E402
from samsyn.office.groups.models import Group, Membership  # noqa: E402
from samsyn.office.partners.models import Compartment  # noqa: E402
from samsyn.office.people.models import Person, PersonName, PersonTie, SearchToken  # noqa: E402
from samsyn.office.retention import changes, journal, queries  # noqa: E402
from samsyn.office.retention.models import Erasure, Removal  # noqa: E402

CANARY = "Qzkanarie"
NOW = datetime.now(UTC)
LONG_AGO = NOW - timedelta(days=500)
AFTER_THE_WAIT = NOW + timedelta(days=31)
ROOM = "orebro-police"


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """What came of one run: how many, how long each step took, and where something was left."""

    people: int
    claims: int
    hiding: float  # seconds
    erasing: float
    rows: int
    receipts: int
    journaled: int
    left: tuple[str, ...]


def main() -> None:
    """Print what one run gave. Exit 1 if anything was left."""
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("--people", type=int, default=1_000)
    wanted.add_argument("--claims", type=int, default=100_000)
    given = wanted.parse_args()
    template = databases.prepare()
    with databases.clone(template, "benchmark_erasing") as own, TemporaryDirectory() as folder:
        installation.connect(own.application)
        try:
            found = run(own, given.people, given.claims, Path(folder) / "journal.jsonl")
        finally:
            installation.disconnect()
    print(
        f"{found.people} people with {found.claims} claims: hidden in {found.hiding:.1f} s, "
        f"erased in {found.erasing:.1f} s ({found.rows} rows); {found.receipts} receipts, "
        f"{found.journaled} lines in the journal; left: {', '.join(found.left) or 'nothing'}"
    )
    sys.exit(1 if found.left else 0)


def run(own: Logins, people: int, claims: int, kept_in: Path) -> Erased:
    """Fill, hide, decide and erase; return what it took and what was left."""
    lead, colleague = (_actor(name) for name in ("petra", "dag"))
    room_id = fill(lead, people, claims)
    started = perf_counter()
    hidden = changes.hide_due(now=NOW, is_demo=True, only_room=room_id)
    hiding = perf_counter() - started
    with access.acting_as(lead):
        rule_id = queries.in_my_rooms(lead, Removal.objects).values_list("rule_id", flat=True)[0]
        batch = changes.prepare_batch(lead, room_id, rule_id, now=AFTER_THE_WAIT)
    with access.acting_as(colleague):
        changes.approve_batch(
            colleague, batch, has_looked=True, archive_reference="", now=AFTER_THE_WAIT
        )
    started = perf_counter()
    erased = changes.erase_batch(batch, now=AFTER_THE_WAIT, kept_in=kept_in)
    erasing = perf_counter() - started
    if (hidden, erased) != (people, people):
        raise RuntimeError(f"{hidden} were hidden and {erased} erased, of {people}.")
    with access.acting_as(colleague):
        done = Erasure.objects.get(pk=batch)
        receipts = Removal.objects.filter(batch=done, erased_at__isnull=False).count()
    return Erased(
        people=people,
        claims=claims,
        hiding=hiding,
        erasing=erasing,
        rows=sum(done.counts.values()),
        receipts=receipts,
        journaled=len(list(journal.erased(kept_in))),
        left=tuple(tables_holding(databases.superuser(own).dsn(), CANARY)),
    )


def fill(lead: Actor, people: int, claims: int) -> int:
    """Write people, each with as many names, memberships and ties as claims ask for."""
    part = Compartment.objects.get(room__key=ROOM, is_default=True)
    place = {
        "room_id": part.room_id,
        "compartment_id": part.pk,
        "recorded_at": LONG_AGO,
        "recorded_by_id": lead.staff_id,
    }
    ids = [uuid4() for _ in range(people)]
    with access.acting_as(lead):
        group = Group.objects.create(**place, working_name="G", sort_key="g")
        access.write_rows(
            Person, [{**place, "id": one, "external_reference": CANARY} for one in ids]
        )
        for turn in range(0, claims, people):
            some = ids[: min(people, claims - turn)]
            _write_claims(place, some, ids[0], group.pk, turn // people)
        access.write_rows(
            SearchToken, [{**place, "person_id": one, "token": 1, "weight": 1} for one in ids]
        )
    return part.room_id


def _write_claims(
    place: dict[str, object], people: list[UUID], first: UUID, group: UUID, turn: int
) -> None:
    claim = {**place, "last_confirmed_on": LONG_AGO.date(), "note": f"{CANARY} {turn}"}
    if turn % 3 == 0:
        names = {"given": CANARY, "family": str(turn), "sort_key": CANARY}
        access.write_rows(PersonName, [{**claim, **names, "person_id": one} for one in people])
    elif turn % 3 == 1:
        where = {"group_id": group, "group_compartment_id": place["compartment_id"]}
        when = {"since": LONG_AGO.date(), "until": LONG_AGO.date(), "role": "member"}
        access.write_rows(
            Membership, [{**claim, **where, **when, "person_id": one} for one in people]
        )
    else:
        other = {"other_id": first, "other_compartment_id": place["compartment_id"]}
        access.write_rows(
            PersonTie,
            [{**claim, **other, "kind": "friend", "person_id": one} for one in people[1:]],
        )


def _actor(name: str) -> Actor:
    return access.actor_for(Staff.objects.get(email=cast.EMAIL.format(name)).pk, now=NOW)


if __name__ == "__main__":
    main()
