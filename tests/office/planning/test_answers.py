"""Laws of a question on plain facts: what is shown can be taken, and no more than was shown."""

from uuid import UUID

import pytest

from samsyn.office.planning.rules import (
    Contact,
    Facts,
    Known,
    Ledger,
    NoPlan,
    Obstacle,
    Question,
    Standing,
    answer,
    as_good,
    held,
)
from samsyn.vocabulary.call_ins import Exclusion

GROUP = UUID(int=100)
ONE, OTHER, THIRD, LONER = (UUID(int=number) for number in range(1, 5))


def facts(*people: Known) -> Facts:
    """A chain of three, and one without contacts; some of them otherwise than usual."""
    usual = {one: Known(id=one, groups=(GROUP,)) for one in (ONE, OTHER, THIRD, LONER)}
    return Facts(
        people=usual | {person.id: person for person in people},
        groups={GROUP: "Grupp Alm"},
        contacts=(Contact(first=ONE, second=OTHER), Contact(first=OTHER, second=THIRD)),
    )


def test_everybody_stands_somewhere_and_through_somebody() -> None:
    found = answer(facts(), Question(seats=1))

    assert found.standings() == {
        ONE: Standing.REACHED,
        OTHER: Standing.INVITED,
        THIRD: Standing.REACHED,
        LONER: Standing.NOT_REACHED,
    }
    assert found.through()[ONE] == (OTHER,)


def test_others_who_are_as_good_may_be_taken_and_nobody_who_is_worse_or_barred() -> None:
    known = facts()
    best = answer(known, Question(seats=1))
    pair = answer(known, Question(seats=2, carriers=0, left_out=frozenset({LONER})))

    assert as_good(frozenset({ONE}), best) is None
    assert as_good(frozenset(pair.invited), pair) is not None
    assert as_good(frozenset({OTHER, LONER}), pair) is None
    assert as_good(frozenset({UUID(int=9)}), best) is None


def test_a_rule_is_stronger_than_a_hand_and_a_hand_than_the_ledger() -> None:
    custody = Known(id=ONE, rules=(Exclusion.IN_CUSTODY,), ledger=Ledger.CHOSEN)
    not_chosen = Known(id=ONE, ledger=Ledger.NOT_CHOSEN)
    added = Question(added=frozenset({ONE}))

    assert custody.obstacles(added) == (Exclusion.IN_CUSTODY,)
    assert not_chosen.obstacles(Question()) == (Obstacle.NOT_CHOSEN,)
    assert not_chosen.obstacles(added) == ()


def test_reach_never_falls_with_one_more_seat_and_the_curve_ends_at_everybody() -> None:
    curve = answer(facts(), Question()).curve()

    assert list(curve) == sorted(curve)
    assert curve[-1] == 4


def test_how_a_plan_holds_is_drawn_the_same_each_time_and_not_without_contacts() -> None:
    one, other = (held(answer(facts(), Question(seats=2))) for _ in range(2))
    alone = answer(
        Facts(people={ONE: Known(id=ONE, groups=(GROUP,))}, groups={GROUP: "Alm"}), Question()
    )

    assert one == other
    assert one is not None
    assert one.least <= one.held <= one.median
    assert held(alone) is None


def test_more_carriers_than_a_group_has_are_refused_with_the_group() -> None:
    with pytest.raises(NoPlan) as refused:
        answer(facts(), Question(carriers=5))

    assert [(rule.kind, rule.about) for rule in refused.value.conflicts] == [
        ("carriers", (str(GROUP),))
    ]
