"""Published figures of cities' murders, of seat belts, and of several studies together."""

import csv
from collections.abc import Iterator
from math import exp, sqrt

import numpy as np
from numpy.typing import NDArray

from benchmarks.published.counts import columns, step
from benchmarks.published.rows import DATA, Key, Ours
from samsyn.analysis.evaluation.pooling import Between, pool
from samsyn.analysis.monitoring import Direction, change_chart
from samsyn.analysis.uncertainty.negative_binomial import fit_negative_binomial
from samsyn.analysis.uncertainty.poisson_regression import fit_poisson

Floats = NDArray[np.float64]


def found() -> dict[Key, Ours]:
    """Return the rows of cities, belts and studies."""
    return dict([*_cities(), *_belts(), *_bcg()])


def murders(city: str) -> Floats:
    """Return the monthly murders of a city."""
    with (DATA / "rtci_city_month.csv").open(encoding="utf-8") as opened:
        rows = [row for row in csv.DictReader(opened) if row["agency_full"] == city]
    return np.array([float(row["murder"]) for row in rows])


_CITIES = {
    "Baltimore": ("Maryland", -0.1129690444, 1.4871343, -0.1045199633, 0.10067502, 71.15146),
    "Philadelphia": ("Pennsylvania", -0.2973981331, 2.904461, -0.2706022976, 0.12080715, 20.520143),
    "Boston": ("Massachusetts", 0.2348132171, 1.3874323, 0.2519116051, 0.26400666, 17.927134),
}


def _cities() -> Iterator[tuple[Key, Ours]]:
    for city, (state, *printed) in _CITIES.items():
        seen = murders(f"{city}, {state}")
        design = step(np.arange(len(seen), dtype=np.float64), 48, 1, 12)
        plain, binomial = fit_poisson(design, seen), fit_negative_binomial(design, seen)
        left = (seen - plain.expected) ** 2 / plain.expected
        ours = (
            float(plain.coefficients[1]),
            float(left.sum() / (len(seen) - design.shape[1])),
            float(binomial.coefficients[1]),
            float(binomial.errors[1]),
            binomial.theta / printed[-1],
        )
        yield (
            ("reference", f"rtci_city_month: {city}", _MURDERS),
            Ours(numbers=ours, how="Poisson and negative binomial", against=(*printed[:-1], 1.0)),
        )
    counts = [int(one) for one in murders("Baltimore, Maryland")]
    usual = float(np.mean(counts[:36]))
    watched = counts[36:]
    fall = change_chart(watched, usual)
    name = "GLR Poisson chart, mu0 = mean of first 36 months, c=5, decrease: alarm months"
    yield (
        ("reference", "rtci_city_month: Baltimore murder", name),
        Ours(
            numbers=(
                *(month + 37.0 for month in fall.alarms),
                *fall.statistic[:3],
                max(fall.statistic),
            ),
            how="change_chart",
            against=(70, 73, 75, 76, 78, 0.00318, 2.79967, 1.14855, 7.36298),
        ),
    )
    rise = change_chart(watched, usual, direction=Direction.INCREASE)
    yield (
        ("reference", "rtci_city_month: Baltimore murder", "GLR Poisson chart, increase"),
        Ours(
            numbers=(len(rise.alarms), max(rise.statistic)),
            how="change_chart",
            against=(0, 2.96821),
        ),
    )
    name = "Farrington flexible upper bound (b=4,w=2,nbPlugin,alpha .05), months 61-79"
    yield (
        ("reference", "rtci_city_month: Baltimore murder", name),
        Ours(missing="no method here: monthly alarms come from the likelihood ratio chart above"),
    )


_MURDERS = "murder ~ step 2022-01 + t/12 + 1 harmonic, 79 months"


def _belts() -> Iterator[tuple[Key, Ours]]:
    table = columns("seatbelts.csv")
    seen, law = (np.array(table[name], np.float64) for name in ("drivers", "law"))
    month = np.array(table["month"], np.int64)
    time = np.arange(len(seen)) / 12
    seasons = [(month == one).astype(np.float64) for one in range(2, 13)]
    design = np.column_stack([np.ones(len(seen)), law, time, *seasons])
    fitted = fit_poisson(design, seen)
    freedom = len(seen) - design.shape[1]
    dispersion = float(((seen - fitted.expected) ** 2 / fitted.expected).sum() / freedom)
    variance = np.linalg.inv(design.T @ (design * fitted.expected[:, None])) * dispersion
    yield (
        ("reference", "seatbelts", "quasi-Poisson drivers ~ law + t + month factor"),
        Ours(
            numbers=(exp(fitted.coefficients[1]), sqrt(variance[1, 1])),
            how="Poisson with dispersion",
            against=(0.8504369, 0.02603664),
        ),
    )
    for name in (
        "seasonal ARIMA(0,1,1)(0,1,1)12 of log drivers with law dummy",
        "local level + seasonal + log(kms) forecast, mean post log effect (pre 1-169)",
    ):
        why = "no method here: a model of logarithms is none for counts that may be 0"
        yield (("reference", "seatbelts", name), Ours(missing=why))


def _bcg() -> Iterator[tuple[Key, Ours]]:
    table = columns("bcg_meta.csv")
    values = [float(one) for one in table["yi"]]
    errors = [sqrt(float(one)) for one in table["vi"]]
    where = "BCG 13 trials (metafor dat.bcg; numbers in bcg_meta.csv)"
    for short, way, second in (
        ("DL", Between.DERSIMONIAN_LAIRD, ()),
        ("REML", Between.RESTRICTED_LIKELIHOOD, ()),
        ("PM", Between.PAULE_MANDEL, (-0.7149681534, 0.1808921915, 0.3180684522)),
    ):
        one = pool(values, errors, between=way)
        yield (
            ("reference", where, f"random-effects meta-analysis log RR, {short}"),
            Ours(
                numbers=(one.estimate, one.standard_error, one.between),
                how="pool" + (", the second program's digits" if second else ""),
                against=second or _PRINTED[short],
            ),
        )
    one = pool(values, errors)
    yield (
        ("reference", "bcg_meta", "same, REML + Hartung-Knapp"),
        Ours(
            numbers=(one.corrected_error, *one.interval),
            how="pool",
            against=(0.1807917, -1.108444, -0.320621),
        ),
    )


_PRINTED = {
    "DL": (-0.7141172221, 0.17874209, 0.30876026),
    "REML": (-0.7145323484, 0.17978153, 0.31324333),
}
