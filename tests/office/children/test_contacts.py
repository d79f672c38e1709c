"""No way to get in touch with somebody under 18 is open before an assessment of the child holds."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from tests.office.call_ins import playing as evenings
from tests.office.children import playing
from tests.office.notifications import playing as talks
from tests.office.notifications.playing import ADULT, MET, NOW, TODAY, days

from samsyn.office import access
from samsyn.office.access import Actor, NotPermitted
from samsyn.office.access.records import RoomRecord
from samsyn.office.call_ins.changes import CannotPlan
from samsyn.office.call_ins.models import Consideration, Invitation
from samsyn.office.children.changes import CannotAssess
from samsyn.office.children.models import ChildAssessment
from samsyn.office.notifications.changes import (
    CannotAssign,
    CannotClear,
    CannotClose,
    CannotLog,
    RecontactPlan,
    follow_up,
)
from samsyn.office.notifications.models import TalkAttempt, TalkBrief, TalkRecontact
from samsyn.office.people.models import Person
from samsyn.vocabulary.children import ChildVerdict, GuardianPart, SocialPart
from samsyn.vocabulary.talks import AttemptOutcome, Recipient, RecontactResult

pytestmark = pytest.mark.django_db
SIXTEEN = {"born_earliest": date(2010, 3, 1), "born_latest": date(2010, 3, 1)}
FOURTEEN = {"born_earliest": date(2012, 3, 1), "born_latest": date(2012, 3, 1)}
UNKNOWN = {"born_earliest": None, "born_latest": None}

# Every table in which a contact with a person is planned or noted, and why it is, or is not, one
# that an assessment must precede. A new table about a person fails until it stands here.
WITH_THE_TEAM = "refused by the team's rule and by the database"
AT_THE_CALL_IN = "nobody under 18 is called at all"
CONTACTS = {
    "notifications.TalkClearance": WITH_THE_TEAM,
    "notifications.TalkBrief": WITH_THE_TEAM,
    "notifications.TalkAttempt": WITH_THE_TEAM,
    "notifications.TalkRecontact": WITH_THE_TEAM,
    "call_ins.Consideration": AT_THE_CALL_IN,
    "call_ins.Invitation": AT_THE_CALL_IN,
}
NO_CONTACT = {
    "notifications.CustomNotification": "a proposal; nobody goes before the check",
    "notifications.TalkMember": "who is in the team",
    "notifications.TalkHandover": "what somebody who was met has asked for",
    "support.HelpContact": "the person got in touch",
    "support.HandedOver": "what the person asked for",
    "support.SupportCase": "help under the social services act, which has an assessment of its own",
    "support.CaseTouch": "the same",
    "support.CaseTurn": "the same",
    "support.PlanStep": "the same",
    "support.CaseConsent": "the same",
    "support.SupportSignal": "a signal between agencies",
    "call_ins.CandidateStatus": "where somebody is",
    "call_ins.KeptApart": "how two are kept apart",
    "call_ins.Seat": "where somebody invited sits",
    "sanctions.ScopedMember": "adults only, by a rule of its own",
    "steering.ReturnPlan": "what agencies check before a release",
}
CONTACTING_APPS = {"notifications", "call_ins", "support", "sanctions", "steering", "contact_cards"}


@pytest.fixture
def together(petra: Actor, vera: Actor) -> tuple[Any, ...]:
    return (talks.member(petra), talks.member(vera, "orebro-social"))


def test_every_table_of_contacts_is_known() -> None:
    from samsyn.office.retention.queries import hanging_on  # noqa: PLC0415

    found = {
        one.model._meta.label
        for one in hanging_on(Person)
        if one.model._meta.app_label in CONTACTING_APPS
    }

    assert found - CONTACTS.keys() - NO_CONTACT.keys() == set()
    assert {label for label in CONTACTS if issubclass(apps.get_model(label), RoomRecord)} == set(
        CONTACTS
    )


@pytest.mark.parametrize("born", [SIXTEEN, FOURTEEN, UNKNOWN])
def test_each_step_of_a_talk_waits_for_the_assessment(
    petra: Actor, together: tuple[Any, ...], born: dict[str, date | None]
) -> None:
    person = talks.person(petra, **born)
    talk = talks.propose(petra, person)

    with pytest.raises(CannotClear) as unchecked:
        talks.clear(petra, talk)
    with pytest.raises(CannotAssign) as ungiven:
        talks.assign(petra, talk, *together)
    playing.assess(petra, person)
    talks.clear(petra, talk)
    brief = talks.assign(petra, talk, *together)

    assert any("what is best for the child" in one for one in unchecked.value.reasons)
    assert any("no assessment of the child holds" in one for one in ungiven.value.reasons)
    assert talks.log(talks.fresh(petra), brief, **MET)


def test_an_assessment_that_has_run_out_lets_nobody_meet_or_get_in_touch_again(
    petra: Actor, together: tuple[Any, ...]
) -> None:
    person = talks.person(petra, **SIXTEEN)
    playing.assess(petra, person)
    talk, brief = _given(petra, person, together)
    late = NOW + days(91)

    with pytest.raises(CannotLog) as visit:
        talks.log(talks.fresh(petra), brief, now=late, **MET)
    nobody = talks.log(talks.fresh(petra), brief, now=late)
    talks.log(talks.fresh(petra), brief, now=NOW + days(1), **MET)
    planner = talks.fresh(petra)
    plan = RecontactPlan(talk_id=talk, happened_on=late.date(), result=RecontactResult.REACHED)
    with pytest.raises(CannotClose) as again, access.acting_as(planner):
        follow_up(planner, plan, now=late)

    assert "held until 2027-02-17" in visit.value.reasons[0]
    assert nobody
    assert "Make a new one first" in again.value.reasons[0]


def test_a_child_under_15_is_met_only_with_consent_and_social_services_and_for_a_month(
    petra: Actor,
) -> None:
    person = talks.person(petra, **FOURTEEN)

    with pytest.raises(CannotAssess) as refused:
        playing.assess(
            petra,
            person,
            guardians=GuardianPart.INFORMED,
            social_services=SocialPart.ASKED,
        )
    made = playing.assess(petra, person)

    assert len(refused.value.reasons) == 2
    with access.acting_as(petra):
        assert ChildAssessment.objects.get(pk=made).holds_until == TODAY + timedelta(days=30)


def test_a_no_stops_the_team_that_was_on_its_way(petra: Actor, together: tuple[Any, ...]) -> None:
    person = talks.person(petra, **SIXTEEN)
    playing.assess(petra, person)
    _talk, brief = _given(petra, person, together)

    playing.assess(petra, person, verdict=ChildVerdict.NOT, now=NOW + timedelta(hours=1))

    with pytest.raises(CannotLog):
        talks.log(talks.fresh(petra), brief, now=NOW + timedelta(hours=2), **MET)


def test_a_call_in_stays_closed_whatever_the_assessment_says(petra: Actor) -> None:
    person = evenings.person(petra, **SIXTEEN)
    playing.assess(petra, person)
    evening = evenings.call_in(petra)

    with pytest.raises(CannotPlan) as refused:
        evenings.choose(petra, evening, person)

    assert any("under 18" in one for one in refused.value.reasons)


def test_an_adult_needs_none_and_gets_none(petra: Actor) -> None:
    person = talks.person(petra)

    with pytest.raises(CannotAssess) as refused:
        playing.assess(petra, person)

    assert refused.value.reasons == (
        "The person is 18 or older. No assessment of a child is needed.",
    )


def test_whoever_is_not_entitled_assesses_no_child(petra: Actor, aino: Actor) -> None:
    person = talks.person(petra, **SIXTEEN)

    with pytest.raises(NotPermitted):
        playing.assess(aino, person)


def test_the_database_refuses_each_contact_that_passes_the_pages(
    petra: Actor, together: tuple[Any, ...]
) -> None:
    person = talks.person(petra, **ADULT)
    talk, brief = _given(petra, person, together)
    evening = evenings.call_in(petra)
    invitation = evenings.choose(petra, evening, person)

    def attempt(found: TalkBrief) -> None:
        place = _beside(found)
        TalkAttempt.objects.create(
            **place,
            brief=found,
            form_key=uuid4(),
            happened_at=NOW,
            outcome=AttemptOutcome.MET_PERSON.value,
        )

    def recontact(found: TalkBrief) -> None:
        about = found.talk
        TalkRecontact.objects.create(
            **_beside(about), talk=about, happened_on=TODAY, result="reached"
        )

    def another_brief(found: TalkBrief) -> None:
        TalkBrief.objects.filter(pk=found.pk).update(replaced_at=NOW)
        found.pk = uuid4()
        found.replaced_at = None
        found.save(force_insert=True)

    def approve(found: TalkBrief) -> None:
        del found
        Invitation.objects.filter(pk=invitation).update(approved_at=NOW)

    with access.acting_as(petra):
        Person.objects.filter(pk=person).update(**SIXTEEN)
    for write in (attempt, recontact, another_brief, approve):
        seen = talks.fresh(petra)
        with access.acting_as(seen):
            found = TalkBrief.objects.select_related("talk").get(pk=brief)
            with pytest.raises(IntegrityError), transaction.atomic():
                write(found)
    with access.acting_as(petra):
        assert Consideration.objects.filter(call_in=evening).exists()
    assert talk


def test_the_database_lets_a_parent_be_met(petra: Actor, together: tuple[Any, ...]) -> None:
    person = talks.person(petra, **SIXTEEN)
    parent = {"recipient": Recipient.PARENT, "recipient_described": "The mother"}
    talk = talks.propose(petra, person, **parent)
    talks.clear(petra, talk)
    brief = talks.assign(petra, talk, *together)

    met = {**MET, "outcome": AttemptOutcome.MET_RELATIVE}
    assert talks.log(talks.fresh(petra), brief, **met)


def _given(planner: Actor, person: UUID, team: tuple[Any, ...]) -> tuple[UUID, UUID]:
    talk = talks.propose(planner, person)
    talks.clear(planner, talk)
    return talk, talks.assign(planner, talk, *team)


def _beside(row: RoomRecord) -> dict[str, Any]:
    return {
        "room_id": row.room_id,
        "compartment_id": row.compartment_id,
        "recorded_at": NOW,
        "recorded_by_id": row.recorded_by_id,
    }
