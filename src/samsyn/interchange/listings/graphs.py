"""GraphML (Brandes, Eiglsperger & Lerner 2002): nodes and ties with what is said of each.

What the file is stands as data of the graph, and the mark on every node and tie.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from markupsafe import Markup

from samsyn.interchange.elements import element, joined, text, written
from samsyn.interchange.listings.model import About, Graph
from samsyn.interchange.writing import Cell

_SPACE: Final = {"xmlns": "http://graphml.graphdrawing.org/xmlns"}


def write_graphml(graph: Graph, about: About) -> bytes:
    """Return a GraphML file of an undirected graph."""
    names = {
        "graph": (("title", "about"), (about.title, "\n".join(about.lines))),
        "node": ((*graph.node_names, about.mark_heading), ()),
        "edge": ((*graph.tie_names, about.mark_heading), ()),
    }
    keys = joined(
        element(
            "key",
            {"id": f"{about_what}{at}", "for": about_what, "attr.name": name, "attr.type": kind},
        )
        for about_what, (called, _values) in names.items()
        for at, (name, kind) in enumerate(zip(called, _kinds(graph, about_what), strict=True))
    )
    ids = {one.key: f"n{at}" for at, one in enumerate(graph.nodes)}
    told = joined(_values("graph", names["graph"][1]))
    nodes = joined(
        element("node", {"id": ids[one.key]}, *_values("node", (*one.values, about.mark)))
        for one in graph.nodes
    )
    ties = joined(
        element(
            "edge",
            {"id": f"e{at}", "source": ids[one.first], "target": ids[one.second]},
            *_values("edge", (*one.values, about.mark)),
        )
        for at, one in enumerate(graph.ties)
    )
    held = element("graph", {"id": "G", "edgedefault": "undirected"}, told, nodes, ties)
    return written(element("graphml", _SPACE, keys, held))


def _kinds(graph: Graph, about_what: str) -> list[str]:
    """Return the types of the values; the mark, and what the file is, are text."""
    if about_what == "graph":
        return ["string", "string"]
    held = graph.nodes if about_what == "node" else graph.ties
    names = graph.node_names if about_what == "node" else graph.tie_names
    return [*(_kind([one.values[at] for one in held]) for at in range(len(names))), "string"]


def _kind(values: Sequence[Cell]) -> str:
    kinds = {type(one) for one in values if one is not None}
    if kinds == {bool}:
        return "boolean"
    if kinds == {int}:
        return "long"
    return "double" if kinds and kinds <= {int, float} else "string"


def _values(about_what: str, values: Sequence[Cell]) -> Iterator[Markup]:
    for at, value in enumerate(values):
        if value is not None:
            yield element("data", {"key": f"{about_what}{at}"}, text(_said(value)))


def _said(value: Cell) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else str(value)
