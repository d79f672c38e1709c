"""Published figures of an interrupted series, of two counts, and of planned looks."""

import csv
from collections.abc import Iterator
from math import exp, sqrt

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from benchmarks.published.rows import DATA, Key, Ours
from samsyn.analysis.evaluation import (
    Sizes,
    harm_weighted,
    interrupted_series,
    weighted_displacement_difference,
)
from samsyn.analysis.evaluation.estimates import Trial
from samsyn.analysis.monitoring import (
    Direction,
    boundary,
    compare_counts,
    false_alarms,
)
from samsyn.analysis.uncertainty.negative_binomial import fit_negative_binomial
from samsyn.analysis.uncertainty.poisson_regression import fit_poisson, robust_errors
from samsyn.analysis.uncertainty.scan import fullest_stretch_p

Floats = NDArray[np.float64]
NUMBERS = "(numbers only)"
Z = float(ndtri(0.975))


def found() -> dict[Key, Ours]:
    """Return every row of series, counts and studies."""
    rows: dict[Key, Ours] = {}
    for part in (_sicily(), _displacement(), _two_counts(), _looks()):
        rows |= dict(part)
    return rows


def columns(file: str) -> dict[str, list[str]]:
    """Return a file by the names of its columns."""
    with (DATA / file).open(encoding="utf-8") as opened:
        rows = list(csv.DictReader(opened))
    return {name: [row[name] for row in rows] for name in rows[0]}


def step(time: Floats, start: int, waves: int, a_year: int) -> Floats:
    turns = [2 * np.pi * wave * (time + 1) / a_year for wave in range(1, waves + 1)]
    both = [side for turn in turns for side in (np.sin(turn), np.cos(turn))]
    return np.column_stack([np.ones(len(time)), time >= start, (time + 1) / a_year, *both])


def _sicily() -> Iterator[tuple[Key, Ours]]:
    table = columns("sicily_its.csv")
    seen = np.array(table["aces"], np.float64)
    people = np.array(table["stdpop"], np.float64)
    start = table["smokban"].index("1")
    of = Trial(
        outcome=seen[None, :],
        units=("Sicily",),
        periods=tuple(table["time"]),
        treated=(0,),
        start=start,
    )
    quantity = "rate ratio (95% CI)"
    plain = step(np.arange(len(seen), dtype=np.float64), start, 0, 12)
    fitted = fit_poisson(plain, seen, np.log(people))
    variance = np.linalg.inv(plain.T @ (plain * fitted.expected[:, None]))
    change, error = float(fitted.coefficients[1]), sqrt(float(variance[1, 1]))
    poisson = tuple(exp(change + side * Z * error) for side in (0, -1, 1))
    yield (
        ("sicily_its", "Poisson step + trend, offset log(stdpop)", quantity),
        Ours(numbers=poisson, how="its without dispersion"),
    )
    yield (
        ("reference", "sicily_its", "Poisson ITS log rate ratio and naive se"),
        Ours(
            numbers=poisson,
            how="its without dispersion",
            against=(0.89437651, 0.86468642, 0.92508605),
        ),
    )
    for name, waves in (("quasi-Poisson, same", 0), ("quasi-Poisson + 2 harmonics", 2)):
        told = interrupted_series(of, harmonics=waves, exposure=people)
        low, high = told.interval or (0.0, 0.0)
        yield (
            ("sicily_its", name, quantity),
            Ours(numbers=(told.estimate, low, high), how="its"),
        )
    yield (
        ("reference", "sicily_its", "quasi-Poisson ITS with 2 harmonics"),
        Ours(
            numbers=(told.estimate, low, high, told.figures["dispersion"]),
            how="its",
            against=(0.88507155, 0.83940096, 0.93322701, 2.262186),
        ),
    )
    newey = robust_errors(plain, seen, fitted.expected, lags=3)
    name = "Newey-West lag 3 se of the step (Poisson, no small-sample factor)"
    yield (
        ("reference", "sicily_its", name),
        Ours(numbers=(float(newey[1]),), how="robust_errors"),
    )
    waved = step(np.arange(len(seen), dtype=np.float64), start, 2, 12)
    binomial = fit_negative_binomial(waved, seen, np.log(people))
    yield (
        ("reference", "sicily_its", "NB2 ITS with 2 harmonics: step, se, theta"),
        Ours(
            numbers=(float(binomial.coefficients[1]), float(binomial.errors[1])),
            how="negative binomial",
            against=(-0.1230861254, 0.025429262),
        ),
    )


def _displacement() -> Iterator[tuple[Key, Ours]]:
    pairs = ((207.0, 110.0), (308.0, 318.0), (178.0, 157.0), (150.0, 140.0))
    whole = weighted_displacement_difference(*pairs)
    low, high = whole.interval or (0.0, 0.0)
    error = whole.standard_error or 1.0
    name = "WDD control 308->318, treated 207->110, disp. control 150->140, displacement 178->157"
    yield (
        (NUMBERS, name, "total, SE, z, 95% CI"),
        Ours(
            numbers=(
                whole.estimate,
                error**2,
                *_rounded(3, error),
                *_rounded(2, whole.estimate / error),
                *_rounded(0, low, high),
            ),
            how="wdd",
        ),
    )
    yield (
        ("reference", NUMBERS, "WDD paper example total / se"),
        Ours(numbers=(whole.estimate, error), how="wdd"),
    )
    parts = whole.figures
    yield (
        (NUMBERS, "same, local / displacement parts", "est (SE)"),
        Ours(
            numbers=(
                parts["local"],
                *_rounded(3, parts["local_error"]),
                parts["ring"],
                parts["ring_error"],
            ),
            how="wdd",
        ),
    )
    sizes = Sizes(comparison=0.9, place=1.2, ring_comparison=1.6, ring=1.5)
    sized = weighted_displacement_difference(*pairs, sizes=sizes)
    yield (
        (NUMBERS, "WDD area weights 0.9,1.2,1.6,1.5", "total, SE, z, 95% CI"),
        Ours(numbers=_all(sized.estimate, sized.standard_error), how="wdd"),
    )
    yield (
        (NUMBERS, "WDD area weights, local part", "est (SE)"),
        Ours(numbers=(sized.figures["local"], sized.figures["local_error"]), how="wdd"),
    )
    timed = weighted_displacement_difference((80, 20), (100, 50), sizes=Sizes(before=2, after=1))
    yield (
        (NUMBERS, "WDD time weights 2,1: control 100->50, treated 80->20", "est, SE"),
        Ours(numbers=(timed.estimate, (timed.standard_error or 0.0) ** 2), how="wdd"),
    )
    for told, quantity, treated, control in (
        ("WDD control 100->90, treated 100->80", "est, SE", (100, 80), (100, 90)),
        (
            "WDD Dallas RedBird violent, control 20->32, treated 29->35",
            "est (SE)",
            (29, 35),
            (20, 32),
        ),
        (
            "WDD Dallas RedBird property, control 104->99, treated 103->118",
            "est (SE)",
            (103, 118),
            (104, 99),
        ),
    ):
        one = weighted_displacement_difference(treated, control)
        rounded = (one.estimate, *_rounded(0, one.standard_error or 0.0))
        yield ((NUMBERS, told, quantity), Ours(numbers=rounded, how="wdd"))
    crimes = (
        ((130, 74), (133, 91), 3),
        ((327, 202), (388, 305), 2),
        ((398, 190), (148, 97), 5),
        ((144, 92), (86, 64), 7),
        ((183, 96), (94, 67), 10),
    )
    harm = harm_weighted(
        [weighted_displacement_difference(treated, control) for treated, control, _ in crimes],
        [weight for *_, weight in crimes],
    )
    yield (
        (NUMBERS, "WDD harm-weighted, five crime types, weights 3,2,5,7,10", "total, SE, z, CI"),
        Ours(
            numbers=_all(harm.estimate, harm.standard_error),
            how="wdd, counts of the program's own test",
            against=(-1721.0, 304.10360077, -5.65925558, -2317.03210507, -1124.96789493),
        ),
    )


def _two_counts() -> Iterator[tuple[Key, Ours]]:
    for first, second in ((0, 3), (6, 2)):
        p = compare_counts(first, second).p_e_test
        yield (
            (NUMBERS, f"Poisson E-test {first} vs {second}", "p"),
            Ours(numbers=(p,), how="compare_counts"),
        )
    for first, second in ((0, 3), (6, 2), (10, 20), (97, 52), (40, 25)):
        name = f"Poisson E-test p ({first},{second}, equal exposure); mid-p conditional in note"
        p = compare_counts(first, second).p_e_test
        yield (("reference", NUMBERS, name), Ours(numbers=(p,), how="compare_counts"))
    p = compare_counts(12, 4, later_exposure=24, earlier_exposure=12).p_e_test
    yield (
        ("reference", NUMBERS, "Poisson E-test p (12 in 24 vs 4 in 12)"),
        Ours(numbers=(round(p, 10),), how="the second program's pivot", against=(0.4982731585,)),
    )
    yield (
        (NUMBERS, "scan statistic (Naus) L=208,k=2,mu=0.6,n=6", "p"),
        Ours(
            numbers=(fullest_stretch_p(6, mean=0.6, stretches=208),),
            how="fullest_stretch_p",
        ),
    )


def _looks() -> Iterator[tuple[Key, Ours]]:
    critical = 2.5451775  # printed as 2.545177: an alarm is above it, not at it
    alarms = false_alarms([1.0] * 10, critical, direction=Direction.INCREASE)
    name = "group-sequential MaxSPRT critical value, 10 groups of 1 expected event, alpha .05"
    yield (
        (NUMBERS, name, "cv (attained alpha)"),
        Ours(numbers=(critical, round(alarms, 3)), how="false_alarms"),
    )
    name = (
        "group-sequential MaxSPRT (upper), 10 looks of 1 expected event: reject when LLR > 2.545177"
    )
    yield (
        ("reference", NUMBERS, name),
        Ours(numbers=(alarms,), how="false_alarms", against=(0.0441447,)),
    )
    name = (
        "group-sequential LLR boundary for a DECREASE, 8 equal looks, alpha .05 one-sided:"
        " 6 / 12 expected per look"
    )
    both = tuple(boundary([expected] * 8).critical for expected in (6.0, 12.0))
    yield (("reference", NUMBERS, name), Ours(numbers=both, how="boundary"))


def _all(estimate: float, error: float | None) -> tuple[float, ...]:
    width = error or 1.0
    return estimate, width, estimate / width, estimate - Z * width, estimate + Z * width


def _rounded(digits: int, *values: float) -> tuple[float, ...]:
    return tuple(round(one, digits) for one in values)
