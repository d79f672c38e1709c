"""A node-link picture of contacts between people, or of ties between groups.

Positions are given. Nodes carry register ids unless the caller gives names; the caller decides
what this reader may see. On a phone the list replaces the picture.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin
from typing import Final

from markupsafe import Markup

from samsyn.charts.drawing import DASH, Chart, Twin, drawing, key, see_table, text
from samsyn.charts.words import gettext as _

Point = tuple[float, float]

MOST_NODES: Final = 500
MOST_LABELLED: Final = 80
WIDTH: Final = 800.0
MARGIN: Final = 40.0
_EACH: Final = 90.0
NODE_KINDS: Final = ("member", "invited", "reached", "unreached", "detained")
EDGE_KINDS: Final = ("tie", "strong", "kin", "conflict", "alliance")


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A person or a group at (x, y) in any unit; y grows downwards. `kind` is in NODE_KINDS."""

    key: str
    x: float
    y: float
    label: str = ""
    group: str = ""
    kind: str = "member"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A tie between two node keys. `kind` is in EDGE_KINDS; an old one is drawn broken."""

    first: str
    second: str
    kind: str = "tie"
    is_old: bool = False


def network(
    nodes: Sequence[Node], edges: Sequence[Edge], *, label: str, twin: Twin | None = None
) -> Chart:
    """Draw the network. `label` says in a sentence what it shows; `twin` replaces the plain list.

    Raises ValueError for more than 500 nodes, an unknown kind, or an edge to a missing node.
    """
    _check(nodes, edges)
    radius = _radius(len(nodes))
    placed, height = _fit(nodes, radius)
    parts = _hulls(nodes, placed, radius + 14)
    parts += [_edge(edge, placed) for edge in edges]
    for node in nodes:
        parts += _node(node, placed[node.key], radius, named=len(nodes) <= MOST_LABELLED)
    return Chart(
        wide=drawing((WIDTH, height), parts, label=see_table(label), shape="wide"),
        twin=twin or _twin(nodes, edges),
        twin_label=_("Contacts"),
        legend=_legend({node.kind for node in nodes}),
        narrow_note=_("The picture does not fit a small screen. The table says the same."),
        list_instead=True,
    )


def _check(nodes: Sequence[Node], edges: Sequence[Edge]) -> None:
    if len(nodes) > MOST_NODES:
        raise ValueError(f"The picture holds {MOST_NODES} nodes, not {len(nodes)}; show fewer.")
    known = {node.key for node in nodes}
    for node in nodes:
        if node.kind not in NODE_KINDS:
            raise ValueError(f"Unknown kind of node {node.kind!r}; use one of {NODE_KINDS}.")
    for edge in edges:
        if edge.kind not in EDGE_KINDS:
            raise ValueError(f"Unknown kind of edge {edge.kind!r}; use one of {EDGE_KINDS}.")
        if missing := {edge.first, edge.second} - known:
            raise ValueError(f"An edge names the missing node {min(missing)!r}.")


def _radius(count: int) -> float:
    for most, radius in ((45, 15.0), (MOST_LABELLED, 12.0), (200, 7.0)):
        if count <= most:
            return radius
    return 4.5


def _fit(nodes: Sequence[Node], radius: float) -> tuple[dict[str, Point], float]:
    if not nodes:
        return {}, 120.0
    left, top = min(node.x for node in nodes), min(node.y for node in nodes)
    breadth = max(node.x for node in nodes) - left
    depth = max(node.y for node in nodes) - top
    edge = MARGIN + radius
    room = min(WIDTH - 2 * edge, _EACH * len(nodes))  # a few nodes need no large picture
    scale = room / max(breadth, depth, 1e-9)
    sideways = (WIDTH - 2 * edge - breadth * scale) / 2
    placed = {
        node.key: (edge + sideways + (node.x - left) * scale, edge + 16 + (node.y - top) * scale)
        for node in nodes
    }
    return placed, depth * scale + 2 * edge + 24


def _node(node: Node, at: Point, radius: float, *, named: bool) -> list[str]:
    x, y = at
    parts = []
    if node.kind == "invited":
        parts.append(f'<circle class="node-ring" cx="{x:.1f}" cy="{y:.1f}" r="{radius + 3.5}"/>')
    if node.kind == "detained":
        side = radius * 1.8
        parts.append(
            f'<rect class="node detained" x="{x - side / 2:.1f}" y="{y - side / 2:.1f}"'
            f' width="{side:.1f}" height="{side:.1f}" rx="3"/>'
        )
    else:
        parts.append(f'<circle class="node {node.kind}" cx="{x:.1f}" cy="{y:.1f}" r="{radius}"/>')
    if named and node.label:
        parts.append(text(x, y + 4.5, node.label, f"node-name {node.kind}"))
    return parts


def _edge(edge: Edge, placed: dict[str, Point]) -> str:
    (x1, y1), (x2, y2) = placed[edge.first], placed[edge.second]
    style = {"tie": "", "strong": " strong-tie"}.get(edge.kind, f" {edge.kind}")
    old = " old" if edge.is_old else ""
    return f'<path class="edge{style}{old}" d="M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}"/>'


def _hulls(nodes: Sequence[Node], placed: dict[str, Point], padding: float) -> list[str]:
    members: dict[str, list[Point]] = defaultdict(list)
    for node in nodes:
        if node.group:
            members[node.group].append(placed[node.key])
    parts = []
    for group, points in members.items():
        outline = _hull([_away(point, padding, turn) for point in points for turn in range(16)])
        path = "L".join(f"{x:.1f} {y:.1f}" for x, y in outline)
        parts.append(f'<path class="hull" d="M{path}Z"/>')
        top = min(outline, key=lambda point: point[1])
        parts.append(text(top[0], top[1] - 6, group, "strong middle"))
    return parts


def _away(point: Point, distance: float, turn: int) -> Point:
    angle = turn * pi / 8
    return point[0] + distance * cos(angle), point[1] + distance * sin(angle)


def _hull(points: list[Point]) -> list[Point]:
    """Return the convex hull (Andrew's monotone chain)."""
    ordered = sorted(set(points))

    def chain(sequence: list[Point]) -> list[Point]:
        kept: list[Point] = []
        for point in sequence:
            while len(kept) > 1 and _turn(kept[-2], kept[-1], point) <= 0:
                kept.pop()
            kept.append(point)
        return kept[:-1]

    return chain(ordered) + chain(ordered[::-1])


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _twin(nodes: Sequence[Node], edges: Sequence[Edge]) -> Twin:
    names = {node.key: node.label or node.key for node in nodes}
    contacts: dict[str, list[str]] = defaultdict(list)
    for edge in edges:
        contacts[edge.first].append(names[edge.second])
        contacts[edge.second].append(names[edge.first])
    words = _kind_words()
    return Twin(
        (_("Who"), _("Group"), _("Standing"), _("Contacts with")),
        tuple(
            (
                names[node.key],
                node.group or DASH,
                words[node.kind],
                ", ".join(sorted(contacts[node.key])) or DASH,
            )
            for node in nodes
        ),
    )


def _kind_words() -> dict[str, str]:
    return {
        "member": _("In the group"),
        "invited": _("Invitee"),
        "reached": _("Reached through one contact"),
        "unreached": _("Not reached"),
        "detained": _("Deprived of liberty"),
    }


def _legend(kinds: set[str]) -> tuple[tuple[Markup, str], ...]:
    words, items = _kind_words(), []
    for kind in NODE_KINDS:
        if kind in kinds and kind != "member":
            shapes = _node(Node(key=kind, x=0, y=0, kind=kind), (9, 9), 6, named=False)
            items.append((key("".join(shapes)), words[kind]))
    return tuple(items)
