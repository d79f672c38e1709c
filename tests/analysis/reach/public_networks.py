"""Public criminal networks with the sizes that others proved; they lie beside the checkout."""

import csv
from pathlib import Path

import pytest
from tests.environment import PROJECT

from samsyn.analysis.networks.graphs import Graph
from samsyn.interchange.edge_lists import read_edge_list

FOLDER = next(
    (
        folder
        for up in (PROJECT.parent, *PROJECT.parents)
        for folder in [up / "shared" / "data" / "networks"]
        if folder.is_dir()
    ),
    PROJECT.parent / "shared" / "data" / "networks",
)
needs_networks = pytest.mark.skipif(
    not FOLDER.is_dir(), reason="The public networks do not lie in shared/data/networks."
)
SUSPECTS = ("suspect", "dual")


def proved() -> dict[str, int]:
    """Return for each network the size that at least two solvers agree on."""
    if not FOLDER.is_dir():
        return {"none": 0}
    with (FOLDER / "known_optima.csv").open(encoding="utf-8", newline="") as rows:
        return {row["network"]: int(row["min_dominating_set"]) for row in csv.DictReader(rows)}


def public(name: str) -> Graph:
    """Return a network with everybody who is listed in it."""
    base, _, part = name.partition(" ")
    nodes = FOLDER / f"{base}_nodes.csv"
    people = []
    if nodes.is_file():
        with nodes.open(encoding="utf-8", newline="") as rows:
            people = [row["id"] for row in csv.DictReader(rows)]
    if base.startswith("synthetic"):
        groups = (FOLDER / "synthetic_cooffending_1e4_groups.csv").read_text(encoding="utf-8")
        people = [line.split(",")[0] for line in groups.splitlines()[1:]]
    files = [FOLDER / f"{base}_{kind}.csv" for kind in ("edges", "person_event", "person_incident")]
    file = next(path for path in files if path.is_file())
    roles = SUSPECTS if "suspect" in part else ()
    return read_edge_list(Path(file), roles=roles).graph(people)
