"""Sanction rounds of the simulated sites: as many as were published, whatever the day."""

from datetime import date, timedelta

import pytest

from samsyn.simulation.city import make_world
from samsyn.simulation.consequence_records import SimulatedRound
from samsyn.vocabulary.levers import CATALOGUE

DAYS = (date(2024, 2, 1), date(2026, 11, 28), date(2028, 9, 1))


def rounds_on(day: date, seed: int = 20_221_017) -> tuple[SimulatedRound, ...]:
    return make_world(seed, today=day).site("orebro").rounds


@pytest.mark.parametrize("day", DAYS)
def test_there_are_four_ended_rounds_each_of_its_own_length_within_the_first_year(
    day: date,
) -> None:
    ended = [one for one in rounds_on(day) if one.ended_on]

    assert len(ended) == 4
    assert len({(one.ended_on - one.started_on) for one in ended if one.ended_on}) == 4
    for one in ended:
        assert one.ended_on is not None
        assert one.ended_on - one.started_on >= timedelta(days=28)
        assert date(2022, 10, 18) < one.started_on < one.ended_on <= date(2023, 10, 31)
        assert one.opened_on <= one.decided_on <= one.started_on
        assert one.told_on is not None
        assert timedelta(0) < one.told_on - one.ended_on <= timedelta(days=14)


@pytest.mark.parametrize("day", DAYS)
def test_no_two_rounds_run_against_one_group_at_once(day: date) -> None:
    rounds = rounds_on(day)

    for one in rounds:
        for other in rounds:
            if one is not other and one.group == other.group:
                last = one.ended_on or day
                assert other.started_on > last or (other.ended_on or day) < one.started_on


@pytest.mark.parametrize("day", DAYS)
def test_every_measure_is_of_its_levers_agency_and_ticked_within_the_round(day: date) -> None:
    for one in rounds_on(day):
        for measure in one.measures:
            assert measure.agency is CATALOGUE[measure.lever].agency
            days = [when for _, when in measure.steps]
            assert days == sorted(days)
            assert all(one.started_on <= when <= (one.ended_on or day) for when in days)
            assert measure.outside <= measure.actions


def test_a_site_that_published_no_rounds_has_none() -> None:
    world = make_world(20_221_017, today=DAYS[1])

    assert {site.key for site in world.sites if site.rounds} == {"orebro"}
