"""A site's own clocks, dated: what began before a change is measured as it was."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from tests import databases
from tests.conftest import actor_named
from tests.office.sanctions import playing
from tests.office.sanctions.playing import NOW, TODAY

from samsyn.office import access
from samsyn.office.aftermath.queries import clocks_of
from samsyn.office.config import installation
from samsyn.office.config.databases import Logins
from samsyn.office.incidents.models import Incident
from samsyn.office.incidents.queries.related import near_in_place_and_time
from samsyn.office.partners.limits import CannotLimit, coming_changes, limits_on, set_limits
from samsyn.office.partners.rules import USUAL, Limit
from samsyn.office.sanctions.queries import trigger_page
from samsyn.vocabulary.claims import Certainty

BY = "Lena Ek, polischef"
DAY = TODAY - timedelta(days=2)


def change(
    own: Logins, changed: dict[Limit, int], *, on: date = DAY, today: date = DAY, by: str = BY
) -> None:
    with installation.as_owner(own):
        set_limits("orebro", changed, by=by, applies_from=on, today=today)


def test_a_change_applies_from_its_day_and_rewrites_no_past_verdict(own_database: Logins) -> None:
    petra = actor_named("petra")
    group = playing.group(petra)
    before, after = (
        playing.incident(petra, (group, Certainty.CONFIRMED), injured=1, days_ago=days)
        for days in (3, 1)
    )
    old = playing.trigger(petra, group, now=NOW - timedelta(days=3))
    new = playing.trigger(petra, group, now=NOW)

    change(own_database, {Limit.ACUTE_HOURS: 48, Limit.DECISION_DAYS: 5, Limit.NEAR_METRES: 300})

    with access.acting_as(petra):
        clocks = [clocks_of(Incident.objects.get(pk=one)) for one in (before, after)]
        near = near_in_place_and_time(petra, Incident.objects.get(pk=after))
        due = [
            trigger_page(petra, one, today=TODAY).decision_clock.due_on - opened
            for one, opened in ((old, TODAY - timedelta(days=3)), (new, TODAY))
        ]
    assert [one.acute_hours for one in clocks] == [72, 48]
    assert [one.days for one in due] == [7, 5]
    assert near.days == USUAL[Limit.ELEVATED_DAYS]


def test_another_site_keeps_the_usual_and_later_changes_are_listed(own_database: Logins) -> None:
    later = TODAY + timedelta(days=30)
    change(own_database, {Limit.QUIET_DAYS: 35})
    change(own_database, {Limit.QUIET_DAYS: 42}, on=later)

    assert limits_on("orebro", DAY - timedelta(days=1)) == USUAL
    assert limits_on("orebro", TODAY)[Limit.QUIET_DAYS] == 35
    assert limits_on("orebro", later)[Limit.QUIET_DAYS] == 42
    assert limits_on("malmo", later) == USUAL
    assert coming_changes("orebro", after=TODAY) == [(later, Limit.QUIET_DAYS, 42, BY)]


def test_a_change_in_the_past_without_who_or_out_of_bounds_is_refused_all_at_once(
    own_database: Logins,
) -> None:
    with pytest.raises(CannotLimit) as refused:
        change(own_database, {Limit.MEMO_DAYS: 60}, on=DAY - timedelta(days=1), by=" ")

    said = str(refused.value)
    for part in ("does not rewrite", "--by", "--memo-days goes from 1 to 14"):
        assert part in said
    assert limits_on("orebro", TODAY) == USUAL


def test_a_change_at_odds_with_one_that_is_set_for_later_is_refused(own_database: Logins) -> None:
    change(own_database, {Limit.LONGEST_DAYS: 30}, on=TODAY + timedelta(days=30))

    with pytest.raises(CannotLimit, match="lapse before its quiet days"):
        change(own_database, {Limit.QUIET_DAYS: 45})


def test_a_site_that_is_not_there_is_named(own_database: Logins) -> None:
    with installation.as_owner(own_database), pytest.raises(CannotLimit, match="site list"):
        limits_on("nowhere", timezone.localdate())


def test_whoever_changes_a_clock_is_in_the_record_and_the_application_cannot(
    own_database: Logins,
) -> None:
    change(own_database, {Limit.MEMO_DAYS: 2})

    noted = databases.rows(
        databases.superuser(own_database),
        "SELECT count(*) FROM samsyn_log.audit_auditevent WHERE subject = 'partners_sitelimit'",
    )
    allowed = databases.rows(
        own_database.application,
        "SELECT has_table_privilege('samsyn_app', 'partners_sitelimit', 'INSERT')",
    )
    assert noted == [(1,)]
    assert allowed == [(False,)]
