"""Near repeat beside pointpats, in one run: `python -m benchmarks.near_repeats [EVENTS ...]`.

The same invented events, one pair of limits (the peer takes one at a time), and the same number of
permutations. Processor seconds, so that a busy machine changes little; a peer is stopped after so
many. Without pointpats only our own figures are printed. Ours alone is also timed on nine bands and
100,000 events. crimepy, of A. Wheeler, has no Knox test to compare with.
"""

import resource
import signal
import sys
from collections.abc import Callable
from importlib.util import find_spec
from time import process_time
from types import FrameType
from typing import TypeVar

import numpy as np

from samsyn.analysis.space_time import Dealing, Events, KnoxQuestion, near_repeat

Found = TypeVar("Found")
PERMUTATIONS = 99
SIZES = (1_000, 10_000, 100_000)
MEMORY = 8 * 2**30  # bytes of address space
LIMIT = 120.0  # processor seconds of a peer
LARGE, METRES, DAYS = 100_000, 200.0, 14.0
NINE_BANDS = KnoxQuestion(metres=(50, 100, METRES), days=(3, 7, DAYS), one_per_place_and_day=False)
ONE_BAND = KnoxQuestion(metres=(METRES,), days=(DAYS,), one_per_place_and_day=False)


def main(sizes: list[int]) -> None:
    """Print a line for each size and program."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    compares = find_spec("pointpats") is not None
    if compares:
        pointpats(invented(SIZES[0]))  # its import is not measured
    print(f"{'events':>8} {'program':22} {'observed':>9} {'CPU s':>8} {'times ours':>10}")
    for size in sizes or SIZES:
        compare(invented(size), compares=compares)
    large = invented(LARGE)
    seconds, found = timed(lambda: near_repeat(large, NINE_BANDS, Dealing(permutations=999)))
    print(
        f"{LARGE:8} samsyn, nine bands, 999 permutations, {found.close_pairs} close pairs:"
        f" {seconds:.1f} CPU s, {_megabytes():.0f} MB at the most"
    )


def compare(events: Events, *, compares: bool) -> None:
    """Print a line for each program; exit if they count different pairs."""
    dealing = Dealing(permutations=PERMUTATIONS)
    seconds, found = timed(lambda: near_repeat(events, ONE_BAND, dealing))
    observed = found.cells[0].observed
    print(f"{len(events):8} {'samsyn':22} {observed:9} {seconds:8.2f} {1:10.1f}")
    if not compares:
        print("         pointpats is not installed: nothing to compare with.")
        return
    for name, peer in PEERS.items():
        found_by_peer(events, observed, seconds, (name, peer))


def found_by_peer(
    events: Events, observed: int, ours: float, peer: tuple[str, Callable[[Events], int]]
) -> None:
    """Print a peer's line; exit if it counts other pairs."""
    name, ask = peer
    try:
        theirs, count = timed(lambda: limited(lambda: ask(events)))
    except TimeoutError:
        over = f"> {LIMIT / ours:.0f}"
        print(f"{len(events):8} {name:22} {'stopped':>9} {LIMIT:8.0f} {over:>10}", flush=True)
        return
    except MemoryError:
        print(f"{len(events):8} {name:22} {'no memory left':>19}", flush=True)
        return
    print(f"{len(events):8} {name:22} {count:9} {theirs:8.2f} {theirs / ours:10.1f}", flush=True)
    if count != observed:
        sys.exit("The two programs count different pairs.")


def invented(count: int) -> Events:
    """Return events around a hundred places of a city of sixty kilometres, over ten years."""
    generator = np.random.default_rng(1)
    middles = generator.uniform(0, 60_000, (100, 2))
    places = middles[generator.integers(0, 100, count)] + generator.normal(0, 900, (count, 2))
    return Events(places=places, days=generator.integers(0, 3650, count))


def pointpats(events: Events) -> int:
    """Return the count of the peer. It shuffles the times that it is given, so it gets a copy."""
    from pointpats.spacetime import knox  # noqa: PLC0415  installed only where it is compared with

    # It counts what is as far as the limit, ours what is nearer: for whole days, one day less.
    found = knox(
        events.places, events.days.copy()[:, None], METRES, DAYS - 1, permutations=PERMUTATIONS
    )
    return int(found["stat"])


def pointpats_class(events: Events) -> int:
    """Return the count of the class that replaces the function."""
    from pointpats.spacetime import Knox  # noqa: PLC0415  installed only where it is compared with

    days = events.days.copy()[:, None]
    asked = Knox(events.places, days, METRES, DAYS - 1, permutations=PERMUTATIONS)
    return int(asked.statistic_)


def limited(act: Callable[[], Found]) -> Found:
    """Return what comes of it. Raises `TimeoutError` after so many processor seconds."""
    before = signal.signal(signal.SIGPROF, _stop)
    signal.setitimer(signal.ITIMER_PROF, LIMIT)
    try:
        return act()
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise TimeoutError


def timed(act: Callable[[], Found]) -> tuple[float, Found]:
    """Return processor seconds and what came of it."""
    started = process_time()
    found = act()
    return process_time() - started, found


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


PEERS = {"pointpats, function": pointpats, "pointpats, class": pointpats_class}


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]])
