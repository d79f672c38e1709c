"""A design that the data cannot bear is refused with every reason, and power with its month."""

from dataclasses import replace

import numpy as np
import pytest

from samsyn.analysis.evaluation import Proposed, Unfit, Wanted, objections

WANTED = Wanted(ratio=0.65, months_after=36)


def proposed(**parts: object) -> Proposed:
    chance = np.random.default_rng(3)
    usual = Proposed(
        values=chance.poisson(8, (7, 60)).astype(float),
        places=tuple("ABCDEFG"),
        periods=tuple(f"{2018 + month // 12}-{month % 12 + 1:02d}" for month in range(60)),
        start=60,
        months=1,
        least_others=5,
    )
    return replace(usual, **parts)  # type: ignore[arg-type]


def kinds(of: Proposed, wanted: Wanted | None = None) -> list[Unfit]:
    return [one.kind for one in objections(of, wanted)]


def changed(row: int, columns: slice, value: float) -> Proposed:
    values = proposed().values.copy()
    values[row, columns] = value
    return proposed(values=values)


def test_a_design_that_can_be_borne_meets_no_objection() -> None:
    assert objections(proposed(), WANTED) == ()


@pytest.mark.parametrize(
    ("of", "kind"),
    [
        (proposed(values=np.zeros((0, 0)), places=()), Unfit.NO_VALUES),
        (changed(0, slice(None), float("nan")), Unfit.NO_VALUES),
        (proposed(start=0), Unfit.FROM_THE_FIRST),
        (proposed(start=11), Unfit.SHORT_BEFORE),
        (changed(2, slice(4, 6), float("nan")), Unfit.MISSING),
        (changed(0, slice(4, 6), 1.5), Unfit.NO_COUNTS),
        (changed(0, slice(4, 6), -1), Unfit.NO_COUNTS),
        (proposed(values=np.zeros((7, 60))), Unfit.ALL_ZEROS),
        (changed(0, slice(None), 0), Unfit.NONE_BEFORE),
        (proposed(values=proposed().values[:2], places=("A", "B")), Unfit.FEW_OTHERS),
        (changed(3, slice(None), 0), Unfit.QUIET_OTHER),
    ],
)
def test_each_thing_that_it_lacks_is_named(of: Proposed, kind: Unfit) -> None:
    assert kind in kinds(of, WANTED)


def test_where_and_when_something_is_missing_is_said() -> None:
    (one,) = objections(changed(2, slice(4, 6), float("nan")))

    assert (one.place, one.periods) == ("C", ("2018-05", "2018-06"))


def test_several_reasons_are_said_at_once() -> None:
    of = changed(2, slice(4, 6), float("nan"))

    assert kinds(replace(of, start=0)) == [Unfit.FROM_THE_FIRST, Unfit.MISSING]


def test_too_little_power_says_when_there_would_be_enough() -> None:
    (early,) = objections(proposed(), replace(WANTED, months_after=3))
    months = early.least

    assert early.kind is Unfit.LITTLE_POWER
    assert objections(proposed(), replace(WANTED, months_after=months)) == ()
    assert kinds(proposed(), replace(WANTED, months_after=months - 1)) == [Unfit.LITTLE_POWER]
    assert kinds(proposed(), replace(WANTED, ratio=0.8)) == [Unfit.NEVER_POWER]
