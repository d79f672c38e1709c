"""Sweeps on a Dask cluster. Imported only where an address is configured."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Any, Final

from distributed import Client

_SHARES: Final = 4  # batches for each thread: so many that a slow one holds up little


class Cluster(AbstractContextManager["Cluster"]):
    """A connection to a scheduler, as something that works on sweeps.

    Raises OSError where nobody answers at the address.
    """

    def __init__(self, address: str, *, timeout: str = "10s") -> None:
        self._client: Any = _client(address, timeout=timeout, set_as_default=False)

    def __call__(self, each: Callable[[Any], Any], items: Sequence[Any]) -> list[Any]:
        """Return the result for every item, in order; an error of one is raised here."""
        threads = sum(self._client.nthreads().values()) or 1
        size = max(1, -(-len(items) // (_SHARES * threads)))
        batches = [items[first : first + size] for first in range(0, len(items), size)]
        # The function, and the panel in it, is sent once to every worker.
        sent = self._client.scatter(each, broadcast=True, hash=False)
        futures = [self._client.submit(_batch, sent, batch, pure=False) for batch in batches]
        return [result for batch in self._client.gather(futures) for result in batch]

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the connection; the cluster goes on."""
        self._client.close()


# Dask has no types.
def _client(*given: Any, **named: Any) -> Any:
    make: Any = Client
    return make(*given, **named)


def _batch(each: Callable[[Any], Any], items: Sequence[Any]) -> list[Any]:
    return [each(item) for item in items]
