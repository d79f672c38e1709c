"""The scorecard of the review, and what never moves it."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.office.reviews import playing as reviews
from tests.office.sanctions import playing
from tests.office.sanctions.playing import NOW
from tests.office.sanctions.test_scorecards import ADDED, _add

from samsyn.office.access import Actor
from samsyn.office.reviews.queries import GroupShown
from samsyn.vocabulary.claims import Certainty
from samsyn.vocabulary.reviews import ChangedSince, Trend

pytestmark = pytest.mark.django_db
CONFIRMED, LIKELY = Certainty.CONFIRMED, Certainty.LIKELY


def cards(actor: Actor) -> tuple[GroupShown, ...]:
    return reviews.page(actor, reviews.opened(actor, now=NOW), now=NOW).groups


def test_periods_and_the_trend_stand_with_their_interval(petra: Actor) -> None:
    alm = playing.group(petra, "Grupp Alm")
    for days_ago in (2, 10, 40, 50, 60, 70, 80, 81, 82, 83, 84, 85):
        playing.incident(petra, (alm, CONFIRMED), days_ago=days_ago, injured=1)
    for days_ago in (100, 300):
        playing.incident(petra, (alm, LIKELY), days_ago=days_ago, injured=1)
    playing.incident(petra, (alm, CONFIRMED), days_ago=400, injured=1)

    [card] = cards(petra)

    assert (card.days_28, card.days_90, card.months_12, card.before) == (2, 12, 14, 1)
    assert card.trend is Trend.MORE
    assert (card.ratio, card.low) == (12.0, 1.78)


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(ADDED), min_size=1, max_size=6))
def test_scorecards_do_not_move_when_arrests_reports_or_victim_roles_are_added(
    petra: Actor, added: list[str]
) -> None:
    alm, birch = playing.group(petra, "Grupp Alm"), playing.group(petra, "Grupp Björk")
    shot = playing.incident(petra, (alm, CONFIRMED), injured=1)
    playing.incident(petra, (birch, LIKELY), dead=1, days_ago=3)
    review = reviews.opened(petra, now=NOW)

    for what in added:
        _add(petra, what, shot, birch)

    shown = reviews.page(petra, review, now=NOW).groups
    assert {one.id for one in shown} >= {alm, birch}
    assert {one.since for one in shown} == {ChangedSince.SAME}
    reviews.present(petra, review, now=NOW)
    reviews.signed(petra, review, now=NOW)  # so that the next example can open one
