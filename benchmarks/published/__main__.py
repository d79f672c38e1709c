"""`python -m benchmarks.published`: published figures beside ours. Exit 1 if one is not met."""

import argparse
import sys
from collections.abc import Callable, Iterator

from benchmarks.published import counts, panels, searched_panels, seattle_rows, studies
from benchmarks.published.rows import DATA, Key, Ours, Row, published_rows, reference_rows

PARTS: dict[str, Callable[[], dict[Key, Ours]]] = {
    "counts": counts.found,
    "studies": studies.found,
    "california": panels.of_california,
    "basque": panels.of_basque,
    "sao-paulo": searched_panels.of_sao_paulo,
    "texas": searched_panels.of_texas,
    "seattle": seattle_rows.found,
}
NOT_STORED = {
    "smoking (not stored)": "the file with covariates is not public in a form that can be read",
    "simulation": "how the worlds were drawn is not told beside the figure",
}


def main() -> None:
    """Print the table and how many rows are met."""
    wanted = argparse.ArgumentParser(prog="python -m benchmarks.published", description=__doc__)
    wanted.add_argument("--only", choices=sorted(PARTS), help="else everything")
    wanted.add_argument("--open", action="store_true", help="only rows that are not met")
    given = wanted.parse_args()
    if not DATA.exists():
        sys.exit("The published files are not beside this repository.")
    found: dict[Key, Ours] = {}
    for name, part in PARTS.items():
        if given.only in (None, name):
            found |= part()
    print("row | published | ours | tolerance | met | method")
    counted = {"met": 0, "not met": 0, "cannot be had": 0}
    for row in rows():
        ours = found.get(row.key) or Ours(missing=NOT_STORED.get(row.key[0], ""))
        if not ours.numbers and not ours.missing:
            if given.only is None:
                print(f"No part answers: {row.key}")
                counted["not met"] += 1
            continue
        state = state_of(row, ours)
        counted[state] += 1
        if state != "met" or not given.open:
            print(" | ".join(_cells(row, ours, state)))
    print(", ".join(f"{count} {state}" for state, count in counted.items()) + ".")
    sys.exit(1 if counted["not met"] else 0)


def rows() -> Iterator[Row]:
    """Yield the rows of both tables."""
    yield from published_rows()
    yield from reference_rows()


def state_of(row: Row, ours: Ours) -> str:
    """Return "met", "not met" or "cannot be had"."""
    if ours.numbers and row.is_met_by(ours):
        return "met"
    return "cannot be had" if ours.missing else "not met"


def _cells(row: Row, ours: Ours, state: str) -> tuple[str, ...]:
    told = " ".join(f"{one:.8g}" for one in ours.numbers)
    method = ours.how if state == "met" else f"{ours.how} {ours.missing}".strip()
    return (": ".join(row.key), row.published, told, row.tolerance, state, method)


if __name__ == "__main__":
    main()
