"""The same computation for many items: here, or wherever whoever calls has said.

A method hands over its placebos, groups or replications and does not know who works on them. The
answers come in the order of the items, and every item that draws has a seed of its own, so that
they are the same numbers wherever they were computed.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
# A worker takes any function of one item that can be sent elsewhere, and any items.
Worker = Callable[[Callable[[Any], Any], Sequence[Any]], list[Any]]
_chosen: ContextVar[Worker | None] = ContextVar("who works on sweeps", default=None)


@contextmanager
def spread_by(worker: Worker) -> Iterator[None]:
    """Let sweeps inside be worked on by `worker`, which returns the results in order."""
    before = _chosen.set(worker)
    try:
        yield
    finally:
        _chosen.reset(before)


def sweep(each: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
    """Return the result for every item, in order. `each` is a function that can be sent elsewhere.

    Examples
    --------
    >>> sweep(abs, [1, -2, 3])
    [1, 2, 3]
    """
    worker = _chosen.get()
    return [each(item) for item in items] if worker is None else worker(each, items)
