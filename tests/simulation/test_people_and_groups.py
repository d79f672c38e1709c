"""Claims on people: two bases, no victims, nobody young in a role of influence."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.simulation.checks import SEEDS, TODAY, victims_only, world

from samsyn.simulation.dice import Dice
from samsyn.simulation.identity import (
    NoTestNumberLeft,
    is_test_number,
    make_test_number,
    numbers_of_a_day,
)
from samsyn.simulation.people import NumberBook
from samsyn.simulation.places import metres_between, near
from samsyn.vocabulary.claims import ClaimStatus
from samsyn.vocabulary.groups import MembershipRole, RelationKind, RelationState
from samsyn.vocabulary.identity_numbers import parse_identity_number
from samsyn.vocabulary.people import (
    IdentityKind,
    IdentityNumberKind,
    ProtectedIdentity,
    Standing,
)
from samsyn.vocabulary.rooms import RoomKind
from samsyn.vocabulary.uncertain_dates import AgeRange, age_on


def test_a_test_number_passes_the_parser_and_carries_its_birth_date() -> None:
    text = make_test_number(date(1999, 2, 28), woman=True)

    number = parse_identity_number(text, today=TODAY)

    assert text.startswith("19990228-238")
    assert number.birth_date == date(1999, 2, 28)


def test_a_coordination_test_number_has_sixty_added_to_the_day() -> None:
    text = make_test_number(date(2001, 5, 31), 0, coordination=True)

    number = parse_identity_number(text, today=TODAY)

    assert text.startswith("20010591-239")
    assert number.kind is IdentityNumberKind.SAMORDNINGSNUMMER


@pytest.mark.parametrize(
    ("born", "published"),
    [
        (date(1990, 1, 1), "19900101-2385"),
        (date(2017, 1, 1), "20170101-2393"),
        (date(1986, 11, 23), "19861123-9883"),
        (date(1890, 1, 1), "18900101-9802"),
        (date(1903, 1, 24), "19030124-9801"),
    ],
)
def test_numbers_quoted_from_the_published_list_can_be_made(born: date, published: str) -> None:
    made = {
        make_test_number(born, turn, woman=woman)
        for woman in (True, False)
        for turn in range(numbers_of_a_day(born))
    }

    assert published in made
    assert all(map(is_test_number, made))


@pytest.mark.parametrize("born", [date(1999, 1, 1), date(1989, 12, 31)])
def test_no_more_numbers_than_a_day_has_are_given(born: date) -> None:
    with pytest.raises(NoTestNumberLeft, match="choose another day"):
        make_test_number(born, numbers_of_a_day(born))


def test_an_ordinary_number_is_not_taken_for_a_test_number() -> None:
    assert not is_test_number("19900101-9802")
    assert not is_test_number("19890101-2387")


@pytest.mark.parametrize(("born", "several"), [(date(1999, 1, 1), 1), (date(1985, 1, 1), 10)])
def test_the_number_book_gives_each_number_once_and_then_none(born: date, several: int) -> None:
    book = NumberBook()

    issued = [book.issue(born, woman=False, coordination=False) for _ in range(several + 1)]

    assert len(set(issued[:several])) == several
    assert issued[several] is None


@settings(max_examples=17, deadline=None)
@given(seed=SEEDS)
def test_claims_that_count_rest_on_two_independent_bases(seed: int) -> None:
    for site in world(seed).sites:
        counting = [claim for claim in site.memberships if claim.counts_on(TODAY)]
        assert bool(counting) == bool(site.groups)
        for claim in counting:
            assert len({basis.kind for basis in claim.bases}) >= 2
            assert len({basis.source for basis in claim.bases}) >= 2


@settings(max_examples=17, deadline=None)
@given(seed=SEEDS)
def test_nobody_held_only_as_a_victim_is_listed_in_a_group(seed: int) -> None:
    for site in world(seed).sites:
        assert not victims_only(site) & {claim.person for claim in site.memberships}


@settings(max_examples=17, deadline=None)
@given(seed=SEEDS)
def test_the_young_are_never_key_people_and_nobody_is_listed_before_fifteen(seed: int) -> None:
    for site in world(seed).sites:
        people = {person.key: person for person in site.people}
        for claim in site.memberships:
            ages: AgeRange = age_on(claim.since.earliest, people[claim.person].born)
            assert ages.youngest >= 15
            if claim.role is MembershipRole.KEY_PERSON:
                assert not ages.may_be_minor


@settings(max_examples=17, deadline=None)
@given(seed=SEEDS)
def test_claims_end_when_a_person_dies(seed: int) -> None:
    for site in world(seed).sites:
        died_on = {person.key: person.died_on for person in site.people if person.died_on}
        for claim in site.memberships:
            if claim.person in died_on:
                assert claim.until is not None
                assert claim.until <= died_on[claim.person]
                assert not claim.counts_on(died_on[claim.person])


@pytest.mark.parametrize("status", ClaimStatus)
def test_claims_of_every_status_exist_at_the_big_sites(status: ClaimStatus) -> None:
    claims = [claim for site in world().sites for claim in site.memberships]

    assert any(claim.status is status for claim in claims)


def test_some_accepted_claims_have_expired_for_want_of_new_grounds() -> None:
    claims = world().site("orebro").memberships

    expired = [
        claim
        for claim in claims
        if claim.status is ClaimStatus.ACCEPTED
        and claim.until is None
        and not claim.counts_on(TODAY)
    ]

    assert expired
    assert all(max(claim.confirmed_on) < TODAY - timedelta(days=183) for claim in expired)


def test_a_roster_can_be_read_as_of_an_earlier_day() -> None:
    claims = world().site("malmo").memberships

    then = {claim.key for claim in claims if claim.counts_on(date(2024, 6, 1))}
    now = {claim.key for claim in claims if claim.counts_on(TODAY)}

    assert then
    assert then != now


def test_the_register_knows_protected_unknown_young_and_victim_only_people() -> None:
    people = world().site("goteborg").people

    assert any(person.protected is not ProtectedIdentity.NONE for person in people)
    assert any(person.identity is IdentityKind.UNKNOWN for person in people)
    assert any(person.standing is Standing.VICTIM_ONLY for person in people)
    assert any(person.ages_on(TODAY).oldest < 18 for person in people)
    assert any(person.aliases for person in people)


def test_unknown_people_have_neither_name_nor_number() -> None:
    for site in world().sites:
        for person in site.people:
            if person.identity is IdentityKind.UNKNOWN:
                assert (person.given_name, person.family_name) == ("", "")
                assert person.identity_number is None


def test_two_records_of_one_person_live_in_different_rooms_with_the_same_number() -> None:
    site = world().site("orebro")
    people = {person.key: person for person in site.people}

    assert len(site.truth.same_person) == 26
    for one, other in site.truth.same_person:
        assert people[one].room != people[other].room
        assert people[one].identity_number == people[other].identity_number


def test_a_person_known_to_social_services_is_known_in_their_own_municipality() -> None:
    site = world().site("jarfalla-upplands-bro")
    rooms = {room.key: room for room in site.profile.rooms}

    known = [p for p in site.people if rooms[p.room].kind is RoomKind.SOCIAL_SERVICES]

    assert known
    assert all(rooms[p.room].municipality_code == p.municipality_code for p in known)


def test_people_placed_in_the_joint_room_are_adult_known_and_unprotected() -> None:
    for site in world().sites:
        people = {person.key: person for person in site.people}
        for disclosure in site.disclosures:
            person = people.get(disclosure.subject)
            if person is None:
                continue
            assert person.room == disclosure.from_room
            assert person.standing is Standing.IN_SCOPE
            assert person.protected is ProtectedIdentity.NONE
            assert not person.ages_on(disclosure.decided_on).may_be_minor


def test_nothing_crosses_from_social_services() -> None:
    for site in world().sites:
        kinds = {room.key: room.kind for room in site.profile.rooms}
        assert {kinds[d.from_room] for d in site.disclosures} <= {
            RoomKind.POLICE,
            RoomKind.PROBATION,
        }
        assert {kinds[d.to_room] for d in site.disclosures} <= {RoomKind.JOINT}


def test_every_site_with_groups_has_a_dispute_going_on_today() -> None:
    for site in (one for one in world().sites if one.groups):
        states = [
            relation.state_on(TODAY)
            for relation in site.relations
            if relation.kind is RelationKind.DISPUTE
        ]
        assert RelationState.ACTIVE in states


def test_size_estimates_hold_at_least_everybody_named() -> None:
    for site in world().sites:
        for group in site.groups:
            named = [claim for claim in site.memberships if claim.group == group.key]
            assert len(named) <= group.size_min <= group.size_max


@given(metres=st.floats(1, 5_000), seed=st.integers(0, 100))
def test_a_point_nearby_lies_within_the_distance(metres: float, seed: int) -> None:
    centre = (15.2, 59.3)

    assert metres_between(centre, near(centre, metres, Dice(seed, "near"))) <= metres * 1.01 + 0.2
