"""The simulated world as a whole: it repeats, it ends today, its sizes and keys are right."""

import os
import subprocess
import sys
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.simulation.checks import SEEDS, TODAY, days_of, world

from samsyn.simulation.city import make_world
from samsyn.simulation.identity import is_test_number
from samsyn.simulation.world import SimulatedSite
from samsyn.vocabulary.identity_numbers import parse_identity_number

pytestmark = pytest.mark.slow  # whole worlds are made, again and again
SIZES = {
    "orebro": (180, 12, 110),
    "jarfalla-upplands-bro": (120, 9, 80),
    "goteborg": (350, 22, 200),
    "malmo": (400, 25, 250),
    "uppsala": (12, 2, 3),
}
BIG = tuple(key for key in SIZES if key != "uppsala")
SOURCES = Path(__file__).parents[2] / "src"
DIGEST = (
    "import hashlib, datetime; from samsyn.simulation.city import make_world; "
    "print(hashlib.sha256(repr(make_world(7, today=datetime.date(2026, 11, 20)))"
    ".encode()).hexdigest())"
)


def digest_in_a_fresh_process(hash_seed: str) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(SOURCES)}
    done = subprocess.run(  # noqa: S603 (our own interpreter, a constant program)
        [sys.executable, "-c", DIGEST], env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_the_same_seed_and_day_give_the_same_world() -> None:
    assert make_world(1, today=TODAY) == make_world(1, today=TODAY)


def test_another_seed_gives_other_people() -> None:
    assert world(1).site("orebro").people != world(2).site("orebro").people


def test_the_world_does_not_depend_on_the_order_of_sets() -> None:
    assert digest_in_a_fresh_process("1") == digest_in_a_fresh_process("2")


@pytest.mark.parametrize(("key", "sizes"), SIZES.items())
def test_a_site_has_its_people_groups_and_incidents(key: str, sizes: tuple[int, int, int]) -> None:
    site = world().site(key)

    assert (len(site.people), len(site.groups), len(site.incidents)) == sizes


def test_an_unknown_site_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(LookupError, match="choose one of orebro"):
        world().site("atlantis")


@pytest.mark.parametrize("key", BIG)
def test_the_latest_week_holds_a_few_incidents(key: str) -> None:
    week_ago = TODAY - timedelta(days=7)

    latest = [i for i in world().site(key).incidents if i.occurred.earliest.date() >= week_ago]

    assert 2 <= len(latest) <= 12


def test_the_history_is_as_long_as_asked() -> None:
    longer = make_world(1, today=TODAY, years=6).site("orebro")

    first = min(incident.occurred.earliest.date() for incident in longer.incidents)

    assert len(longer.incidents) == 165
    assert first < date(2021, 11, 20)


@pytest.mark.parametrize("site", world().sites, ids=lambda site: site.key)
def test_groups_are_named_after_trees_and_territories_are_closed_rings(
    site: SimulatedSite,
) -> None:
    assert all(group.name.startswith("Grupp ") for group in site.groups)
    assert len({group.name for group in site.groups}) == len(site.groups)
    for group in site.groups:
        for territory in group.territory:
            assert territory.polygon[0] == territory.polygon[-1]
            assert len(territory.polygon) >= 4


@settings(max_examples=6, deadline=None)
@given(seed=st.integers(0, 10_000), today=st.dates(date(2024, 1, 1), date(2032, 12, 31)))
def test_nothing_has_happened_after_today(seed: int, today: date) -> None:
    for site in make_world(seed, today=today).sites:
        assert max(days_of(site)) <= today
        for facts in (site.published.call_ins, site.published.agreements):
            assert all(fact.when.latest <= today for fact in facts)


@settings(max_examples=17, deadline=None)
@given(seed=SEEDS)
def test_keys_are_unique_and_every_reference_leads_somewhere(seed: int) -> None:
    for site in world(seed).sites:
        rooms = {room.key for room in site.profile.rooms}
        people = {person.key for person in site.people}
        groups = {group.key for group in site.groups}
        incidents = {incident.key for incident in site.incidents}
        staff = {member.key for member in site.staff}
        counted = Counter([*rooms, *people, *groups, *incidents, *staff])
        assert max(counted.values()) == 1
        assert len({claim.key for claim in site.memberships}) == len(site.memberships)
        assert {person.room for person in site.people} <= rooms
        assert {claim.room for claim in site.memberships} <= rooms
        assert {tie.room for tie in site.ties} <= rooms
        assert {incident.room for incident in site.incidents} <= rooms
        assert {claim.person for claim in site.memberships} <= people
        assert {claim.group for claim in site.memberships} <= groups
        assert {key for tie in site.ties for key in tie.people} <= people
        assert {key for relation in site.relations for key in relation.groups} <= groups
        assert {key for relation in site.relations for key in relation.incidents} <= incidents
        assert {side.group for incident in site.incidents for side in incident.sides} <= groups
        assert {d.subject for d in site.disclosures} <= people | groups | incidents
        assert {d.decided_by for d in site.disclosures} <= staff
        assert {role.room for member in site.staff for role in member.roles} <= rooms


@settings(max_examples=17, deadline=None)
@given(seed=SEEDS)
def test_identity_numbers_are_well_formed_test_numbers_used_once_per_person(seed: int) -> None:
    issued: list[str] = []
    for site in world(seed).sites:
        copies = {copy for _, copy in site.truth.same_person}
        for person in site.people:
            if person.identity_number is None:
                continue
            number = parse_identity_number(person.identity_number, today=TODAY)
            assert is_test_number(person.identity_number)
            assert number.birth_date == person.born.earliest == person.born.latest
            assert number.kind is person.identity_number_kind
            if person.key not in copies:
                issued.append(person.identity_number)
    assert len(issued) == len(set(issued))
