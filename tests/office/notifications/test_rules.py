"""What the rules of practice refuse, and what they say to do instead."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.office.children import playing as children
from tests.office.groups import playing as groups
from tests.office.notifications import playing
from tests.office.notifications.playing import CHILD, NOW, TODAY, days

from samsyn.office import access
from samsyn.office.access import Actor, NotPermitted, NotVisible
from samsyn.office.incidents.changes import IncidentPlan, SidePlan, record_incidents
from samsyn.office.notifications import changes, queries
from samsyn.office.notifications.queries.tiers import Surroundings, tier_by_rule
from samsyn.vocabulary.incidents import GroupSide, IncidentKind
from samsyn.vocabulary.messages import MessageKind
from samsyn.vocabulary.talks import PriorityTier, Recipient, SafetyVerdict, TalkTrigger
from samsyn.vocabulary.uncertain_dates import MomentInterval, Precision

pytestmark = pytest.mark.django_db


def refusal_of(error: pytest.ExceptionInfo[access.Refusal]) -> str:
    return " ".join(error.value.reasons)


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ({"died_on": date(2026, 1, 1)}, "is dead"),
        ({"protected_identity": "secrecy_mark"}, "protected identity"),
        ({"standing": "victim_only"}, "only as a victim"),
    ],
)
def test_a_talk_that_must_not_be_is_not_proposed(
    petra: Actor, columns: dict[str, Any], said: str
) -> None:
    person = playing.person(petra, **columns)

    with pytest.raises(changes.CannotPropose) as refused:
        playing.propose(petra, person)

    assert said in refusal_of(refused)


def test_everything_that_is_wrong_with_a_proposal_is_said_at_once(petra: Actor) -> None:
    with pytest.raises(changes.CannotPropose) as refused:
        playing.propose(
            petra,
            playing.person(petra, "orebro-police"),
            aim=" ",
            recipient=Recipient.RELATIVE,
            tier=PriorityTier.REACH_GAP,
        )

    assert len(refused.value.reasons) == 4


def test_a_second_open_talk_with_the_same_person_is_refused(petra: Actor) -> None:
    person = playing.person(petra)
    playing.propose(petra, person)

    with pytest.raises(changes.CannotPropose) as refused:
        playing.propose(petra, person)

    assert "planned already" in refusal_of(refused)


def test_absentees_are_proposed_all_or_none(petra: Actor) -> None:
    people = [playing.person(petra) for _number in range(3)]
    dead = playing.person(petra, died_on=date(2026, 1, 1))
    plans = [
        playing.proposal(one, trigger=TalkTrigger.MISSED_CALL_IN, occasion_on=TODAY)
        for one in people
    ]
    doomed = [*plans, replace(plans[0], person_id=dead)]

    with access.acting_as(petra), pytest.raises(changes.CannotPropose) as refused:
        changes.propose_many(petra, doomed, now=NOW)
    with access.acting_as(petra):
        made = changes.propose_many(petra, plans, now=NOW)

    assert access.code_for("P", dead) in refusal_of(refused)
    assert {playing.sheet(petra, one).talk.tier for one in made} == {PriorityTier.MISSED_CALL_IN}


def test_only_who_plans_talks_proposes_one(petra: Actor, aino: Actor, vera: Actor) -> None:
    person = playing.person(petra)

    with pytest.raises(NotPermitted):
        playing.propose(aino, person)
    with pytest.raises(NotVisible):
        playing.propose(vera, person)


def test_nobody_is_sent_before_the_safety_check(petra: Actor, vera: Actor) -> None:
    talk = playing.propose(petra, playing.person(petra))

    with pytest.raises(changes.CannotAssign) as refused:
        playing.assign(petra, talk, playing.member(petra), playing.member(vera, "orebro-social"))

    assert "safety check is missing" in refusal_of(refused)


def test_a_check_needs_its_answers_and_a_legal_text_its_prosecutor(petra: Actor) -> None:
    talk = playing.propose(petra, playing.person(petra))

    with pytest.raises(changes.CannotClear) as refused:
        playing.clear(
            petra,
            talk,
            safety=SafetyVerdict.WITH_PRECAUTIONS,
            investigation_clear=False,
            support_consulted=False,
            legal_text="Two cases are open.",
            legal_valid_to=TODAY - days(1),
        )

    assert len(refused.value.reasons) == 5


def test_a_team_of_one_partner_is_refused(petra: Actor, aino: Actor) -> None:
    talk = playing.propose(petra, playing.person(petra))
    playing.clear(petra, talk)

    with pytest.raises(changes.CannotAssign) as refused:
        playing.assign(petra, talk, playing.member(petra))

    assert "at least 2 partners" in refusal_of(refused)
    assert aino.staff_id


def test_a_team_of_police_alone_is_refused_whatever_they_call_themselves(
    petra: Actor, vera: Actor
) -> None:
    talk = playing.propose(petra, playing.person(petra))
    playing.clear(petra, talk)

    with pytest.raises(changes.CannotAssign) as refused:
        playing.assign(petra, talk, playing.member(petra), playing.member(vera, "police"))

    assert "at least 2 partners" in refusal_of(refused)


def test_whose_partner_nobody_knows_is_asked_for(petra: Actor, vera: Actor) -> None:
    talk = playing.propose(petra, playing.person(petra))
    playing.clear(petra, talk)

    with pytest.raises(changes.CannotAssign) as refused:
        playing.assign(petra, talk, playing.member(petra), playing.member(vera))

    assert "which partner" in refusal_of(refused)


def test_who_holds_no_talks_is_in_no_team(petra: Actor, sami: Actor, frida: Actor) -> None:
    talk = playing.propose(petra, playing.person(petra))
    playing.clear(petra, talk)
    team = (playing.member(petra), playing.member(frida), playing.member(sami))

    with pytest.raises(changes.CannotAssign) as refused:
        playing.assign(petra, talk, *team)

    assert "cannot be in the team" in refusal_of(refused)


def test_police_and_probation_are_two_partners_and_one_is_not_police(
    petra: Actor, frida: Actor
) -> None:
    talk = playing.propose(petra, playing.person(petra))
    playing.clear(petra, talk)

    assert playing.assign(petra, talk, playing.member(petra), playing.member(frida))


def test_a_talk_with_a_child_needs_the_assessment_and_social_services(
    petra: Actor, frida: Actor, vera: Actor
) -> None:
    person = playing.person(petra, **CHILD)
    talk = playing.propose(petra, person)
    with pytest.raises(changes.CannotClear) as unassessed:
        playing.clear(petra, talk)
    children.assess(petra, person)
    playing.clear(petra, talk)
    with pytest.raises(changes.CannotAssign) as alone:
        playing.assign(petra, talk, playing.member(petra), playing.member(frida))
    together = (playing.member(petra), playing.member(vera, "orebro-social"))

    assert "under 18" in refusal_of(unassessed)
    assert "Social services" in refusal_of(alone)
    assert playing.assign(petra, talk, *together)


def test_a_talk_with_the_parent_of_a_child_needs_no_assessment_of_the_child(petra: Actor) -> None:
    talk = playing.propose(
        petra,
        playing.person(petra, **CHILD),
        recipient=Recipient.PARENT,
        recipient_described="The mother",
    )

    assert playing.clear(petra, talk)


def test_of_an_unknown_age_every_age_is_possible(petra: Actor) -> None:
    talk = playing.propose(petra, playing.person(petra, born_earliest=None, born_latest=None))

    with pytest.raises(changes.CannotClear) as refused:
        playing.clear(petra, talk)

    assert "under 18" in refusal_of(refused)


AROUND = Surroundings(latest_violence_on=TODAY - days(14), now=3, before=1)


@pytest.mark.parametrize(
    ("trigger", "around", "tier"),
    [
        (TalkTrigger.PLANNED, AROUND, PriorityTier.RETALIATION_WINDOW),
        (
            TalkTrigger.PLANNED,
            replace(AROUND, latest_violence_on=TODAY - days(15)),
            PriorityTier.RISING_GROUP,
        ),
        (TalkTrigger.PLANNED, Surroundings(now=1, before=0), PriorityTier.ROUTINE),
        (TalkTrigger.PLANNED, Surroundings(now=3, before=3), PriorityTier.ROUTINE),
        (TalkTrigger.MISSED_CALL_IN, Surroundings(), PriorityTier.MISSED_CALL_IN),
        (TalkTrigger.REACH_GAP, Surroundings(), PriorityTier.REACH_GAP),
        (TalkTrigger.RELEASE, Surroundings(), PriorityTier.RELEASE),
        (TalkTrigger.CONFLICT, Surroundings(), PriorityTier.ROUTINE),
    ],
)
def test_the_tier_follows_from_occasion_and_time(
    trigger: TalkTrigger, around: Surroundings, tier: PriorityTier
) -> None:
    assert tier_by_rule(trigger, TODAY + days(60), around, today=TODAY).tier is tier


def test_a_release_far_ahead_does_not_press_yet() -> None:
    found = tier_by_rule(TalkTrigger.RELEASE, TODAY + days(61), Surroundings(), today=TODAY)

    assert found.tier is PriorityTier.ROUTINE


def test_violence_around_the_group_makes_a_talk_urgent(petra: Actor) -> None:
    person = groups_person(petra)
    talk = playing.propose(petra, person, trigger=TalkTrigger.CONFLICT)

    found = playing.sheet(petra, talk)

    assert found.talk.tier is PriorityTier.RETALIATION_WINDOW
    assert found.talk.is_urgent
    assert found.talk.occasion_on == TODAY - days(3)


def test_violence_that_came_later_does_not_make_an_earlier_talk_urgent(petra: Actor) -> None:
    person = groups_person(petra)

    talk = playing.propose(petra, person, now=NOW - days(4), trigger=TalkTrigger.CONFLICT)

    assert playing.sheet(petra, talk, now=NOW - days(4)).talk.tier is PriorityTier.ROUTINE


def groups_person(petra: Actor) -> Any:
    """Somebody whose group was hit three days ago, as the joint room knows it."""
    person = playing.person(petra)
    group = groups.group(petra, key=playing.JOINT)
    groups.member(petra, person, group)
    at = NOW - days(3)
    plan = IncidentPlan(
        room_id=groups.room(playing.JOINT),
        kind=IncidentKind.SHOOTING,
        occurred=MomentInterval(at, at, Precision.MINUTE),
        sides=(SidePlan(group_id=group, side=GroupSide.TARGETED),),
    )
    with access.acting_as(petra):
        record_incidents(petra, [plan], now=NOW)
    return person


def test_a_text_with_an_open_gap_is_not_given_to_a_team(petra: Actor, vera: Actor) -> None:
    talk = playing.propose(petra, playing.person(petra))
    playing.clear(petra, talk)
    text = playing.words(petra, body="Ring {telefon}.")
    team = (playing.member(petra), playing.member(vera, "orebro-social"))

    with pytest.raises(changes.CannotAssign) as refused:
        playing.assign(petra, talk, *team, message_id=text)

    assert "{telefon}" in refusal_of(refused)
    assert playing.assign(petra, talk, *team, message_id=text, parts={"telefon": "019-10 00 00"})


def test_only_a_text_for_talks_is_said_and_a_letter_goes_to_whom_it_is_meant_for(
    petra: Actor, vera: Actor
) -> None:
    talk = playing.propose(petra, playing.person(petra))
    playing.clear(petra, talk)
    letter = playing.words(petra, MessageKind.LETTER_PARENT)
    team = (playing.member(petra), playing.member(vera, "orebro-social"))

    with pytest.raises(changes.CannotAssign) as refused:
        playing.assign(petra, talk, *team, message_id=letter, letter_id=letter)

    assert len(refused.value.reasons) == 2


def test_the_offer_of_help_goes_with_the_brief_in_the_language_of_the_message(
    petra: Actor, vera: Actor
) -> None:
    playing.words(petra, MessageKind.OFFER, body="Ring oss.")
    _talk, brief = playing.given(
        petra, playing.member(petra), playing.member(vera, "orebro-social")
    )

    visitor = playing.fresh(vera)
    with access.acting_as(visitor):
        assert queries.brief_sheet(visitor, brief).offer == "Ring oss."
