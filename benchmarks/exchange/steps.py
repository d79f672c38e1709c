"""What happens inside one installation: `python -m benchmarks.exchange.steps`, JSON on stdin.

The steps run in one process with the installation's own environment, its commands as if each had
been typed. What came of them stands on the last line, as JSON.
"""

import json
import sys
import tomllib
from typing import Any

import samsyn.office.commands  # noqa: F401  sets Django up

# isort: split
from click.testing import CliRunner
from django.conf import settings
from django.utils import timezone

from samsyn.cli.main import main
from samsyn.office import access
from samsyn.office.accounts.models import Staff
from samsyn.office.commands.readiness import as_owner
from samsyn.office.disclosures import changes as door
from samsyn.office.disclosures.changes import Answer, DisclosurePlan, Kind
from samsyn.office.disclosures.grounds import GROUNDS, QUESTIONS
from samsyn.office.partners.changes import give_role
from samsyn.office.partners.models import Room
from samsyn.office.people import changes as people
from samsyn.vocabulary.rooms import Role

SITE, GROUND, TELLER = "orebro", "osl-10-27", "tells@bench.example"
_AT_ONCE = 250  # disclosures in one transaction


def open_installation(site: str, card: str, name: str, address: str) -> str:
    """Open the described site, let its lawyers approve, write the card; return the digits."""
    run("site", "open", site)
    with open(site, "rb") as described:
        (room,) = tomllib.load(described)["rooms"]
    with as_owner():
        staff, _made = Staff.objects.get_or_create(email=TELLER, defaults={"name": "Teller"})
        give_role(staff, room["key"], Role.COORDINATOR, now=timezone.now())
    return run("peer", "card", card, "--name", name, "--address", address).strip()


def meet(card: str, key: str, fingerprint: str) -> str:
    """Add a peer and confirm it by the digits that its operator read aloud."""
    run("peer", "add", card, "--as", key)
    run("peer", "confirm", key, "--fingerprint", fingerprint, "--by", "Olle Operatör")
    run("ground", "approve", GROUND, "--site", SITE, "--by", "Lena Jurist", may_fail=True)
    return run("peer", "list")  # a probation room tells nobody here on that ground, if it fails


def tell(count: int, first: int) -> int:
    """Record so many people and tell the room elsewhere of each."""
    now = timezone.now()
    actor = access.actor_for(Staff.objects.get(email=TELLER).pk, now=now, purpose="Bench")
    here = Room.objects.get(peer__isnull=True)
    there = Room.objects.get(peer__isnull=False)
    with access.acting_as(actor):
        told = [
            people.PersonPlan(
                room_id=here.pk,
                names=(people.NamePlan(given=f"Prov{at}", family="Exempelsson"),),
                external_reference=f"bench-{at}",
            )
            for at in range(first, first + count)
        ]
        records = people.record_people(actor, told, now=now)
    plans = [_plan(record, there.pk) for record in records]
    for at in range(0, len(plans), _AT_ONCE):
        with access.acting_as(actor):
            door.disclose_many(actor, plans[at : at + _AT_ONCE], now=timezone.now())
    return count


def _plan(record: Any, to_room_id: int) -> DisclosurePlan:
    tests = next(one.tests for one in GROUNDS if one.key == GROUND)
    return DisclosurePlan(
        kind=Kind.PERSON,
        record_id=record,
        to_room_id=to_room_id,
        fields=("names", "born_year"),
        purpose="Prov av utbytet",
        ground_key=GROUND,
        answers=tuple(Answer(test=one, value=QUESTIONS[one].passes, why="Prövat") for one in tests),
    )


def run(*words: str, may_fail: bool = False) -> str:
    """Run one command as if it had been typed; return what it printed."""
    done = CliRunner().invoke(main, list(words))
    if done.exit_code and not may_fail:
        raise SystemExit(f"samsyn {' '.join(words)}: {done.output} {done.exception!r}")
    return str(done.stdout)


_STEPS = {"open": open_installation, "meet": meet, "tell": tell, "run": run}

if __name__ == "__main__":
    settings.TASKS  # noqa: B018  the settings are read before the first command
    came = [_STEPS[name](*given) for name, *given in json.load(sys.stdin)]  # type: ignore[operator]
    print(json.dumps(came))
