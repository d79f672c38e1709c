"""Whether promised consequences are kept: late counts as late, and the middle is told honestly."""

from datetime import date, timedelta
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.office.promises_of_tests import promised
from tests.office.sanctions import playing
from tests.office.sanctions.playing import NOW
from tests.office.sign_in_of_tests import signed_in

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.sanctions import queries
from samsyn.office.sanctions.queries import KeptPage
from samsyn.office.sanctions.rules import Call, Clock, clock, keeping, next_step, spread
from samsyn.vocabulary.claims import Certainty
from samsyn.vocabulary.promises import PromiseState
from samsyn.vocabulary.sanctions import TriggerVerdict

TODAY = NOW.date()
OPENED = TODAY - timedelta(days=40)


def taken(after: int | None, length: int = 7, since: date = OPENED) -> Clock:
    """A step that was done so many days after its clock began, or not yet."""
    done_on = None if after is None else since + timedelta(days=after)
    return clock(since, length, done_on=done_on, today=TODAY)


def running(length: int = 7) -> Clock:
    return clock(TODAY, length, done_on=None, today=TODAY)


@pytest.mark.parametrize(
    ("calls", "state"),
    [
        ((), PromiseState.PENDING),
        ((Call(decision=running()),), PromiseState.DUE),
        ((Call(decision=taken(None)),), PromiseState.BROKEN),
        ((Call(decision=taken(8), acts=False),), PromiseState.BROKEN),
        ((Call(decision=taken(7), acts=False),), PromiseState.SET_ASIDE),
        ((Call(decision=taken(7), acts=True),), PromiseState.DUE),
        ((Call(decision=taken(3), acts=True, first_measure=taken(8)),), PromiseState.BROKEN),
        (
            (Call(decision=taken(3), acts=True, first_measure=taken(7), report_back=running(14)),),
            PromiseState.DUE,
        ),
        (
            (
                Call(
                    decision=taken(3),
                    acts=True,
                    first_measure=taken(7),
                    report_back=taken(14, 14),
                ),
            ),
            PromiseState.KEPT,
        ),
        (
            (
                Call(decision=taken(7), acts=False),
                Call(
                    decision=taken(1), acts=True, first_measure=taken(1), report_back=taken(1, 14)
                ),
            ),
            PromiseState.KEPT,
        ),
    ],
)
def test_a_promise_is_broken_by_one_late_step_and_kept_by_all_in_time(
    calls: tuple[Call, ...], state: PromiseState
) -> None:
    assert keeping(calls).state is state


def test_what_is_late_is_named_once() -> None:
    late = Call(decision=taken(9), acts=True, first_measure=taken(9))

    because = keeping([late, late]).because

    assert because.count("beslutet") == 1
    assert "första åtgärden" in because


@pytest.mark.parametrize(
    ("call", "left"),
    [
        (Call(decision=running()), (TODAY + timedelta(days=7), "beslutet")),
        (Call(decision=taken(7), acts=False, first_measure=running()), None),
        (
            Call(decision=taken(3), acts=True, first_measure=running(7), report_back=running(5)),
            (TODAY + timedelta(days=5), "återkopplingen"),
        ),
        (Call(decision=taken(3), acts=True, first_measure=taken(7), report_back=taken(9)), None),
        (Call(decision=taken(3), acts=True), None),
    ],
)
def test_what_is_left_first_is_what_a_promise_waits_for(
    call: Call, left: tuple[date, str] | None
) -> None:
    assert next_step(call) == left


@given(st.lists(st.integers(0, 60), max_size=30))
def test_the_middle_is_that_of_the_days_and_is_told_from_four_times_on(days: list[int]) -> None:
    found = spread([(7, taken(each)) for each in days])

    assert list(found.days) == sorted(days)
    assert found.in_time == sum(each <= 7 for each in days)
    if len(days) < 4:
        assert found.quartiles is None
    else:
        assert found.quartiles is not None
        assert found.quartiles[1] == median(days)


def test_a_step_that_is_awaited_counts_as_waiting_and_has_no_days() -> None:
    found = spread([(7, taken(3)), (7, taken(None)), (7, running())])

    assert (found.days, found.in_time, found.waiting) == ((3,), 1, 2)


@pytest.mark.django_db
def test_the_latest_promise_to_the_group_is_the_one_called_upon(petra: Actor) -> None:
    group, other = playing.group(petra), playing.group(petra, "Grupp Lind")
    for days, to in ((90, group), (30, group), (20, other)):
        promised(petra, to, made_on=TODAY - timedelta(days=days))
    playing.incident(petra, (group, Certainty.CONFIRMED), injured=1)
    trigger = playing.trigger(petra, group)

    page = kept(petra)

    called = {one.promise.made_on: [each.id for each in one.triggers] for one in page.lines}
    assert called == {
        TODAY - timedelta(days=90): [],
        TODAY - timedelta(days=30): [trigger],
        TODAY - timedelta(days=20): [],
    }
    assert page.counts[PromiseState.DUE] == 1
    assert page.counts[PromiseState.PENDING] == 2


@pytest.mark.django_db
def test_a_decision_not_to_act_sets_the_promise_aside(petra: Actor) -> None:
    group = playing.group(petra)
    promised(petra, group, made_on=TODAY - timedelta(days=30))
    playing.incident(petra, (group, Certainty.CONFIRMED), injured=1)
    playing.decide(petra, playing.trigger(petra, group), verdict=TriggerVerdict.NOT_ACT)

    [line] = kept(petra).lines

    assert line.keeping.state is PromiseState.SET_ASIDE


@pytest.mark.django_db
def test_the_page_tells_which_promises_are_kept(petra: Actor) -> None:
    promised(petra, playing.group(petra), made_on=TODAY - timedelta(days=30))

    page = signed_in("petra").get("/consequences/kept/").content.decode()

    assert "Har inte prövats" in page


def kept(actor: Actor) -> KeptPage:
    with access.acting_as(actor):
        return queries.kept_promises(actor, today=TODAY)
