"""Call-ins and talks: the published figures come out, and nobody is called who may not be."""

from datetime import date, timedelta

from hypothesis import given, settings
from tests.simulation.checks import SEEDS, TODAY, world

from samsyn.simulation.outreach_records import SimulatedTalk

HOLDS = timedelta(days=730)  # what is told of a person to the joint room
KINDS_OF_LAW = {"police", "probation"}


def met_between(talks: tuple[SimulatedTalk, ...], first: date, last: date) -> list[SimulatedTalk]:
    return [one for one in talks if one.met_on and first <= one.met_on <= last]


@given(seed=SEEDS)
@settings(max_examples=5)
def test_orebro_calls_ten_in_october_2022_and_visits_thirty_afterwards(seed: int) -> None:
    outreach = world(seed).site("orebro").outreach

    first = outreach.call_ins[0]
    visits = met_between(outreach.talks, first.held_on, date(2023, 3, 31))

    assert (first.held_on.year, first.held_on.month, len(first.invitees)) == (2022, 10, 10)
    assert len({one.person for one in visits}) == 30
    assert {kind for one in visits for kind in one.team} == {"police", "social_services"}


@given(seed=SEEDS)
@settings(max_examples=5)
def test_jarfalla_and_upplands_bro_talk_with_forty_before_their_first_call_in(seed: int) -> None:
    outreach = world(seed).site("jarfalla-upplands-bro").outreach

    first = outreach.call_ins[0]
    talks = met_between(outreach.talks, date(2023, 4, 1), first.held_on)

    assert len(talks) == 40
    assert len(first.speakers) == 7


@given(seed=SEEDS)
@settings(max_examples=5)
def test_malmo_reaches_25_in_three_call_ins_and_44_in_49_talks(seed: int) -> None:
    outreach = world(seed).site("malmo").outreach

    three = outreach.call_ins[:3]
    talks = met_between(outreach.talks, date(2018, 10, 1), date(2020, 2, 29))

    assert len({person for one in three for person in one.attended}) == 25
    assert (len(three[2].invitees), len(three[2].attended)) == (12, 9)
    assert sum(one.stayed for one in three[2].invitees) == 8
    assert (len(talks), len({one.person for one in talks})) == (49, 44)


def test_attempts_are_in_order_and_the_last_says_how_it_went() -> None:
    for site in world().sites:
        for talk in site.outreach.talks:
            days = [one.day for one in talk.attempts]
            assert days == sorted(days)
            assert talk.proposed_on <= days[0]
            assert days[-1] <= TODAY
            assert all(one.outcome != "met" for one in talk.attempts[:-1])


def test_every_team_has_somebody_who_is_not_law_enforcement() -> None:
    for site in world().sites:
        for talk in site.outreach.talks:
            assert len(set(talk.team)) >= 2
            assert set(talk.team) - KINDS_OF_LAW


def test_nobody_is_called_or_visited_as_a_minor_or_before_the_joint_room_knows_of_them() -> None:
    for site in (one for one in world().sites if one.disclosures):
        people = {one.key: one for one in site.people}
        told = [(one.subject, one.decided_on) for one in site.disclosures]
        first = site.disclosures[0].decided_on
        for person, days in site.outreach.days_wanted().items():
            assert not people[person].ages_on(days[0]).may_be_minor
            assert {(person, min(max(day, first), TODAY)) for day in days} <= {
                (subject, max(day, first)) for subject, day in told
            }


def test_whoever_is_called_in_was_told_of_in_the_two_years_before() -> None:
    for site in world().sites:
        for call_in in site.outreach.call_ins:
            for one in call_in.invitees:
                days = site.outreach.days_wanted()[one.person]
                assert any(timedelta() <= call_in.held_on - day < HOLDS for day in days)


def test_a_site_without_figures_has_said_nothing_to_anybody() -> None:
    outreach = world().site("uppsala").outreach

    assert (outreach.call_ins, outreach.talks) == ((), ())


def test_one_site_plans_a_call_in_some_weeks_ahead() -> None:
    ahead = [
        one
        for site in world().sites
        for one in site.outreach.call_ins
        if one.held_on > TODAY
    ]  # fmt: skip

    assert len(ahead) == 1
    assert timedelta(weeks=4) < ahead[0].held_on - TODAY < timedelta(weeks=10)
