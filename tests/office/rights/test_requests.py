"""A request from the day it comes in to its answer, in one room and no other."""

import io
import json
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone
from pypdf import PdfReader
from tests.office.groups.playing import name_of, person, room
from tests.office.sign_in_of_tests import signed_in

from samsyn.office import access
from samsyn.office.access import Actor, NotPermitted, NotVisible
from samsyn.office.audit.models import AuditEvent
from samsyn.office.people import changes as people
from samsyn.office.people.changes import NamePlan, PersonPlan, RestrictionPlan
from samsyn.office.people.models import Person
from samsyn.office.rights import changes, prints, queries
from samsyn.office.rights.changes import AnswerPlan, CannotAnswer, Decision, RequestPlan
from samsyn.office.rights.models import PersonRequest, RequestLine
from samsyn.vocabulary.rights import (
    IdentityCheck,
    LineDecision,
    RequestOutcome,
    WithholdGround,
)

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate(NOW)
TELL = Decision(decision=LineDecision.TELL)
HOLD_BACK = Decision(decision=LineDecision.WITHHOLD, ground=WithholdGround.THIRD_PARTY)


def plan(actor: Actor, **changed: Any) -> RequestPlan:
    neutral: dict[str, Any] = {
        "room_id": room("orebro-police"),
        "name": "Ada Alm",
        "reach_by": "Storgatan 1, Örebro",
        "received_on": TODAY,
        "identity_check": IdentityCheck.E_IDENTIFICATION,
        "check_note": "",
        "owner_id": actor.staff_id,
    }
    return RequestPlan(**{**neutral, **changed})


def registered(actor: Actor, **changed: Any) -> UUID:
    with access.acting_as(actor):
        return changes.register(actor, plan(actor, **changed), now=NOW)


def ada(actor: Actor, key: str = "orebro-police", given: str = "Ada") -> UUID:
    with access.acting_as(actor):
        names = (NamePlan(given=given, family="Alm"),)
        about = PersonPlan(room_id=room(key), names=names)
        return people.record_person(actor, about, now=NOW)


def gathered(actor: Actor, *found: UUID, **changed: Any) -> UUID:
    asked = registered(actor, **changed)
    with access.acting_as(actor):
        changes.choose_records(actor, asked, found, now=NOW)
        changes.compile_pack(actor, asked, now=NOW)
    return asked


def sheet(actor: Actor, asked: UUID) -> queries.RequestSheet:
    with access.acting_as(actor):
        return queries.request_sheet(actor, asked, now=NOW)


def decide(actor: Actor, asked: UUID, decision: Decision = TELL) -> None:
    lines = sheet(actor, asked).lines
    with access.acting_as(actor):
        changes.decide_lines(actor, asked, {one.id: decision for one in lines}, now=NOW)


def answered(actor: Actor, asked: UUID, outcome: RequestOutcome, **rest: Any) -> None:
    with access.acting_as(actor):
        changes.answer(actor, asked, AnswerPlan(outcome=outcome, **rest), now=NOW)


@pytest.mark.parametrize(
    ("received", "due"),
    [(date(2026, 1, 31), date(2026, 2, 28)), (date(2026, 11, 28), date(2026, 12, 28))],
)
def test_the_last_day_is_a_month_after_the_request_came_in(
    petra: Actor, received: date, due: date
) -> None:
    asked = registered(petra, received_on=received)

    assert sheet(petra, asked).head.due_on == due


def test_it_is_prolonged_once_by_two_months_with_a_reason(petra: Actor) -> None:
    asked = registered(petra)
    with access.acting_as(petra):
        with pytest.raises(CannotAnswer) as unreasoned:
            changes.extend(petra, asked, because=" ", now=NOW)
        changes.extend(petra, asked, because="Much to read.", now=NOW)
        with pytest.raises(CannotAnswer) as twice:
            changes.extend(petra, asked, because="Still.", now=NOW)

    head = sheet(petra, asked).head
    assert head.due_on > TODAY + timedelta(days=85)
    assert head.extended_on == TODAY
    assert unreasoned.value.reasons == ("Write why it takes longer. The person is told.",)
    assert "once" in twice.value.reasons[0]


def test_everything_that_is_wrong_with_a_request_is_said_at_once(petra: Actor) -> None:
    with pytest.raises(CannotAnswer) as refused:
        registered(
            petra,
            name=" ",
            received_on=TODAY + timedelta(days=1),
            identity_check=IdentityCheck.GUARDIAN,
            owner_id=None,
        )

    assert len(refused.value.reasons) == 4


def test_whoever_answers_no_requests_cannot_take_one(petra: Actor, aino: Actor) -> None:
    asked = registered(petra)

    with pytest.raises(NotPermitted):
        registered(aino)
    with pytest.raises(NotPermitted), access.acting_as(aino):
        queries.request_sheet(aino, asked, now=NOW)


def test_only_the_room_of_the_request_is_searched(petra: Actor) -> None:
    here, _elsewhere = ada(petra), ada(petra, "orebro-joint")
    asked = registered(petra)

    with access.acting_as(petra):
        found = queries.candidates(petra, asked, "", today=TODAY)

    assert [one.label.person_id for one in found.people] == [here]


def test_a_record_of_another_room_cannot_be_chosen_though_the_reader_sees_it(petra: Actor) -> None:
    elsewhere = ada(petra, "orebro-joint")
    asked = registered(petra)

    for unknown in (elsewhere, uuid4()):
        with access.acting_as(petra), pytest.raises(NotVisible):
            changes.choose_records(petra, asked, [unknown], now=NOW)


def test_nothing_held_has_an_answer_of_the_same_form_and_says_nothing_of_other_rooms(
    petra: Actor,
) -> None:
    ada(petra, "orebro-joint")
    one, other = gathered(petra), gathered(petra, name="Nobody Known")
    for asked in (one, other):
        answered(petra, asked, RequestOutcome.NOTHING_HELD)

    first, second = (
        json.dumps(
            {**prints.pack_data(sheet(petra, asked)), "request": "", "watermark": ""},
            sort_keys=True,
        )
        for asked in (one, other)
    )
    assert first == second
    assert "Nothing of you is held" in words_of(petra, one)
    assert "Gemensamma" not in words_of(petra, one)


def test_every_row_waits_for_somebody_to_decide(petra: Actor) -> None:
    asked = gathered(petra, ada(petra))

    with pytest.raises(CannotAnswer) as refused:
        answered(petra, asked, RequestOutcome.GRANTED)

    assert "not decided" in refused.value.reasons[0]


def test_the_page_of_the_answer_says_what_is_not_decided_before_it_is_given(petra: Actor) -> None:
    asked = gathered(petra, ada(petra))
    page = f"/rights/{asked}/answer/"
    waiting = f"{sheet(petra, asked).waiting} rader är inte beslutade än."

    before = signed_in("petra").get(page).content.decode()
    decide(petra, asked)
    after = signed_in("petra").get(page).content.decode()

    assert waiting in before
    assert "inte beslutade än" not in after


def test_what_is_withheld_needs_a_ground_and_makes_the_answer_one_in_part(petra: Actor) -> None:
    asked = gathered(petra, ada(petra))
    decide(petra, asked)
    line = sheet(petra, asked).lines[-1]
    groundless = {line.id: Decision(decision=LineDecision.WITHHOLD)}
    with access.acting_as(petra), pytest.raises(CannotAnswer):
        changes.decide_lines(petra, asked, groundless, now=NOW)
    with access.acting_as(petra):
        changes.decide_lines(petra, asked, {line.id: HOLD_BACK}, now=NOW)

    with pytest.raises(CannotAnswer):
        answered(petra, asked, RequestOutcome.GRANTED)
    answered(petra, asked, RequestOutcome.PARTLY)

    text = words_of(petra, asked)
    assert "Is about somebody else" in text
    assert "förvaltningsrätten" in text
    assert "Ada" in text


def test_a_refusal_says_its_ground_and_how_to_appeal(petra: Actor) -> None:
    asked = gathered(petra, ada(petra))
    decide(
        petra, asked, Decision(decision=LineDecision.WITHHOLD, ground=WithholdGround.INTELLIGENCE)
    )

    with pytest.raises(CannotAnswer):
        answered(petra, asked, RequestOutcome.REFUSED)
    answered(petra, asked, RequestOutcome.REFUSED, ground=WithholdGround.INTELLIGENCE)

    assert "förvaltningsrätten" in words_of(petra, asked)
    assert sheet(petra, asked).lines
    assert prints.pack_data(sheet(petra, asked))["rows"] == []


def test_what_is_withheld_for_an_investigation_is_not_even_named(petra: Actor) -> None:
    asked = gathered(petra, ada(petra))
    decide(petra, asked)
    line = sheet(petra, asked).lines[-1]
    silent = Decision(decision=LineDecision.WITHHOLD, ground=WithholdGround.INVESTIGATION)
    with access.acting_as(petra):
        changes.decide_lines(petra, asked, {line.id: silent}, now=NOW)
    answered(petra, asked, RequestOutcome.PARTLY)

    rows = prints.pack_data(sheet(petra, asked))["rows"]

    assert len(rows) == len(sheet(petra, asked).lines) - 1
    assert "investigation" not in words_of(petra, asked)


def test_an_answer_stays_as_it_was_given(petra: Actor) -> None:
    someone = ada(petra)
    asked = gathered(petra, someone)
    decide(petra, asked)
    answered(petra, asked, RequestOutcome.GRANTED)
    before = prints.pack_data(sheet(petra, asked))

    name_of(petra, someone, "Beda", "Alm")
    for change in (
        lambda: PersonRequest.objects.filter(pk=asked).update(answer_note="Other"),
        lambda: RequestLine.objects.filter(record__request=asked).update(decision=""),
    ):
        with access.acting_as(petra), pytest.raises(DatabaseError), transaction.atomic():
            change()
    with access.acting_as(petra), pytest.raises(CannotAnswer):
        changes.compile_pack(petra, asked, now=NOW)

    assert prints.pack_data(sheet(petra, asked)) == before


def test_rows_are_frozen_when_they_are_found(petra: Actor) -> None:
    someone = ada(petra)
    asked = gathered(petra, someone)
    name_of(petra, someone, "Beda", "Alm")

    before = len(sheet(petra, asked).lines)
    with access.acting_as(petra):
        changes.compile_pack(petra, asked, now=NOW)

    assert len(sheet(petra, asked).lines) == before + 1


def test_a_row_in_a_closed_part_is_decided_only_by_who_reads_it(petra: Actor, frida: Actor) -> None:
    someone = ada(petra, "orebro-joint")
    asked = gathered(petra, someone, room_id=room("orebro-joint"))
    with access.acting_as(petra):
        team = RestrictionPlan(team=frozenset({petra.staff_id}), reason="Kin.")
        people.restrict_person(petra, someone, team, now=NOW)
    seen = access.actor_for(petra.staff_id, now=timezone.now())
    unread = access.actor_for(frida.staff_id, now=timezone.now())

    assert sheet(seen, asked).lines
    assert not sheet(unread, asked).lines
    with pytest.raises(CannotAnswer) as refused:
        answered(unread, asked, RequestOutcome.NOTHING_HELD)
    assert "closed part" in refused.value.reasons[0]


def test_somebody_whom_only_few_read_is_not_answered_as_unknown(petra: Actor, frida: Actor) -> None:
    hidden = ada(petra, "orebro-joint", given="Qvintilia")
    with access.acting_as(petra):
        team = RestrictionPlan(team=frozenset({petra.staff_id}), reason="Kin.")
        people.restrict_person(petra, hidden, team, now=NOW)
    unread = access.actor_for(frida.staff_id, now=timezone.now())
    asked = gathered(unread, name="Qvintilia Alm", room_id=room("orebro-joint"))

    with pytest.raises(CannotAnswer):
        answered(unread, asked, RequestOutcome.NOTHING_HELD)


def test_finding_deciding_and_taking_out_are_in_the_log(petra: Actor) -> None:
    asked = gathered(petra, ada(petra))
    decide(petra, asked)
    answered(petra, asked, RequestOutcome.GRANTED)
    with access.acting_as(petra):
        noted = set(
            AuditEvent.objects.filter(subject__startswith="rights_").values_list(
                "action", flat=True
            )
        )

    assert "answer_request" in noted


def test_a_preview_says_what_it_is_and_tells_nothing_that_nobody_has_decided(petra: Actor) -> None:
    asked = gathered(petra, ada(petra))

    text = words_of(petra, asked)

    assert "not to be sent" in text
    assert "Given name" not in text
    assert {str(row["values"]) for row in prints.pack_data(sheet(petra, asked))["rows"]} == {"{}"}


def test_the_letter_has_whose_copy_it_is_on_every_page(petra: Actor) -> None:
    asked = gathered(petra, person(petra))
    decide(petra, asked)
    answered(petra, asked, RequestOutcome.GRANTED)

    pages = PdfReader(io.BytesIO(prints.pack_pdf(sheet(petra, asked)))).pages
    assert all("Copy for Ada Alm" in page.extract_text() for page in pages)
    with access.acting_as(petra):
        assert Person.objects.exists()


def words_of(actor: Actor, asked: UUID) -> str:
    found = PdfReader(io.BytesIO(prints.pack_pdf(sheet(actor, asked))))
    return " ".join(" ".join(page.extract_text() for page in found.pages).split())
