"""Which nodes hang together through ties, and how many ties each has."""

from collections.abc import Hashable, Iterable
from typing import TypeVar

from samsyn.analysis.errors import AnalysisError

Key = TypeVar("Key", bound=Hashable)


def components(nodes: Iterable[Key], ties: Iterable[tuple[Key, Key]]) -> list[frozenset[Key]]:
    """Return the connected parts of a network, in the order of their first node in `nodes`.

    Parameters
    ----------
    nodes :
        Every node, also those without ties.
    ties :
        Pairs of nodes; direction and repetition mean nothing.

    Raises
    ------
    AnalysisError
        A tie names a node that is not among `nodes`.

    Notes
    -----
    Disjoint sets with path halving, Tarjan (1975), doi:10.1145/321879.321884.

    Examples
    --------
    >>> [sorted(part) for part in components("abcd", [("d", "a")])]
    [['a', 'd'], ['b'], ['c']]
    """
    parent = {node: node for node in nodes}

    def root(node: Key) -> Key:
        while parent[node] != node:
            parent[node] = node = parent[parent[node]]
        return node

    for first, second in ties:
        if first not in parent or second not in parent:
            raise AnalysisError(f"The tie {first}, {second} names a node that is not given.")
        parent[root(second)] = root(first)
    parts: dict[Key, set[Key]] = {}
    for node in parent:
        parts.setdefault(root(node), set()).add(node)
    return [frozenset(part) for part in parts.values()]


def degrees(nodes: Iterable[Key], ties: Iterable[tuple[Key, Key]]) -> dict[Key, int]:
    """Return with how many different nodes each node is tied; a tie to itself counts for none.

    Examples
    --------
    >>> degrees("abc", [("a", "b"), ("b", "a"), ("b", "b")])
    {'a': 1, 'b': 1, 'c': 0}
    """
    neighbours: dict[Key, set[Key]] = {node: set() for node in nodes}
    for first, second in ties:
        if first != second:
            neighbours[first].add(second)
            neighbours[second].add(first)
    return {node: len(others) for node, others in neighbours.items()}
