"""Answers between groups: counted by dispute, against days dealt out within each year."""

from datetime import date, timedelta

import numpy as np
import pytest

from samsyn.analysis.errors import AnalysisError
from samsyn.analysis.space_time import Strike, retaliation

DAY = date(2025, 1, 1)


def strike(day: int, by: str, against: str) -> Strike:
    return Strike(day=DAY + timedelta(days=day), by=by, against=against)


def test_an_answer_comes_from_the_other_side_and_afterwards() -> None:
    found = retaliation(
        [
            strike(0, "Norr", "Söder"),
            strike(3, "Norr", "Söder"),  # no answer: the same side again
            strike(5, "Söder", "Norr"),  # answers both, after five and after two days
            strike(40, "Väst", "Norr"),
        ],
        within=(3, 14),
        permutations=19,
    )

    north_south, west = found.disputes
    assert (north_south.groups, north_south.strikes) == (("Norr", "Söder"), 3)
    assert [window.answered for window in north_south.windows] == [1, 2]
    assert (west.groups, [window.answered for window in west.windows]) == (("Norr", "Väst"), [0, 0])
    assert [window.answered for window in found.windows] == [1, 2]


def test_strikes_of_one_day_answer_nothing_and_are_said() -> None:
    found = retaliation(
        [strike(0, "Norr", "Söder"), strike(0, "Söder", "Norr")], permutations=19
    ).disputes[0]

    assert found.on_one_day == 2
    assert [window.answered for window in found.windows] == [0, 0, 0]


def test_a_feud_is_told_from_two_busy_groups() -> None:
    generator = np.random.default_rng(7)
    ways = [("Norr", "Söder"), ("Söder", "Norr")]
    by_chance = [
        strike(int(day), *ways[k % 2]) for k, day in enumerate(generator.integers(0, 360, 40))
    ]
    feud = [
        strike(int(day) + 2 * k, *ways[k])
        for day in generator.choice(358, 20, replace=False)
        for k in (0, 1)
    ]

    chance, answered = (
        retaliation(one, within=(3,), permutations=199).windows[0] for one in (by_chance, feud)
    )

    assert chance.p_value > 0.05
    assert answered.p_value == 0.005
    assert answered.answered > 1.3 * answered.expected


def test_every_group_keeps_its_strikes_of_each_year() -> None:
    # All of the first year's went one way: no answer can come of any order within the years.
    one_way = [strike(day, "Norr", "Söder") for day in range(0, 200, 10)]
    back = [strike(500 + day, "Söder", "Norr") for day in range(0, 200, 10)]

    found = retaliation(one_way + back, within=(100,), permutations=99).windows[0]

    assert (found.answered, found.expected, found.p_value) == (0, 0, 1)


@pytest.mark.parametrize(
    ("strikes", "within", "sentence"),
    [
        ([], (3,), "nothing to count"),
        ([strike(0, "Norr", "Norr")], (3,), '"Norr" is both attacker and attacked on 2025-01-01'),
        ([strike(0, "Norr", "Söder")], (0,), "number of days from 1"),
    ],
)
def test_what_cannot_be_counted_is_refused(
    strikes: list[Strike], within: tuple[int, ...], sentence: str
) -> None:
    with pytest.raises(AnalysisError, match=sentence):
        retaliation(strikes, within=within, permutations=19)
