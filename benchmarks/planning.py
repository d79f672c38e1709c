"""A city with every rule, and a nation from its file to a plan: `python benchmarks/planning.py`."""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from time import monotonic, process_time

PROJECT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(PROJECT), str(PROJECT / "src")]

import numpy as np  # noqa: E402

from benchmarks.invented import co_offending  # noqa: E402
from samsyn.analysis.networks.graphs import Graph  # noqa: E402
from samsyn.analysis.reach.planning import plan  # noqa: E402
from samsyn.analysis.reach.questions import Bar, Patience, Person, Rules  # noqa: E402
from samsyn.interchange.edge_lists import graph_of_events  # noqa: E402

CITY = 5_000
RULES = {
    "most with 40 seats": Rules(seats=40),
    "every rule, 3 sessions of 20": Rules(
        sessions=3,
        seats_each=20,
        carriers=2,
        supervised_share=0.5,
        rivals=(("g1", "g2"), ("g3", "g4")),
    ),
    "the same, one session of 60": Rules(seats=60, carriers=2, supervised_share=0.5),
    "fewest, 2 carriers a group": Rules(carriers=2, sessions=3),
}


def main() -> None:
    """Print both tables."""
    wanted = argparse.ArgumentParser(prog="benchmarks/planning.py", description=__doc__)
    wanted.add_argument("--people", type=int, default=1_000_000, help="of the nation")
    wanted.add_argument("--incidents", type=float, default=0.9, help="for each of them")
    given = wanted.parse_args()
    _city()
    _nation(given.people, given.incidents)


def _city() -> None:
    graph, people = _drawn_city()
    print(
        f"A city of {CITY:,}, {graph.ties:,} ties, a quarter not callable, 20 groups: CPU seconds"
    )
    print(f"  {'':30}{'given':>7}{'took':>7}{'invited':>9}{'reached':>9}{'gap':>8}")
    for name, rules in RULES.items():
        for seconds in (0.3, 60.0):
            before = process_time()
            listed = people if rules.carriers else []
            found = plan(graph, listed, rules, Patience(seconds=seconds, clock=process_time))
            took = process_time() - before
            print(
                f"  {name:30}{seconds:7.1f}{took:7.2f}{len(found.invitees):9}"
                f"{found.reached:9,.0f}{found.gap:8.2%}",
                flush=True,
            )


def _drawn_city() -> tuple[Graph, list[Person]]:
    dice = np.random.default_rng(3)
    person, event = co_offending(CITY, 3.0)
    names = tuple(f"p{number:05d}" for number in range(CITY))
    graph = graph_of_events(names, person, event, int(event.max()) + 1)
    bars = list(Bar)
    people = []
    for number, name in enumerate(names):
        barred = dice.random() < 0.25
        foe = names[int(dice.integers(CITY))]
        people.append(
            Person(
                id=name,
                groups=(f"g{number // 50}",) if number < 1_000 else (),
                bar=bars[int(dice.integers(len(bars)))] if barred else None,
                supervised=bool(dice.random() < 0.2),
                conflicts=frozenset({foe} - {name}) if dice.random() < 0.05 else frozenset(),
                told=not barred and bool(dice.random() < 0.01),
            )
        )
    return graph, people


def _nation(people: int, incidents: float) -> None:
    """Run the command itself on a file of people in incidents."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "parts.csv"
        person, event = co_offending(people, incidents)
        with file.open("w", encoding="utf-8") as out:
            out.write("person,incident\n")
            out.writelines(
                f"P{a},K{b}\n" for a, b in zip(person.tolist(), event.tolist(), strict=True)
            )
        size = file.stat().st_size / 1e6
        print(f"\nA nation: {people:,} people, {len(person):,} rows, {size:.0f} MB")
        began = monotonic()
        done = subprocess.run(  # noqa: S603  our own command
            [sys.executable, "-m", "samsyn.cli", "reach", str(file), "--json"],
            capture_output=True,
            text=True,
            check=True,
        )
        wall = monotonic() - began
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    found = json.loads(done.stdout)
    print(
        f"  {found['people']:,} with a part, {found['ties']:,} ties:"
        f" {len(found['invitees']):,} invited reach all, gap {found['gap']:.2%}."
        f" {used.ru_utime + used.ru_stime:.1f} CPU s, {wall:.0f} s by the clock,"
        f" {used.ru_maxrss / 1024:,.0f} MB."
    )


if __name__ == "__main__":
    main()
