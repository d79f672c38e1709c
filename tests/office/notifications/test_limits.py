"""A site's own limits for talks, as an operator sets them."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from tests.conftest import actor_named
from tests.office.notifications import playing

from samsyn.office.config import installation
from samsyn.office.config.databases import Logins
from samsyn.office.notifications import changes
from samsyn.office.notifications.changes import CannotAssign, CannotSet
from samsyn.office.notifications.queries import USUAL


@contextmanager
def operating(own: Logins) -> Iterator[None]:
    with installation.as_owner(own):
        yield


def test_a_site_that_wants_three_partners_is_not_sent_two_and_another_site_is(
    own_database: Logins,
) -> None:
    with operating(own_database):
        changes.set_limits("orebro", {"least_partners": 3, "urgent_hours": 48})
        elsewhere = changes.limits_of("malmo")
    petra, vera = actor_named("petra"), actor_named("vera")

    with pytest.raises(CannotAssign) as refused:
        playing.given(petra, playing.member(petra), playing.member(vera, "orebro-social"))

    assert "at least 3 partners" in refused.value.reasons[0]
    assert elsewhere == USUAL


def test_limits_out_of_bounds_are_refused_all_at_once_and_nothing_is_set(
    own_database: Logins,
) -> None:
    with operating(own_database):
        with pytest.raises(CannotSet) as refused:
            changes.set_limits("orebro", {"least_partners": 1, "urgent_hours": 400})
        with pytest.raises(CannotSet) as nowhere:
            changes.set_limits("nowhere", {"urgent_hours": 48})
        kept = changes.limits_of("orebro")

    assert refused.value.reasons == (
        "--least-partners goes from 2 to 4.",
        "--urgent-hours goes from 1 to 168.",
    )
    assert "samsyn site list" in nowhere.value.reasons[0]
    assert kept == USUAL


def test_one_limit_changes_and_the_others_stay(own_database: Logins) -> None:
    with operating(own_database):
        changes.set_limits("orebro", {"planned_days": 7})
        both = changes.set_limits("orebro", {"needs_civilian": False})
        usual = changes.take_usual_limits("orebro")

    assert (both.planned_days, both.needs_civilian) == (7, False)
    assert usual == USUAL
