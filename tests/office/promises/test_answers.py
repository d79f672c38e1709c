"""Promises of help and protection have clocks, and only their agency says that they were kept."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import Error, transaction
from tests.office.promises_of_tests import promised
from tests.office.sanctions import playing
from tests.office.sanctions.playing import NOW, TODAY
from tests.office.sign_in_of_tests import signed_in

from samsyn.office import access
from samsyn.office.access import Actor, NotPermitted
from samsyn.office.promises.changes import AnswerPlan, CannotPromise, answer_promise
from samsyn.office.promises.models import Promise, PromiseAnswer
from samsyn.office.promises.rules import Answered, last_day, standing
from samsyn.office.sanctions import queries
from samsyn.office.sanctions.queries import KeptLine
from samsyn.vocabulary.promises import PromiseKind, PromiseOccasion, PromiseProof, PromiseState

DUE = date(2026, 11, 20)
BEFORE, ON, AFTER = DUE - timedelta(days=1), DUE, DUE + timedelta(days=1)
MADE = TODAY - timedelta(days=10)


def said(proof: PromiseProof, on: date = BEFORE) -> Answered:
    return Answered(proof, on, "Örebro kommun")


STAFFED, DONE, NOT = PromiseProof.LINE_STAFFED, PromiseProof.DONE, PromiseProof.NOT_KEPT


@pytest.mark.parametrize(
    ("answers", "today", "state"),
    [
        ((), BEFORE, PromiseState.DUE),
        ((), ON, PromiseState.DUE),
        ((), AFTER, PromiseState.BROKEN),
        ((said(STAFFED, ON),), AFTER, PromiseState.KEPT),
        ((said(DONE, AFTER),), AFTER, PromiseState.BROKEN),
        ((said(DONE, AFTER), said(DONE, BEFORE)), AFTER, PromiseState.KEPT),
        ((said(NOT),), BEFORE, PromiseState.BROKEN),
        ((said(NOT), said(STAFFED, ON)), AFTER, PromiseState.KEPT),
        ((said(STAFFED, ON), said(NOT, AFTER)), AFTER, PromiseState.BROKEN),
    ],
)
def test_a_promise_is_kept_when_its_agency_has_shown_it_in_time(
    answers: tuple[Answered, ...], today: date, state: PromiseState
) -> None:
    found = standing(DUE, answers, today=today)

    assert found.state is state
    assert found.because.endswith(".")


def test_a_promised_day_wins_over_the_usual_one_also_over_a_leap_day() -> None:
    made = date(2028, 2, 27)

    assert last_day(PromiseKind.PROTECTION, made, None) == date(2028, 3, 1)
    assert last_day(PromiseKind.HELP, made, None) == date(2028, 3, 28)
    assert last_day(PromiseKind.HELP, made, date(2028, 2, 29)) == date(2028, 2, 29)
    assert last_day(PromiseKind.CONSEQUENCE, made, None) is None


@pytest.mark.django_db
def test_the_municipality_shows_that_the_line_was_staffed(petra: Actor, mona: Actor) -> None:
    promise = promised(petra, playing.group(petra), made_on=MADE, kind=PromiseKind.HELP)
    assert line(petra).keeping.state is PromiseState.DUE
    assert not line(petra).may_answer

    response = signed_in("mona").post(
        f"/consequences/kept/{promise}/",
        {
            "proof": "line_staffed",
            "done_on": TODAY.isoformat(),
            "agency": playing.agency("orebro-municipality"),
        },
    )

    assert response.status_code == 302, response.content.decode()
    found = line(petra)
    assert found.keeping.state is PromiseState.KEPT
    page = signed_in("petra").get("/consequences/kept/").content.decode()
    assert "stödtelefonen var bemannad." in page


@pytest.mark.django_db
def test_help_is_answered_without_words_in_form_change_and_database(
    petra: Actor, mona: Actor
) -> None:
    promise = promised(petra, playing.group(petra), made_on=MADE, kind=PromiseKind.HELP)

    assert (
        'name="words"'
        not in signed_in("mona").get(f"/consequences/kept/{promise}/").content.decode()
    )
    with pytest.raises(CannotPromise, match="Ta bort orden"):
        answer(mona, promise, words="Tre hörde av sig.")
    with access.acting_as(mona), pytest.raises(Error), transaction.atomic():
        written(mona, promise, playing.agency("orebro-municipality"), words="Tre hörde av sig.")


@pytest.mark.django_db
def test_another_agency_is_refused_by_the_change_and_by_the_database(petra: Actor) -> None:
    promise = promised(petra, playing.group(petra), made_on=MADE, kind=PromiseKind.HELP)

    with pytest.raises(NotPermitted):
        answer(petra, promise)
    with access.acting_as(petra), pytest.raises(Error), transaction.atomic():
        written(petra, promise, playing.agency("orebro-municipality"))


@pytest.mark.django_db
@pytest.mark.parametrize("change", ["update", "delete"])
def test_an_answer_stays_as_it_was_said(petra: Actor, mona: Actor, change: str) -> None:
    promise = promised(petra, playing.group(petra), made_on=MADE, kind=PromiseKind.HELP)
    answer(mona, promise)

    attempts: dict[str, Callable[[], object]] = {
        "update": lambda: PromiseAnswer.objects.update(done_on=MADE),
        "delete": lambda: PromiseAnswer.objects.all().delete(),
    }
    with access.acting_as(petra), pytest.raises(Error), transaction.atomic():
        attempts[change]()


@pytest.mark.django_db
def test_protection_is_shown_by_the_police_with_what_was_done(petra: Actor) -> None:
    promise = promised(petra, playing.group(petra), made_on=TODAY, kind=PromiseKind.PROTECTION)

    with pytest.raises(CannotPromise, match="vad som gjordes"):
        answer(petra, promise, agency="police", proof=DONE)
    answer(petra, promise, agency="police", proof=DONE, words="Patrull vid skolan varje dag.")

    assert line(petra).keeping.state is PromiseState.KEPT


@pytest.mark.django_db
def test_help_promised_to_one_person_is_asked_of_nobody(petra: Actor, mona: Actor) -> None:
    promise = promised(
        petra,
        playing.group(petra),
        made_on=TODAY - timedelta(days=200),
        kind=PromiseKind.HELP,
        occasion=PromiseOccasion.TALK,
    )

    assert line(mona).keeping.state is PromiseState.NOT_TOLD
    assert not line(mona).may_answer
    with pytest.raises(CannotPromise, match="peka ut"):
        answer(mona, promise)


@pytest.mark.django_db
@pytest.mark.parametrize("days", [-11, 1])
def test_a_day_before_the_promise_or_to_come_is_refused(
    petra: Actor, mona: Actor, days: int
) -> None:
    promise = promised(petra, playing.group(petra), made_on=MADE, kind=PromiseKind.HELP)

    with pytest.raises(CannotPromise, match="från löftet"):
        answer(mona, promise, on=TODAY + timedelta(days=days))


@pytest.mark.django_db
def test_a_report_back_stands_in_the_proof_of_the_promise(petra: Actor) -> None:
    group = playing.group(petra)
    promised(petra, group, made_on=TODAY - timedelta(days=30))
    playing.reported(petra, playing.running(petra, group), group)

    page = signed_in("petra").get("/consequences/kept/").content.decode()

    assert "fick veta av Lokalpolisområdeschef: Grupp Alm." in page


@pytest.mark.django_db
def test_the_ledger_of_one_group_leaves_out_the_others(petra: Actor) -> None:
    group, other = playing.group(petra), playing.group(petra, "Grupp Lind")
    for one in (group, other):
        promised(petra, one, made_on=MADE, kind=PromiseKind.HELP)

    with access.acting_as(petra):
        page = queries.kept_promises(petra, today=TODAY, group_id=group)

    assert page.group == "Grupp Alm"
    assert [[name for _id, name in one.promise.groups] for one in page.lines] == [["Grupp Alm"]]


def line(actor: Actor) -> KeptLine:
    with access.acting_as(actor):
        [found] = queries.kept_promises(actor, today=TODAY).lines
    return found


def answer(
    actor: Actor,
    promise: object,
    *,
    agency: str = "orebro-municipality",
    proof: PromiseProof = STAFFED,
    on: date = TODAY,
    words: str = "",
) -> None:
    plan = AnswerPlan(
        promise_id=promise,  # type: ignore[arg-type]
        agency_id=playing.agency(agency),
        proof=proof,
        done_on=on,
        words=words,
    )
    with access.acting_as(actor):
        answer_promise(actor, plan, now=NOW)


def written(actor: Actor, promise: object, agency: int, words: str = "") -> None:
    """Write the row itself, past every rule of the application."""
    row = Promise.objects.get(pk=promise)
    PromiseAnswer.objects.create(
        promise=row,
        agency_id=agency,
        proof="not_kept" if words else "line_staffed",
        done_on=TODAY,
        words=words,
        room_id=row.room_id,
        compartment_id=row.compartment_id,
        recorded_at=NOW,
        recorded_by_id=actor.staff_id,
    )
