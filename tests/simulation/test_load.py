"""The load register: exact sizes, made lazily, the same every time, inside one room."""

from collections import Counter
from datetime import date
from itertools import islice

import pytest

from samsyn.simulation.identity import is_test_number
from samsyn.simulation.load import LoadTooSmall, LoadWorld, make_load_world
from samsyn.vocabulary.identity_numbers import parse_identity_number

TODAY = date(2026, 11, 20)


def small() -> LoadWorld:
    return make_load_world(
        seed=1, today=TODAY, people=900, claims=5_000, incidents=400, staff=30, rooms=40
    )


def test_the_register_has_exactly_the_sizes_asked_for() -> None:
    register = small()
    incidents = list(register.incidents())
    parts = sum(len(incident.involvements) for incident in incidents)
    claims = sum(1 for _ in register.memberships()) + sum(1 for _ in register.ties()) + parts

    assert sum(1 for _ in register.people()) == 900
    assert len(incidents) == 400
    assert claims == register.claim_count == 5_000
    assert (len(register.staff), len(register.rooms)) == (30, 40)


def test_the_full_register_is_promised_at_once_and_given_one_by_one() -> None:
    register = make_load_world(seed=1, today=TODAY)

    first = list(islice(register.memberships(), 3))

    assert register.claim_count == 400_000
    assert all(claim.counts_on(TODAY) for claim in first)


def test_an_iterator_gives_the_same_records_again() -> None:
    register = small()

    assert list(register.ties()) == list(register.ties())
    assert list(register.people()) == list(small().people())


def test_claims_and_parts_stay_inside_the_room_of_their_people() -> None:
    register = small()
    room_of = {person.key: person.room for person in register.people()}
    group_room = {group.key: group.room for group in register.groups}

    for claim in register.memberships():
        assert room_of[claim.person] == claim.room == group_room[claim.group]
    for tie in register.ties():
        assert tie.people[0] != tie.people[1]
        assert {room_of[key] for key in tie.people} == {tie.room}
    for incident in register.incidents():
        assert {room_of[part.person] for part in incident.involvements} == {incident.room}
        assert {group_room[side.group] for side in incident.sides} <= {incident.room}


def test_people_are_spread_over_the_police_and_joint_rooms_of_every_site() -> None:
    counted = Counter(person.room for person in small().people())

    assert len(counted) == 16
    assert min(counted.values()) >= 30


def test_load_people_have_test_numbers_too() -> None:
    for person in small().people():
        if person.identity_number is not None:
            assert parse_identity_number(person.identity_number, today=TODAY)
            assert is_test_number(person.identity_number)


@pytest.mark.parametrize(
    ("sizes", "sentence"),
    [
        ({"rooms": 7}, "multiple of five"),
        ({"people": 10}, "at least 160 people"),
        ({"claims": 10}, "ask for at least those"),
    ],
)
def test_sizes_that_do_not_fit_are_refused(sizes: dict[str, int], sentence: str) -> None:
    with pytest.raises(LoadTooSmall, match=sentence):
        make_load_world(seed=1, today=TODAY, **sizes)
