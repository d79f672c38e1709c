"""Where a talk stands is read off what is recorded, from the proposal to the follow-up."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from tests.office.notifications import playing
from tests.office.notifications.playing import MET, NOW, TODAY, days

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.notifications import changes, queries
from samsyn.office.notifications.changes import EndingPlan, RecontactPlan
from samsyn.office.notifications.queries import Prompt, Stop
from samsyn.office.people.models import Person
from samsyn.vocabulary.talks import (
    AttemptOutcome,
    HelpWish,
    Recipient,
    RecontactResult,
    SafetyVerdict,
    TalkEnd,
    TalkState,
)

pytestmark = pytest.mark.django_db


def state_of(actor: Actor, talk: UUID) -> TalkState:
    return playing.sheet(actor, talk).standing.state


def test_a_talk_goes_from_proposal_to_follow_up(petra: Actor, vera: Actor) -> None:
    talk = playing.propose(petra, playing.person(petra))
    seen = [state_of(petra, talk)]
    playing.clear(petra, talk)
    seen.append(state_of(petra, talk))
    team = (playing.member(petra), playing.member(vera, "orebro-social"))
    brief = playing.assign(petra, talk, *team)
    seen.append(state_of(petra, talk))
    visitor = playing.fresh(vera)
    playing.log(visitor, brief, now=NOW + days(1))
    seen.append(state_of(petra, talk))
    playing.log(visitor, brief, now=NOW + days(2), **MET)
    seen.append(state_of(petra, talk))
    planner = playing.fresh(petra)
    with access.acting_as(planner):
        plan = RecontactPlan(
            talk_id=talk, happened_on=TODAY + days(32), result=RecontactResult.REACHED
        )
        changes.follow_up(planner, plan, now=NOW + days(32))
    seen.append(state_of(petra, talk))

    assert seen == [
        TalkState.PROPOSED,
        TalkState.CLEARED,
        TalkState.ASSIGNED,
        TalkState.ATTEMPTED,
        TalkState.MET,
        TalkState.FOLLOWED_UP,
    ]


def test_somebody_who_wants_help_is_handed_over_in_the_same_step(petra: Actor, vera: Actor) -> None:
    talk, brief = playing.given(petra, playing.member(petra), playing.member(vera, "orebro-social"))

    attempt = playing.log(playing.fresh(vera), brief, **MET | {"help_wish": HelpWish.CALL})

    found = playing.sheet(petra, talk)
    assert found.standing.state is TalkState.HANDED_OVER
    assert [one.id for one in found.talk.attempts] == [attempt]


def test_a_relative_met_instead_is_an_attempt_and_not_the_talk(petra: Actor, vera: Actor) -> None:
    talk, brief = playing.given(petra, playing.member(petra), playing.member(vera, "orebro-social"))

    playing.log(playing.fresh(vera), brief, **MET | {"outcome": AttemptOutcome.MET_RELATIVE})

    assert state_of(petra, talk) is TalkState.ATTEMPTED


def test_a_talk_meant_for_a_parent_is_held_when_the_parent_is_met(
    petra: Actor, vera: Actor
) -> None:
    talk = playing.propose(
        petra,
        playing.person(petra),
        recipient=Recipient.PARENT,
        recipient_described="The mother",
    )
    playing.clear(petra, talk)
    brief = playing.assign(
        petra, talk, playing.member(petra), playing.member(vera, "orebro-social")
    )

    playing.log(playing.fresh(vera), brief, **MET | {"outcome": AttemptOutcome.MET_RELATIVE})

    assert state_of(petra, talk) is TalkState.MET


def test_the_first_attempt_is_late_after_three_days_when_urgent_else_after_two_weeks(
    petra: Actor,
) -> None:
    urgent = playing.propose(petra, playing.person(petra), is_urgent=True)
    planned = playing.propose(petra, playing.person(petra))

    def late(talk: UUID, hours: int) -> bool:
        found = playing.sheet(petra, talk, now=NOW + timedelta(hours=hours))
        return Prompt.ATTEMPT_IS_LATE in found.standing.prompts

    assert [late(urgent, 71), late(urgent, 73)] == [False, True]
    assert [late(planned, 73), late(planned, 24 * 14 + 1)] == [False, True]


def test_after_three_attempts_another_way_is_asked_for(petra: Actor, vera: Actor) -> None:
    talk, brief = playing.given(petra, playing.member(petra), playing.member(vera, "orebro-social"))
    visitor = playing.fresh(vera)
    prompts = []
    for day in (1, 2, 3):
        playing.log(visitor, brief, now=NOW + days(day))
        found = playing.sheet(petra, talk, now=NOW + days(day))
        prompts.append(Prompt.TRY_ANOTHER_WAY in found.standing.prompts)

    assert prompts == [False, False, True]


def test_getting_in_touch_again_is_due_thirty_days_after_the_talk(
    petra: Actor, vera: Actor
) -> None:
    talk, brief = playing.given(petra, playing.member(petra), playing.member(vera, "orebro-social"))
    playing.log(playing.fresh(vera), brief, **MET)

    early = playing.sheet(petra, talk, now=NOW + days(29)).standing
    due = playing.sheet(petra, talk, now=NOW + days(30)).standing

    assert due.recontact_on == TODAY + days(30)
    assert Prompt.RECONTACT_IS_DUE not in early.prompts
    assert Prompt.RECONTACT_IS_DUE in due.prompts


def test_a_legal_text_that_expires_stops_the_talk(petra: Actor) -> None:
    talk = playing.propose(petra, playing.person(petra))
    playing.clear(
        petra,
        talk,
        legal_text="Two cases are open.",
        legal_cleared_by="Åklagare Berg",
        legal_cleared_on=TODAY,
        legal_valid_to=TODAY + days(3),
    )

    assert playing.sheet(petra, talk, now=NOW + days(3)).standing.stops == ()
    assert playing.sheet(petra, talk, now=NOW + days(4)).standing.stops == (
        Stop.LEGAL_TEXT_EXPIRED,
    )


def test_a_talk_that_is_not_safe_stays_proposed(petra: Actor) -> None:
    talk = playing.propose(petra, playing.person(petra))
    playing.clear(petra, talk, safety=SafetyVerdict.NOT_SAFE)

    found = playing.sheet(petra, talk).standing

    assert (found.state, found.stops) == (TalkState.PROPOSED, (Stop.NOT_SAFE,))


@pytest.mark.parametrize(
    ("columns", "stop"),
    [
        ({"died_on": date(2026, 11, 21)}, Stop.DEAD),
        ({"protected_identity": "secrecy_mark"}, Stop.PROTECTED),
    ],
)
def test_death_and_protection_stop_a_talk_that_a_team_already_has(
    petra: Actor, vera: Actor, columns: dict, stop: Stop
) -> None:
    person = playing.person(petra)
    talk, brief = playing.given(
        petra, playing.member(petra), playing.member(vera, "orebro-social"), person_id=person
    )
    with access.acting_as(petra):
        Person.objects.filter(pk=person).update(**columns)

    visitor = playing.fresh(vera)
    with access.acting_as(visitor):
        seen = queries.brief_sheet(visitor, brief)

    assert stop in playing.sheet(petra, talk).standing.stops
    assert seen.state is queries.BriefState.STOPPED


def test_a_protection_that_is_lifted_lets_the_team_go_on(petra: Actor, vera: Actor) -> None:
    person = playing.person(petra)
    _talk, brief = playing.given(
        petra, playing.member(petra), playing.member(vera, "orebro-social"), person_id=person
    )
    for mark in ("secrecy_mark", "none"):
        with access.acting_as(petra):
            Person.objects.filter(pk=person).update(protected_identity=mark)

    visitor = playing.fresh(vera)
    with access.acting_as(visitor):
        assert queries.brief_sheet(visitor, brief).state is queries.BriefState.TO_DO


def test_a_talk_is_called_off_with_a_reason_and_the_team_is_told(petra: Actor, vera: Actor) -> None:
    talk, brief = playing.given(petra, playing.member(petra), playing.member(vera, "orebro-social"))
    with access.acting_as(playing.fresh(petra)):
        plan = EndingPlan(talk_id=talk, ended_as=TalkEnd.CANCELLED, reason="He moved")
        changes.close(playing.fresh(petra), plan, now=NOW)

    visitor = playing.fresh(vera)
    with access.acting_as(visitor):
        seen = queries.brief_sheet(visitor, brief)

    assert state_of(petra, talk) is TalkState.CANCELLED
    assert seen.state is queries.BriefState.CLOSED


def test_nothing_has_failed_that_nobody_tried(petra: Actor) -> None:
    talk = playing.propose(petra, playing.person(petra))
    plan = EndingPlan(talk_id=talk, ended_as=TalkEnd.FAILED, reason="")

    with access.acting_as(petra), pytest.raises(changes.CannotClose) as refused:
        changes.close(petra, plan, now=NOW)

    assert refused.value.reasons == (
        "Write why.",
        "Nobody has tried yet. Call the talk off instead.",
    )


def test_a_follow_up_before_the_talk_is_refused(petra: Actor) -> None:
    talk = playing.propose(petra, playing.person(petra))
    plan = RecontactPlan(talk_id=talk, happened_on=TODAY + days(1), result=RecontactResult.REACHED)

    with access.acting_as(petra), pytest.raises(changes.CannotClose) as refused:
        changes.follow_up(petra, plan, now=NOW)

    assert len(refused.value.reasons) == 2
