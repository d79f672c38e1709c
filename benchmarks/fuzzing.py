"""Requests to every address as each of the cast, most of them odd: `python -m benchmarks.fuzzing`.

With `--requests N --seed S`; without, 20,000 and 1. Each is drawn by Hypothesis from the seed and
its number, so `--seed S --only N` sends one again, unless its form stood on another page: what
broke a law is printed whole too. What a request changes is undone, and it is judged as if it had
been committed. Exit 1 if a law of tests/fuzzing/laws.py was broken.
"""

import argparse
import logging
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import perf_counter

sys.path[:0] = [str(Path(__file__).resolve().parents[1])]

import tests.environment  # noqa: E402, F401  a data folder for tests, before Django's settings

import samsyn.office.commands  # noqa: E402, F401  sets Django up

# isort: split
from django.contrib.auth.hashers import Argon2PasswordHasher  # noqa: E402
from tests import databases  # noqa: E402
from tests.architecture import stage  # noqa: E402
from tests.fuzzing.fuzz import ask, drawing_of  # noqa: E402
from tests.fuzzing.newcomers import let_in  # noqa: E402
from tests.fuzzing.tally import Tally  # noqa: E402
from tests.fuzzing.town import Town  # noqa: E402

from samsyn.office.config import installation  # noqa: E402

Argon2PasswordHasher.time_cost, Argon2PasswordHasher.memory_cost = 1, 1024  # KiB
_EVERY = 1000  # requests, between lines that say how far it is


def main() -> None:
    """Send them, print what came of them: also of a run that is told to stop."""
    given = _arguments()
    tally, began = Tally(), perf_counter()
    logging.disable(logging.CRITICAL)  # what is wrong is told below
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with _town() as town:
        with suppress(KeyboardInterrupt):
            _send_all(town, tally, given)
        _print(town, tally, given.seed)
    print(f"Seed {given.seed}: {tally.sent} requests in {perf_counter() - began:.0f} seconds.")
    sys.exit(1 if tally.faults else 0)


def _send_all(town: Town, tally: Tally, given: argparse.Namespace) -> None:
    numbers = range(given.requests) if given.only is None else [given.only]
    for number in numbers:
        _send(town, tally, given.seed, number)
        if number % _EVERY == _EVERY - 1:
            print(f"{tally.sent} sent, {len(tally.faults)} faults", file=sys.stderr, flush=True)
        if tally.sent >= given.requests:
            return


def _print(town: Town, tally: Tally, seed: int) -> None:
    for number, told in tally.faults.values():
        print(f"\n--seed {seed} --only {number}\n  {told.answered.asked}"[:2000])
        print(*(f"  {fault}" for fault in told.faults), sep="\n")
    print(*tally.lines(town), sep="\n")


def _send(town: Town, tally: Tally, seed: int, number: int) -> None:
    """Send one request and what it needs; what breaks here says which one it was."""
    try:
        with drawing_of(seed, number) as draw:
            for told in ask(town, draw, town.lines[number % len(town.lines)]):
                tally.note(number, told)
    except Exception as broken:
        broken.add_note(f"--seed {seed} --only {number}")
        raise


@contextmanager
def _town() -> Iterator[Town]:
    """Stage records in a copy of the tests' template, and forget the copy afterwards."""
    template = databases.prepare()
    with databases.clone(template, "fuzzing") as own:
        installation.connect(own.application)
        with installation.as_owner(own):
            let_in()
        try:
            yield Town(staged=stage.put_on_stage())
        finally:
            installation.disconnect()


def _arguments() -> argparse.Namespace:
    wanted = argparse.ArgumentParser(prog="python -m benchmarks.fuzzing", description=__doc__)
    wanted.add_argument("--requests", type=int, default=20_000)
    wanted.add_argument("--seed", type=int, default=1)
    wanted.add_argument("--only", type=int, help="the number of one request, to send it again")
    return wanted.parse_args()


if __name__ == "__main__":
    main()
