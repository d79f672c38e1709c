"""`python -m benchmarks.quiet_cities`: real cities in which nothing is said to have begun.

Monthly murders of cities of the United States; each is taken in turn as if a programme had begun,
at several dates. Printed is how often "no effect" is rejected at 5 %, by how many murders a city
has: for the default, for the exact comparison of before and after, and for the interrupted series.
Some cities did change something, so a few alarms may be real; windows overlap.
"""

import os
from collections.abc import Callable, Iterator

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import csv
import sys
from dataclasses import replace

import numpy as np

from benchmarks.published.rows import DATA
from samsyn.analysis.errors import AnalysisError
from samsyn.analysis.evaluation import (
    Estimate,
    Trial,
    before_after,
    interrupted_series,
    matched_change,
)

STARTS, AFTER, MONTHS = (36, 45, 54), 24, 78
CLASSES = ((0.0, 0.5), (0.5, 2.0), (2.0, 5.0), (5.0, 100.0))  # murders a month
METHODS: dict[str, Callable[[Trial], Estimate]] = {
    "matched (default)": matched_change,
    "before-after": before_after,
    "its": interrupted_series,
}


def cities() -> Trial:
    """Return the cities that tell every month, the first of them as treated."""
    rows: dict[str, dict[str, str]] = {}
    with (DATA / "rtci_city_month.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            rows.setdefault(row["agency_full"], {})[row["date"]] = row["murder"]
    months = sorted({month for told in rows.values() for month in told})[:MONTHS]
    kept = {
        name: [float(told[month]) for month in months]
        for name, told in sorted(rows.items())
        if all(told.get(month, "") and float(told[month]) >= 0 for month in months)
    }
    return Trial(
        outcome=np.array(list(kept.values())),
        units=tuple(kept),
        periods=tuple(months),
        treated=(0,),
        start=STARTS[0],
    )


def rejected(of: Trial, method: Callable[[Trial], Estimate]) -> Iterator[tuple[float, bool]]:
    """Yield murders a month and whether an effect is found, of every city and date."""
    for start in STARTS:
        last = min(len(of.periods), start + AFTER)
        cut = replace(of, outcome=of.outcome[:, :last], periods=of.periods[:last], start=start)
        for place in range(len(of.units)):
            asked = replace(cut, treated=(place,))
            try:
                found = method(asked)
            except AnalysisError:  # nothing happened before or after: no question can be asked
                continue
            volume = float(cut.outcome[place, :start].mean())
            yield volume, found.p_value is not None and found.p_value <= 0.05


def main() -> None:
    """Print the table."""
    if not DATA.exists():
        sys.exit("The published files are not beside this repository.")
    of = cities()
    print(f"{len(of.units)} cities, {len(STARTS)} dates each: per cent rejected at 5 %")
    heads = [f"{low:g} to {high:g}" for low, high in CLASSES]
    print(f"{'murders a month':24}" + "".join(f"{head:>12}" for head in (*heads, "all")))
    for name, method in METHODS.items():
        found = list(rejected(of, method))
        shares = [
            np.mean([is_found for volume, is_found in found if low <= volume < high])
            for low, high in (*CLASSES, (0.0, np.inf))
        ]
        print(f"{name:24}" + "".join(f"{100 * share:12.1f}" for share in shares))


if __name__ == "__main__":
    main()
