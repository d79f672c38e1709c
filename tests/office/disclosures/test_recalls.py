"""What was told wrongly is corrected or withdrawn at every receiver; the sender sees it done."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, connection
from django.test import Client
from tests.office.disclosures.conftest import (
    CANARY,
    NOW,
    Tell,
    plan_for,
    room,
    write_group,
    write_incident,
    write_membership,
    write_person,
)
from tests.office.sign_in_of_tests import signed_in

from samsyn.office import access
from samsyn.office.access import Actor, NotVisible
from samsyn.office.disclosures import changes, queries
from samsyn.office.disclosures.changes import (
    AnswerPlan,
    Because,
    CannotDisclose,
    Kind,
    Outcome,
    RecallKind,
    RecallPlan,
)
from samsyn.office.disclosures.models import RecallAnswer, RecallNotice, Receipt
from samsyn.office.groups import changes as groups
from samsyn.office.groups.models import Group
from samsyn.office.groups.queries import group_list
from samsyn.office.notifications import changes as notifications
from samsyn.office.notifications.changes import CannotPropose, ProposalPlan
from samsyn.office.people import changes as people
from samsyn.office.people.models import Person, PersonName
from samsyn.office.people.queries import people_list
from samsyn.office.search.queries import search
from samsyn.vocabulary.claims import ClaimStatus
from samsyn.vocabulary.groups import GroupKind
from samsyn.vocabulary.talks import TalkTrigger

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=1)


def rename(actor: Actor, person: UUID, given: str = "Amer") -> None:
    """Correct the record's name, as somebody does who has learnt better."""
    with access.acting_as(actor):
        wrong = PersonName.objects.get(person=person, kind="legal")
        people.add_names(actor, person, [people.NamePlan(given=given, family="Rätt")], now=LATER)
        people.withdraw_name(actor, wrong.pk, now=LATER)


def recall(actor: Actor, *sent: UUID, kind: RecallKind = RecallKind.CORRECTION) -> list[UUID]:
    with access.acting_as(actor):
        plan = RecallPlan(disclosure_ids=sent, kind=kind, reason="Förväxling")
        return changes.recall(actor, plan, now=LATER)


def notice_of(actor: Actor, sent: UUID) -> RecallNotice:
    with access.acting_as(actor):
        return RecallNotice.objects.get(receipt__disclosure_id=sent)


def answer(actor: Actor, sent: UUID, **values: Any) -> None:
    plan = AnswerPlan(
        notice_id=notice_of(actor, sent).pk, **{"outcome": Outcome.TAKEN_OVER, **values}
    )
    with access.acting_as(actor):
        changes.answer_recall(actor, plan, now=LATER)


def names_of(actor: Actor) -> set[str]:
    with access.acting_as(actor):
        rows = PersonName.objects.exclude(status=ClaimStatus.WITHDRAWN.value)
        return set(rows.filter(room__key="orebro-joint").values_list("given", flat=True))


def state_of(actor: Actor, kind: Kind, record: UUID) -> queries.AboutRecord:
    with access.acting_as(actor):
        return queries.about(actor, kind, record, now=LATER)


def test_a_correction_reaches_every_receiver_and_is_taken_over_into_the_copy(
    petra: Actor, mona: Actor, frida: Actor, tell: Tell
) -> None:
    told = write_person(petra)
    joint = tell(petra, Kind.PERSON, told)
    probation = tell(petra, Kind.PERSON, told, to="orebro-probation", ground_key="osl-10-15a")
    rename(petra, told)
    before = state_of(petra, Kind.PERSON, told)
    assert {one.entry.disclosure_id for one in before.must_be_told} == {joint, probation}
    assert {one.differs for one in before.told} == {("names",)}

    recall(petra, joint, probation)

    assert names_of(mona) == {"Amir"}  # nothing is changed before the receiver says so
    assert state_of(petra, Kind.PERSON, told).must_be_told == ()
    answer(mona, joint)
    assert names_of(mona) == {"Amer"}
    with access.acting_as(mona):
        assert CANARY not in str(list(PersonName.objects.values_list("given", flat=True)))
    seen = {one.entry.disclosure_id: one for one in state_of(petra, Kind.PERSON, told).told}
    assert seen[joint].recalls[0].outcome == "taken_over"
    assert seen[probation].recalls[0].outcome == ""
    assert notice_of(frida, probation).outcome == ""


def test_the_receiver_sees_what_changed(petra: Actor, mona: Actor, tell: Tell) -> None:
    told = write_person(petra)
    sent = tell(petra, Kind.PERSON, told)
    rename(petra, told)
    recall(petra, sent)

    with access.acting_as(mona):
        found = queries.notice(mona, notice_of(mona, sent).pk)

    assert found.entry is not None
    assert found.entry.contents["names"] == [{"given": "Amir", "family": "Exempelsson"}]
    assert found.now["names"] == [{"given": "Amer", "family": "Rätt"}]
    assert found.now["born_year"] == found.entry.contents["born_year"]
    assert "aliases" not in found.now


def test_what_is_kept_says_why_in_a_closed_word_and_the_note_stays(
    petra: Actor, mona: Actor, tell: Tell
) -> None:
    told = write_person(petra)
    sent = tell(petra, Kind.PERSON, told)
    rename(petra, told)
    recall(petra, sent)
    for wrong in ({}, {"because": Because.OWN_SOURCE}, {"note": "Egen"}):
        with pytest.raises(CannotDisclose):
            answer(mona, sent, outcome=Outcome.KEPT, **wrong)

    answer(mona, sent, outcome=Outcome.KEPT, because=Because.OWN_SOURCE, note=f"Ur {CANARY}")

    assert names_of(mona) == {"Amir"}
    line = state_of(petra, Kind.PERSON, told).told[0].recalls[0]
    assert (line.outcome, line.because) == ("kept", "own_source")
    with access.acting_as(petra.narrowed_to(room("orebro-police"))):
        assert CANARY not in str(list(RecallAnswer.objects.values()))
    with pytest.raises(CannotDisclose):
        answer(mona, sent)


def test_a_group_and_an_incident_are_corrected_too(petra: Actor, mona: Actor, tell: Tell) -> None:
    group, incident = write_group(petra), write_incident(petra)
    first, second = tell(petra, Kind.GROUP, group), tell(petra, Kind.INCIDENT, incident)
    with access.acting_as(petra):
        row = Group.objects.get(pk=group)
        groups.revise_group(
            petra,
            groups.GroupRevision(
                group_id=group,
                version=row.version,
                working_name="Söder",
                kind=GroupKind(row.kind),
                external_reference="",
                mapped_on=None,
            ),
            now=LATER,
        )
    recall(petra, first)
    answer(mona, first)
    with pytest.raises(CannotDisclose):
        recall(petra, second)  # nothing has changed

    with access.acting_as(mona):
        assert Group.objects.get(room__key="orebro-joint").working_name == "Söder"


def test_a_withdrawn_copy_leaves_lists_when_it_is_taken_over_and_can_still_be_read(
    petra: Actor, mona: Actor, tell: Tell
) -> None:
    told = write_person(petra)
    sent = tell(petra, Kind.PERSON, told)
    recall(petra, sent, kind=RecallKind.WITHDRAWAL)
    assert len(listed(mona)) == 1

    answer(mona, sent)

    assert listed(mona) == set()
    with access.acting_as(mona):
        copy = Person.objects.get(room__key="orebro-joint").pk
        assert queries.lapsed_among(mona, Kind.PERSON, [copy]) == {copy}
        assert queries.about(mona, Kind.PERSON, copy, now=LATER).received[0].disclosure_id == sent
    with pytest.raises(CannotDisclose):
        recall(petra, sent, kind=RecallKind.WITHDRAWAL)


def test_another_disclosure_that_still_holds_keeps_the_copy(
    petra: Actor, mona: Actor, tell: Tell
) -> None:
    told = write_person(petra)
    first = tell(petra, Kind.PERSON, told)
    tell(petra, Kind.PERSON, told, fields=("names",))
    recall(petra, first, kind=RecallKind.WITHDRAWAL)
    answer(mona, first)

    assert len(listed(mona)) == 1


def listed(actor: Actor) -> set[UUID]:
    with access.acting_as(actor):
        page = people_list(actor, today=NOW.date(), room_id=room("orebro-joint"))
        return {line.label.person_id for line in page.lines}


LONG_AGO = NOW - timedelta(days=800)


def test_an_expired_copy_leaves_lists_and_comes_back_when_it_is_told_anew(
    petra: Actor, mona: Actor, tell: Tell
) -> None:
    person, group = write_person(petra), write_group(petra)
    write_membership(petra, person, group)
    for kind, record in ((Kind.GROUP, group), (Kind.PERSON, person)):
        tell(petra, kind, record, decided_at=LONG_AGO)
    with access.acting_as(mona):
        assert {row.expires_on for row in Receipt.objects.all()} == {
            LONG_AGO.date() + timedelta(days=730)
        }
        assert group_list(mona, today=NOW.date()).rows == ()
    assert listed(mona) == set()
    assert all(one.is_expired for one in state_of(petra, Kind.PERSON, person).told)

    tell(petra, Kind.PERSON, person)

    assert len(listed(mona)) == 1


def test_an_expired_copy_is_found_by_its_code_and_not_by_its_name(
    petra: Actor, mona: Actor, tell: Tell
) -> None:
    person, group = write_person(petra), write_group(petra)
    for kind, record in ((Kind.GROUP, group), (Kind.PERSON, person)):
        tell(petra, kind, record, decided_at=LONG_AGO)

    with access.acting_as(mona):
        people_told, groups_told = Person.objects.get().pk, Group.objects.get().pk
        by_name = [search(mona, name, today=NOW.date()) for name in ("Exempelsson", "Norr")]
        by_code = [
            search(mona, access.code_for(prefix, pk), today=NOW.date())
            for prefix, pk in (("P", people_told), ("G", groups_told))
        ]

    assert all(found.is_empty for found in by_name)
    assert [len(found.people) for found in by_code] == [1, 0]
    assert [len(found.groups) for found in by_code] == [0, 1]

    tell(petra, Kind.PERSON, person)
    with access.acting_as(mona):
        assert len(search(mona, "Exempelsson", today=NOW.date()).people) == 1


def test_nobody_is_planned_to_be_met_on_what_no_longer_holds(
    petra: Actor, mona: Actor, tell: Tell
) -> None:
    tell(petra, Kind.PERSON, write_person(petra), decided_at=LONG_AGO)

    with access.acting_as(mona):
        copy = Person.objects.get(room__key="orebro-joint").pk
    plan = ProposalPlan(person_id=copy, trigger=next(iter(TalkTrigger)), aim="Budskapet")
    with access.acting_as(mona), pytest.raises(CannotPropose):
        notifications.propose(mona, plan, now=NOW)


def test_the_end_is_counted_and_never_written(petra: Actor, tell: Tell) -> None:
    tell(petra, Kind.PERSON, write_person(petra))

    for told_by in ("expires_on = '2099-01-01'", "holds_days = 9999", "told_on = '2030-01-01'"):
        with pytest.raises(DatabaseError), access.acting_as(petra):
            connection.cursor().execute(f"UPDATE disclosures_receipt SET {told_by}")  # noqa: S608  fixed words


def test_a_restricted_copy_still_gets_its_task_without_what_was_told(
    petra: Actor, mona: Actor, frida: Actor, tell: Tell
) -> None:
    told = write_person(petra)
    sent = tell(petra, Kind.PERSON, told)
    with access.acting_as(mona):
        copy = Person.objects.get(room__key="orebro-joint").pk
        plan = people.RestrictionPlan(team=frozenset({mona.staff_id}), reason="Känsligt")
        people.restrict_person(mona, copy, plan, now=LATER)
    rename(petra, told)

    recall(petra, sent)

    with access.acting_as(frida):
        (line,) = queries.work(frida).notices
        found = queries.notice(frida, line.id)
    assert (line.reason, found.entry, found.now) == ("", None, {})


def test_nobody_else_recalls_or_answers(
    petra: Actor, mona: Actor, frida: Actor, otto: Actor, tell: Tell
) -> None:
    told = write_person(petra)
    sent = tell(petra, Kind.PERSON, told)
    recall(petra, sent, kind=RecallKind.WITHDRAWAL)

    with pytest.raises(NotVisible):
        recall(frida, sent, kind=RecallKind.WITHDRAWAL)
    with pytest.raises(NotVisible), access.acting_as(otto):
        queries.notice(otto, notice_of(mona, sent).pk)


def test_the_room_sees_who_must_be_told(petra: Actor, tell: Tell) -> None:
    told, other = write_person(petra), write_person(petra)
    sent = tell(petra, Kind.PERSON, told)
    tell(petra, Kind.PERSON, other)
    rename(petra, told)

    with access.acting_as(petra):
        lines = queries.wrong_lines(petra, now=LATER)

    assert [one.entry.disclosure_id for one in lines] == [sent]


def test_many_are_looked_through_in_few_queries(
    petra: Actor, django_assert_max_num_queries: Any
) -> None:
    plans = [plan_for(Kind.PERSON, write_person(petra)) for _ in range(25)]
    with access.acting_as(petra):
        changes.disclose_many(petra, plans, now=NOW)

        with django_assert_max_num_queries(12):
            assert queries.wrong_lines(petra, now=LATER) == ()


def test_it_is_corrected_and_answered_on_the_pages(
    client: Client, petra: Actor, mona: Actor, tell: Tell
) -> None:
    told = write_person(petra)
    sent = tell(petra, Kind.PERSON, told)
    rename(petra, told)
    at = signed_in(petra, at=client)

    asked = at.get(f"/disclosures/about/person/{told}/")
    done = at.post(
        f"/disclosures/about/person/{told}/recall/",
        {"disclosures": [str(sent)], "kind": "correction", "reason": "Förväxling"},
    )
    there = signed_in(mona, at=client)
    work = there.get("/disclosures/work/")
    page = f"/disclosures/work/recalls/{notice_of(mona, sent).pk}/"
    refused = there.post(page, {"outcome": "kept"})
    taken = there.post(page, {"outcome": "taken_over"})

    assert f"/disclosures/about/person/{told}/recall/" in asked.text
    assert done.status_code == 302
    assert page in work.text
    assert (refused.status_code, taken.status_code) == (422, 200)
    assert "Amer" not in taken.text  # names are hidden until they are shown
    after = signed_in(petra, at=client).get(f"/disclosures/about/person/{told}/")
    assert "Förväxling" in after.text
