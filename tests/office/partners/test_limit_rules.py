"""A site's limits: the usual ones hold together, and what does not is said."""

import pytest

from samsyn.office.partners.rules import LIMITS, USUAL, Limit, objections_to, option


def test_the_usual_limits_are_within_bounds_and_at_peace_with_one_another() -> None:
    assert set(LIMITS) == set(Limit)
    assert list(objections_to(USUAL, USUAL)) == []


@pytest.mark.parametrize("limit", Limit)
def test_each_limit_is_refused_below_and_above_its_bounds(limit: Limit) -> None:
    for value in (LIMITS[limit].least - 1, LIMITS[limit].most + 1):
        said = list(objections_to({limit: value}, {**USUAL, limit: value}))

        assert any(sentence.startswith(f"{option(limit)} goes from") for sentence in said)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({Limit.ACUTE_HOURS: 100, Limit.ELEVATED_DAYS: 4}, "acute window cannot outlast"),
        ({Limit.ELEVATED_DAYS: 40}, "cannot outlast the watch"),
        ({Limit.MEMO_DAYS: 8}, "after the decision"),
        ({Limit.QUIET_DAYS: 60, Limit.LONGEST_DAYS: 40}, "lapse before its quiet days"),
    ],
)
def test_limits_at_odds_with_one_another_are_refused(changed: dict[Limit, int], said: str) -> None:
    [sentence] = objections_to(changed, {**USUAL, **changed})

    assert said in sentence


def test_an_hour_more_than_the_elevated_days_is_one_too_many() -> None:
    at_most = {Limit.ACUTE_HOURS: 96, Limit.ELEVATED_DAYS: 4}

    assert list(objections_to(at_most, {**USUAL, **at_most})) == []
    assert list(objections_to({}, {**USUAL, **at_most, Limit.ACUTE_HOURS: 97}))
