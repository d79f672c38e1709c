"""`samsyn network`: how people hang together, in figures of the whole and of nobody."""

import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click
import numpy as np

from samsyn.analysis.networks.concentration import Concentration, concentrate
from samsyn.analysis.networks.graphs import Graph
from samsyn.analysis.networks.measures import Structure, measure
from samsyn.charts.findings.networks import structure_picture
from samsyn.cli.answers import FILE, echo_json, picturing, refusing, teller, write_picture
from samsyn.interchange.edge_lists import EdgeList, read_edge_list

_LARGEST = 10


@click.command()
@click.argument("ties", type=FILE, required=False)
@click.option("--person-event", type=FILE, help="A file of people and events instead of TIES.")
@click.option("--role", multiple=True, help="Only rows of this role, from events.")
@click.option("--resolution", type=click.FloatRange(0.01), default=1.0, help="Of communities.")
@click.option("--seed", type=int, default=1, help="Of communities and intervals.")
@picturing("Write a picture: Lorenz's curve, and a network of at most 400.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@click.option("--progress", is_flag=True, help="Say on standard error how far it has come.")
# One parameter per option.
def network(  # noqa: PLR0913
    *,
    ties: Path | None,
    person_event: Path | None,
    role: tuple[str, ...],
    resolution: float,
    seed: int,
    svg: Path | None,
    language: str,
    as_json: bool,
    progress: bool,
) -> None:
    """Measure the network in TIES: parts, cores, communities, and how events are concentrated.

    The figures are of the whole. Nobody is named: a person's place in a network is shown only
    where a message is planned.
    """
    file = person_event or ties
    if file is None or (person_event and ties):
        raise click.UsageError("Give either TIES or --person-event FILE.")
    tell = teller(asked=progress)
    with refusing(as_json=as_json):
        began = time.monotonic()
        edges = read_edge_list(file, to_events=True if person_event else None, roles=role)
        graph = edges.graph()
        tell(f"Read {len(graph.people):,} people and {graph.ties:,} ties.")
        found = measure(graph, resolution=resolution, seed=seed)
        tell(f"Found {found.components:,} components and {found.communities:,} communities.")
        held = _concentration(edges, graph, seed)
        seconds = round(time.monotonic() - began, 3)
    write_picture(svg, language, lambda: structure_picture(graph, held))
    if as_json:
        echo_json(_as_json(graph, found, held, seconds))
    else:
        _in_words(graph, found, held)


def _concentration(edges: EdgeList, graph: Graph, seed: int) -> Concentration:
    """Return how parts in events are spread over people; of ties, how their ends are."""
    if edges.to_events:
        once = np.unique(edges.first * np.int64(len(edges.events)) + edges.second)
        width = len(edges.events)
        return concentrate(len(graph.people), once // width, once % width, seed=seed)
    first, second, _ = graph.pairs()
    tie = np.arange(len(first))
    return concentrate(
        len(graph.people), np.concatenate([first, second]), np.concatenate([tie, tie]), seed=seed
    )


# JSON values are of many types.
def _as_json(graph: Graph, found: Structure, held: Concentration, seconds: float) -> dict[str, Any]:
    return {
        "people": found.people,
        "ties": found.ties,
        "isolates": found.isolates,
        "components": found.components,
        "largest_components": _sizes(found.component)[:_LARGEST],
        "cores": _counts(found.core),
        "communities": found.communities,
        "largest_communities": _sizes(found.community)[:_LARGEST],
        "modularity": round(found.modularity, 6),
        "agreement": None if found.agreement is None else round(found.agreement, 6),
        "cut_points": int((found.cut_off > 0).sum()),
        "bridging": _counts(found.bridges),
        "concentration": asdict(held),
        "says": list(found.says),
        "notes": list(graph.notes),
        "seconds": seconds,
    }


def _sizes(label: Any) -> list[int]:
    return [int(count) for count in np.sort(np.bincount(label))[::-1]]


def _counts(values: Any) -> dict[str, int]:
    """Return how many people have each value."""
    found, counts = np.unique(values, return_counts=True)
    return {str(value): int(count) for value, count in zip(found, counts, strict=True)}


def _in_words(graph: Graph, found: Structure, held: Concentration) -> None:
    cut = int((found.cut_off > 0).sum())
    click.echo(
        f"{found.people:,} people, {found.ties:,} ties, {found.isolates:,} without any.\n"
        f"{found.components:,} components, the largest of {found.largest:,}.\n"
        f"Largest core: {int(found.core.max(initial=0))} ties each, among"
        f" {int((found.core == found.core.max(initial=0)).sum()):,} people.\n"
        f"{found.communities:,} communities (modularity {found.modularity:.3f}{_agreed(found)}).\n"
        f"{cut:,} people whose absence would cut others off."
    )
    for share in held.shares:
        click.echo(
            f"{share.people:,} people ({share.top:.0%}) hold {share.held:.0%}"
            f" ({share.low:.0%} to {share.high:.0%}); by chance {share.by_chance:.0%}."
        )
    for sentence in (*graph.notes, *found.says, *held.says):
        click.echo(sentence)


def _agreed(found: Structure) -> str:
    return "" if found.agreement is None else f", runs agree to {found.agreement:.2f}"
