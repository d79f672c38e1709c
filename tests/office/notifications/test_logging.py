"""A visit is logged once, however often it is sent, and nothing that was written is lost."""

from datetime import timedelta
from threading import Barrier, Thread
from uuid import UUID, uuid4

import pytest
from django.db import connection
from tests.conftest import actor_named
from tests.office.notifications import playing
from tests.office.notifications.playing import MET, NOW, days

from samsyn.office import access
from samsyn.office.access import Actor, NotVisible
from samsyn.office.config.databases import Logins
from samsyn.office.notifications import changes, queries
from samsyn.office.notifications.models import TalkAttempt, TalkHandover
from samsyn.vocabulary.talks import AttemptOutcome, HelpWish


@pytest.fixture
def brief(petra: Actor, vera: Actor) -> UUID:
    """A talk given to Petra and Vera."""
    _talk, brief = playing.given(
        petra, playing.member(petra), playing.member(vera, "orebro-social")
    )
    return brief


def rows(actor: Actor) -> list[TalkAttempt]:
    with access.acting_as(playing.fresh(actor)):
        return list(TalkAttempt.objects.order_by("happened_at"))


@pytest.mark.django_db
def test_a_form_sent_twice_counts_once(vera: Actor, brief: UUID) -> None:
    visitor, key = playing.fresh(vera), uuid4()

    first = playing.log(visitor, brief, form_key=key)
    second = playing.log(visitor, brief, form_key=key, now=NOW + timedelta(seconds=3))

    assert first == second
    [row] = rows(vera)
    assert row.happened_at == NOW
    assert row.corrected_at is None


@pytest.mark.django_db
def test_a_form_corrected_and_sent_again_holds_what_it_said_last(vera: Actor, brief: UUID) -> None:
    visitor, key = playing.fresh(vera), uuid4()
    playing.log(visitor, brief, form_key=key, **MET | {"help_wish": HelpWish.CALL})

    playing.log(visitor, brief, form_key=key, note="Ring the other door", **MET)

    [row] = rows(vera)
    assert (row.note, row.help_wish) == ("Ring the other door", "no")
    assert row.corrected_at is not None
    with access.acting_as(visitor):
        assert not TalkHandover.objects.exists()


@pytest.mark.django_db
def test_two_of_a_team_who_log_the_same_visit_are_told(
    petra: Actor, vera: Actor, brief: UUID
) -> None:
    playing.log(playing.fresh(vera), brief, attempts_seen=0)
    colleague, key = playing.fresh(petra), uuid4()

    with pytest.raises(changes.LoggedByColleague) as refused:
        playing.log(colleague, brief, attempts_seen=0, form_key=key)
    playing.log(colleague, brief, attempts_seen=0, form_key=key, is_another_visit=True)

    assert "Vera logged a visit at 13.00" in refused.value.reasons[0]
    assert len(rows(petra)) == 2


@pytest.mark.django_db
def test_what_cannot_have_happened_at_an_empty_door_is_left_out(vera: Actor, brief: UUID) -> None:
    answers = MET | {"outcome": AttemptOutcome.NOT_HOME, "promised": "Call back"}

    playing.log(playing.fresh(vera), brief, **answers)

    [row] = rows(vera)
    assert (row.delivered, row.response, row.promised, row.card_given) == ("", "", "", None)


@pytest.mark.django_db
def test_a_meeting_needs_its_answers_and_all_are_asked_for_at_once(
    vera: Actor, brief: UUID
) -> None:
    with pytest.raises(changes.CannotLog) as refused:
        playing.log(playing.fresh(vera), brief, outcome=AttemptOutcome.MET_PERSON, note="x" * 301)

    assert len(refused.value.reasons) == 5


@pytest.mark.django_db
def test_a_visit_sent_late_keeps_the_time_when_it_was_made(vera: Actor, brief: UUID) -> None:
    playing.log(playing.fresh(vera), brief, happened_at=NOW, now=NOW + timedelta(hours=5))

    assert [row.happened_at for row in rows(vera)] == [NOW]


@pytest.mark.django_db
@pytest.mark.parametrize("away", [timedelta(hours=1), -days(40)])
def test_a_time_that_cannot_be_is_refused(vera: Actor, brief: UUID, away: timedelta) -> None:
    with pytest.raises(changes.CannotLog):
        playing.log(playing.fresh(vera), brief, happened_at=NOW + away)


@pytest.mark.django_db
def test_a_phone_that_is_a_little_fast_is_believed_but_not_ahead_of_time(
    vera: Actor, brief: UUID
) -> None:
    playing.log(playing.fresh(vera), brief, happened_at=NOW + timedelta(minutes=4))

    assert [row.happened_at for row in rows(vera)] == [NOW]


@pytest.mark.django_db
def test_nobody_outside_the_team_logs(sami: Actor, brief: UUID) -> None:
    with pytest.raises(NotVisible):
        playing.log(sami, brief)


@pytest.mark.django_db
def test_people_met_are_counted_once_talks_each_and_attempts_apart(
    petra: Actor, vera: Actor
) -> None:
    person = playing.person(petra)
    for offset in (0, 40):
        _talk, brief = playing.given(
            playing.fresh(petra),
            playing.member(petra),
            playing.member(vera, "orebro-social"),
            person_id=person,
            now=NOW + days(offset),
        )
        visitor = playing.fresh(vera)
        playing.log(visitor, brief, now=NOW + days(offset))
        playing.log(visitor, brief, now=NOW + days(offset + 1), **MET)

    planner = playing.fresh(petra)
    with access.acting_as(planner):
        found = queries.contacts(planner, since=NOW - days(1), until=NOW + days(60))

    assert queries.tally(found) == queries.Tally(people_met=1, talks=2, attempts=4)
    assert {one.message_label for one in found} == {"Text talk_brief 1 (sv)"}


@pytest.mark.slow
def test_two_sends_of_one_form_at_the_same_instant_count_once(own_database: Logins) -> None:
    petra, vera = actor_named("petra"), actor_named("vera")
    _talk, brief = playing.given(
        petra, playing.member(petra), playing.member(vera, "orebro-social")
    )
    visitor, key, start = actor_named("vera"), uuid4(), Barrier(2)
    answers: list[object] = []

    def send() -> None:
        start.wait()
        try:
            answers.append(playing.log(visitor, brief, form_key=key))
        except Exception as error:
            answers.append(error)
        finally:
            connection.close()

    threads = [Thread(target=send) for _turn in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert answers[0] == answers[1]
    assert len(rows(vera)) == 1
    assert own_database
