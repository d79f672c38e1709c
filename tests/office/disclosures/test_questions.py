"""The grounds' own tests: asked, weighed, kept with the answers, and refused with a sentence."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection
from django.test import Client
from tests.office.disclosures.conftest import NOW, TODAY, Tell, room, write_person
from tests.office.door_of_tests import WEIGHED, passing, typed
from tests.office.sign_in_of_tests import signed_in

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.disclosures import changes, queries
from samsyn.office.disclosures.changes import Answer, AnsweredNo, CannotDisclose, Kind
from samsyn.office.disclosures.grounds import GROUNDS, QUESTIONS, judge
from samsyn.office.disclosures.models import Disclosure, Proposal, Receipt

pytestmark = pytest.mark.django_db

MAY = [
    (entry.key, test) for entry in GROUNDS for test in entry.tests if not QUESTIONS[test].backing
]
OTHER = {"yes": "no", "no": "yes"}


@pytest.mark.parametrize(("key", "test"), MAY)
def test_the_wrong_answer_to_any_test_refuses_with_its_sentence(key: str, test: str) -> None:
    tests = [one for one in passing(key) if not QUESTIONS[one.test].backing]
    turned = [
        Answer(test=one.test, value=OTHER[one.value], why=WEIGHED) if one.test == test else one
        for one in tests
    ]

    right = judge([one.test for one in tests], tests, {})
    wrong = judge([one.test for one in tests], turned, {})

    assert right.reasons == ()
    assert wrong.refusals == (str(QUESTIONS[test].refusal),)


def test_without_answers_nothing_is_told(petra: Actor, tell: Tell) -> None:
    told = write_person(petra)

    with pytest.raises(CannotDisclose) as refused:
        tell(petra, Kind.PERSON, told, answers=())

    assert len(refused.value.reasons) == 2
    assert not isinstance(refused.value, AnsweredNo)


def test_a_test_that_asks_why_is_not_answered_by_yes_alone(petra: Actor, tell: Tell) -> None:
    answers = (Answer(test="exempt", value="no"), Answer(test="obvious", value="yes"))

    with pytest.raises(CannotDisclose, match=r"."):
        tell(petra, Kind.PERSON, write_person(petra), answers=answers)


def test_the_answers_are_kept_with_the_questions_as_they_were_read(
    petra: Actor, tell: Tell
) -> None:
    sent = tell(petra, Kind.PERSON, write_person(petra))

    with access.acting_as(petra):
        kept = Disclosure.objects.get(pk=sent).answers
    assert [one["test"] for one in kept] == ["age", "exempt", "obvious"]
    assert kept[0]["said"] == "27"
    assert kept[2]["question"]
    assert kept[2]["why"] == WEIGHED
    with pytest.raises(DatabaseError, match="never edited"), access.acting_as(petra):
        connection.cursor().execute("UPDATE disclosures_disclosure SET answers = '[]'")


def test_an_answer_that_refuses_is_kept_and_nothing_crosses(
    client: Client, petra: Actor, mona: Actor
) -> None:
    told = write_person(petra)
    page = f"/disclosures/new/person/{told}/?to={room('orebro-joint')}"

    answer = signed_in(petra, at=client).post(
        page,
        {
            "fields_told": ["names"],
            "purpose": "Prövning",
            "ground": "osl-10-27-vuxen",
            **typed("osl-10-27-vuxen", obvious="no"),
        },
    )

    assert answer.status_code == 422
    with access.acting_as(petra):
        attempt = Proposal.objects.get()
        assert not Disclosure.objects.exists()
    with access.acting_as(mona):
        assert not Receipt.objects.exists()
    assert attempt.state == "failed"
    assert len(attempt.reasons) == 1
    assert {one["test"]: one["value"] for one in attempt.answers}["obvious"] == "no"
    assert attempt.reasons[0] in answer.text
    assert (
        signed_in(petra, at=client).get(f"/disclosures/work/waiting/{attempt.pk}/").status_code
        == 200
    )


def test_a_duty_that_is_refused_keeps_why(mona: Actor, tell: Tell) -> None:
    mine = write_person(mona, "orebro-municipality")
    answers = passing("lag-2025-170-6", outweighed="yes")

    with pytest.raises(AnsweredNo):
        tell(
            mona,
            Kind.PERSON,
            mine,
            to="orebro-police",
            ground_key="lag-2025-170-6",
            answers=answers,
        )
    with pytest.raises(CannotDisclose) as refused:
        tell(
            mona,
            Kind.PERSON,
            mine,
            to="orebro-police",
            ground_key="lag-2025-170-6",
            answers=tuple(Answer(test=one.test, value=one.value) for one in answers),
        )

    assert len(refused.value.reasons) == 2  # the duty does not hold, and why is missing


@pytest.mark.parametrize("key", sorted({entry.key for entry in GROUNDS}))
def test_the_page_asks_exactly_the_tests_of_the_ground(
    client: Client, petra: Actor, key: str
) -> None:
    told = write_person(petra)
    place = f"/disclosures/new/person/{told}/"
    with access.acting_as(petra):
        opened = queries.opening(petra, Kind.PERSON, told, now=NOW)
    fitting = [one for one in opened.rooms if one.ground(key)]

    for to in fitting:
        page = signed_in(petra, at=client).get(f"{place}?to={to.room_id}&ground={key}")
        asked = {one for one in QUESTIONS if f'name="test_{one}"' in page.text}
        assert asked == set(next(entry.tests for entry in GROUNDS if entry.key == key))


def test_what_is_told_ends_by_the_ground_or_the_receivers_law(
    petra: Actor, mona: Actor, tell: Tell
) -> None:
    sent = tell(petra, Kind.PERSON, write_person(petra))
    care = tell(
        petra, Kind.PERSON, write_person(petra), to="orebro-social", ground_key="polislagen-6"
    )

    with access.acting_as(petra):
        days = {row.pk: row.expires_on for row in Disclosure.objects.all()}
    with access.acting_as(mona):
        assert Receipt.objects.get().expires_on == days[sent]
    assert days[sent] == TODAY + timedelta(days=730)
    assert days[care] == TODAY + timedelta(days=1825)


def consent(actor: Actor, person: Any, **values: Any) -> Any:
    plan = {
        "person_id": person,
        "to_room_id": room("orebro-probation"),
        "fields": ("names", "born_year"),
        "purpose": "Stöd efter frigivning",
        "given_on": TODAY,
        "until": TODAY + timedelta(days=100),
        **values,
    }
    with access.acting_as(actor):
        return changes.record_consent(actor, changes.ConsentPlan(**plan), now=NOW)


def on_consent(found: Any) -> tuple[Answer, ...]:
    return (Answer(test="consent", value=str(found)), Answer(test="freely", value="yes"))


def test_consent_opens_only_for_what_it_covers_and_until_it_is_withdrawn(
    sami: Actor, frida: Actor, tell: Tell
) -> None:
    person = write_person(sami, "orebro-social")
    how = {"to": "orebro-probation", "ground_key": "samtycke"}
    with pytest.raises(CannotDisclose):
        tell(sami, Kind.PERSON, person, **how, answers=())
    given = consent(sami, person)

    sent = tell(sami, Kind.PERSON, person, **how, answers=on_consent(given))

    with access.acting_as(frida):
        assert Receipt.objects.get(disclosure_id=sent).expires_on == TODAY + timedelta(days=100)
    for changed in (
        {"fields": ("names", "born")},
        {"to": "orebro-municipality"},
        {"answers": (Answer(test="consent", value=str(given)), Answer(test="freely", value="no"))},
    ):
        with pytest.raises(CannotDisclose):
            tell(sami, Kind.PERSON, person, **{**how, "answers": on_consent(given), **changed})
    with access.acting_as(sami):
        changes.withdraw_consent(sami, given, now=NOW)
    with pytest.raises(CannotDisclose):
        tell(sami, Kind.PERSON, person, **how, answers=on_consent(given))


def test_a_cooperation_opens_between_its_parties_while_it_lasts(petra: Actor, tell: Tell) -> None:
    told, how = write_person(petra), {"to": "orebro-probation", "ground_key": "lus"}
    plan = changes.CooperationPlan(
        room_id=room("orebro-police"),
        reference="A123/2026",
        decided_by="Chefen",
        decided_on=TODAY,
        until=TODAY + timedelta(days=200),
        parties=(room("orebro-probation"),),
        purpose="Grova brott i grupp",
    )
    with access.acting_as(petra):
        opened = queries.opening(petra, Kind.PERSON, told, now=NOW)
        assert not opened.room(room("orebro-probation")).ground("lus")
        with pytest.raises(changes.CannotRecord):
            changes.record_cooperation(
                petra,
                changes.CooperationPlan(
                    **{
                        **{name: getattr(plan, name) for name in plan.__dataclass_fields__},
                        "parties": (room("orebro-municipality"),),
                    }
                ),
                now=NOW,
            )
        decided = changes.record_cooperation(petra, plan, now=NOW)
    answers = (
        Answer(test="cooperation", value=str(decided)),
        Answer(test="own_part", value="yes", why=WEIGHED),
        Answer(test="outweighed", value="no"),
    )

    assert tell(petra, Kind.PERSON, told, **how, answers=answers)

    with access.acting_as(petra):
        changes.end_cooperation(petra, decided, now=NOW)
    with pytest.raises(CannotDisclose):
        tell(petra, Kind.PERSON, told, **how, answers=answers)
