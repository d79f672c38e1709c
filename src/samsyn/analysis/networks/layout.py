"""Where to draw the nodes of a network: the same picture every time, whatever the row order.

Each connected part is laid out on its own and the parts are packed in rows, so that a small
part is not flung to the edge by a large one.
"""

from collections.abc import Iterable, Sequence
from math import sqrt
from typing import Final

import numpy as np
from numpy.typing import NDArray

from samsyn.analysis.networks.components import components

Point = tuple[float, float]
Positions = NDArray[np.float64]

SEED: Final = 20_140_601
ROUNDS: Final = 60
FINAL_STEP: Final = 0.01
GAP: Final = 1.2  # between parts, in mean tie lengths
SHAPE: Final = 1.8  # width of the whole picture over its height


def place(nodes: Iterable[str], ties: Iterable[tuple[str, str]]) -> dict[str, Point]:
    """Return a place for every node; a tie is about one unit long, y grows downwards.

    Parameters
    ----------
    nodes :
        At most some hundreds; time grows with the square of the largest part.
    ties :
        Pairs of node keys; direction and repetition mean nothing.

    Notes
    -----
    Force-directed placement, Fruchterman and Reingold (1991), doi:10.1002/spe.4380211102, from
    a seeded start. Nodes and ties are sorted first, so the picture does not depend on the order
    in which they come. Parts are put largest first on shelves.

    Examples
    --------
    >>> place(["b", "a"], []) == place(["a", "b"], [])
    True
    """
    ordered = sorted(set(nodes))
    joined = sorted({(min(tie), max(tie)) for tie in ties if tie[0] != tie[1]})
    parts = sorted(map(sorted, components(ordered, joined)), key=lambda part: (-len(part), part))
    part_of = {node: number for number, part in enumerate(parts) for node in part}
    ties_in: list[list[tuple[str, str]]] = [[] for _ in parts]
    for tie in joined:
        ties_in[part_of[tie[0]]].append(tie)
    return _pack(
        [(part, _spread(part, inside)) for part, inside in zip(parts, ties_in, strict=True)]
    )


def _spread(part: Sequence[str], ties: Sequence[tuple[str, str]]) -> Positions:
    """Return positions of one connected part, shape (n, 2), with its corner at the origin."""
    size = len(part)
    index = {node: number for number, node in enumerate(part)}
    joined = np.zeros((size, size))
    for first, second in ties:
        joined[index[first], index[second]] = joined[index[second], index[first]] = 1.0
    width = sqrt(size)
    at = np.random.default_rng(SEED).random((size, 2)) * width
    for step in np.linspace(width / 5, FINAL_STEP, ROUNDS):
        at += _moves(at, joined, step)
    corner: Positions = at - at.min(axis=0)
    breadth, depth = corner.max(axis=0)
    return corner if breadth >= depth else corner[:, ::-1]  # a page is wider than high


def _moves(at: Positions, joined: Positions, step: float) -> Positions:
    away = at[:, None, :] - at[None, :, :]
    distance = np.sqrt((away**2).sum(axis=2))
    np.clip(distance, 0.01, None, out=distance)
    force = 1.0 / distance**2 - joined * distance
    pull = (away * force[:, :, None]).sum(axis=1)
    strength = np.clip(np.sqrt((pull**2).sum(axis=1)), 0.01, None)
    moved: Positions = pull * np.minimum(1.0, step / strength)[:, None]
    return moved


def _pack(parts: Sequence[tuple[Sequence[str], Positions]]) -> dict[str, Point]:
    boxes = [at.max(axis=0) + GAP for _, at in parts]
    area = sum(float(box[0] * box[1]) for box in boxes)
    width = max([sqrt(area * SHAPE), *(float(box[0]) for box in boxes)], default=0.0)
    placed: dict[str, Point] = {}
    x = y = shelf = 0.0
    for (part, at), box in zip(parts, boxes, strict=True):
        if x + box[0] > width + 1e-9:
            x, y, shelf = 0.0, y + shelf, 0.0
        for node, (dx, dy) in zip(part, at, strict=True):
            placed[node] = (round(x + float(dx), 3), round(y + float(dy), 3))
        x, shelf = x + float(box[0]), max(shelf, float(box[1]))
    return placed
