"""Plans against every possible plan, and the laws that hold for all of them."""

from dataclasses import replace
from math import exp

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.analysis.reach.brute_force import Every
from tests.analysis.reach.questions import IDS, graphs, many_people, rules

from samsyn.analysis.errors import AnalysisError
from samsyn.analysis.networks.graphs import build_graph
from samsyn.analysis.reach.planning import at_once, plan, reach_curve
from samsyn.analysis.reach.plans import Plan, Reason
from samsyn.analysis.reach.questions import Bar, Infeasible, Patience, Person, Rules
from samsyn.analysis.reach.robustness import Doubt, doubted

some = settings(max_examples=15, deadline=None)
seats = st.integers(0, 4)


def answer(graph, people, asked) -> Plan | None:
    try:
        return plan(graph, people, asked)
    except Infeasible:
        return None


@some
@given(graphs(), many_people(), rules(seats=st.none()))
def test_the_fewest_are_those_of_going_through_all_plans(graph, people, asked) -> None:
    every = Every(graph, people, replace(asked, seats_each=None))

    found = answer(graph, people, replace(asked, seats_each=None))

    least = every.fewest()
    assert (found is None) == (least is None)
    if found is not None:
        assert found.optimal
        assert len(found.invitees) == found.lower_bound == found.upper_bound == least
        assert every.holds(found.ids)
        assert found.reached == every.reach(found.ids) == every.reach(tuple(every.free))


@some
@given(graphs(), many_people(), rules(seats=seats))
def test_the_most_are_those_of_going_through_all_plans(graph, people, asked) -> None:
    every = Every(graph, people, asked)

    found = answer(graph, people, asked)

    most = every.most()
    assert (found is None) == (most is None)
    if found is not None:
        assert found.optimal
        assert found.reached == found.upper_bound == most == every.reach(found.ids)
        assert every.holds(found.ids)
        assert len(found.ids) <= asked.capacity


@some
@given(
    graphs(),
    many_people(coming=st.sampled_from([0.2, 0.5, 0.9, 1.0])),
    rules(seats=seats, telling=st.sampled_from([0.5, 0.8]), times=st.just(1)),
)
def test_expected_reach_is_within_its_bounds_and_next_to_the_best(graph, people, asked) -> None:
    every = Every(graph, people, asked)

    found = answer(graph, people, asked)

    most = every.most()
    assert (found is None) == (most is None)
    if found is not None:
        assert every.holds(found.ids)
        assert found.reached == pytest.approx(every.reach(found.ids), abs=1e-5)
        assert found.reached - 1e-5 <= most <= found.upper_bound + 1e-5
        assert found.gap < 1e-4
        assert not found.optimal or found.reached == pytest.approx(most, abs=2e-5)


@some
@given(graphs(), many_people(), rules(seats=st.one_of(st.none(), seats)))
def test_what_is_named_cannot_hold_and_all_but_any_one_of_it_can(graph, people, asked) -> None:
    try:
        plan(graph, people, asked)
    except Infeasible as refusal:
        every = Every(graph, people, asked)
        named = refusal.conflicts
        assert named
        assert not every.can_hold(named)
        for one in named:
            assert every.can_hold([other for other in named if other is not one])


@some
@given(graphs(), many_people(), rules(seats=st.integers(0, 3)))
def test_one_seat_more_never_reaches_fewer(graph, people, asked) -> None:
    found = answer(graph, people, replace(asked, seats_each=None))
    assume(found is not None and not asked.supervised_share)

    more = plan(graph, people, replace(asked, seats=asked.seats + 1, seats_each=None))

    assert more.reached >= found.reached


@some
@given(graphs(), seats)
def test_greedy_reaches_its_part_of_the_most(graph, count) -> None:
    quick = at_once(graph, [], Rules(seats=count))
    best = plan(graph, [], Rules(seats=count))

    assert quick.reached >= (1 - exp(-1)) * best.reached - 1e-9
    assert quick.upper_bound >= best.reached
    assert list(quick.curve) == sorted(quick.curve)
    assert reach_curve(graph, [], Rules(seats=count), count)[-1] == quick.reached


@some
@given(graphs(), seats)
def test_without_any_time_the_bounds_still_hold(graph, count) -> None:
    for asked in (Rules(), Rules(seats=count)):
        hurried = plan(graph, [], asked, Patience(seconds=0))
        best = plan(graph, [], asked)

        assert hurried.lower_bound <= best.lower_bound
        assert hurried.upper_bound >= best.upper_bound
        assert hurried.gap <= 1


@some
@given(graphs(), many_people(), rules(seats=st.one_of(st.none(), seats)), st.randoms())
def test_the_order_of_the_input_has_no_effect(graph, people, asked, dice) -> None:
    first, second, weights = graph.pairs()
    names = graph.people
    ties = [(names[a], names[b], w) for a, b, w in zip(first, second, weights, strict=True)]
    turned = [(b, a, w) if dice.random() < 0.5 else (a, b, w) for a, b, w in ties]
    dice.shuffle(turned)
    shuffled = list(people)
    dice.shuffle(shuffled)
    asked = replace(asked, seats_each=None)

    again = answer(build_graph(turned, reversed(IDS)), shuffled, asked)
    assert again == answer(replace(graph, notes=()), people, asked)


@settings(max_examples=8, deadline=None)
@given(graphs(), st.integers(1, 3), st.integers(0, 9))
def test_what_is_promised_was_held_in_95_of_100_draws(graph, count, seed) -> None:
    asked = Rules(seats=count)
    made = plan(graph, [], asked)

    found = doubted(graph, [], asked, made, Doubt(draws=40, seed=seed))

    assert sum(reach >= found.held for reach in found.reaches) >= 0.95 * 40
    assert found.least <= found.held <= found.median <= found.most
    assert found == doubted(graph, [], asked, made, Doubt(draws=40, seed=seed))
    unchanged = doubted(graph, [], asked, made, Doubt(draws=2, wrong=0, missing=0))
    assert unchanged.held == unchanged.most == made.reached


@some
@given(graphs(), many_people(), rules(seats=st.integers(1, 4), times=st.just(1)))
def test_who_stands_in_loses_nothing_and_gains_are_what_they_add(graph, people, asked) -> None:
    found = answer(graph, people, asked)
    assume(found is not None)
    every = Every(graph, people, asked)

    for at, one in enumerate(found.invitees):
        above = found.ids[:at]
        assert one.gain == every.reach((*above, one.person)) - every.reach(above)
        rest = tuple(other for other in found.ids if other != one.person)
        assert one.alone == found.reached - every.reach(rest)
        for other in one.alternatives:
            assert every.reach((*rest, other)) >= found.reached
            assert every.holds((*rest, other))
    assert found.curve[-1] == found.reached


def test_reasons_say_why_each_is_there() -> None:
    graph = build_graph([("hub", name) for name in "abcd"] + [("e", "f")], ["alone", "g"])
    people = [
        Person(id="a", groups=("Alm",)),
        Person(id="g", bar=Bar.CUSTODY),
        Person(id="e", asked=True),
    ]

    found = plan(graph, people, Rules(carriers=1))

    assert {one.person: one.reason for one in found.invitees} == {
        "a": Reason.CARRIER,
        "alone": Reason.ONLY_WAY,
        "e": Reason.ASKED,
        "hub": Reason.REACHES,
    }
    assert found.beyond == ("g",)
    assert found.barred == (("g", Bar.CUSTODY),)
    assert found.groups[0].reached == 1


@pytest.mark.parametrize(
    ("people", "asked", "sentence"),
    [
        ([Person(id="x")], Rules(), "Not in the network: x"),
        ([Person(id="a"), Person(id="a")], Rules(), "Listed twice: a"),
        ([Person(id="a", conflicts=frozenset({"y"}))], Rules(), "who are not in the network: y"),
        ([], Rules(carriers=1, carriers_in=("Alm",)), "Nobody belongs to these groups: Alm"),
        ([Person(id="a", asked=True, bar=Bar.MINOR)], Rules(), "a is a minor without"),
        ([Person(id="a", asked=True), Person(id="b", asked=True)], Rules(seats=1), "There are 1"),
    ],
)
def test_what_cannot_be_answered_is_refused_with_a_sentence(people, asked, sentence) -> None:
    with pytest.raises(AnalysisError, match=sentence):
        plan(build_graph([("a", "b")]), people, asked)


def test_two_in_conflict_sit_in_different_sessions() -> None:
    graph = build_graph([("a", "x"), ("b", "y"), ("c", "z")])
    foes = [
        Person(id="a", conflicts=frozenset({"b"})),
        Person(id="x", bar=Bar.PROTECTED),
        Person(id="y", bar=Bar.PROTECTED),
    ]

    found = plan(graph, foes, Rules(sessions=2))

    session = {one.person: one.session for one in found.invitees}
    assert session["a"] != session["b"]
    with pytest.raises(Infeasible, match="a and b may not sit in the same session"):
        plan(graph, [replace(foes[0], asked=True), *foes[1:], Person(id="b", asked=True)])
