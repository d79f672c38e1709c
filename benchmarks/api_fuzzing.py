"""Requests that the API's description allows, or nearly: `python -m benchmarks.api_fuzzing`.

With `--requests N --seed S`; without, 3,000 and 1. Schemathesis draws them and holds each answer
against the description; every kind of token asks, half of the time for a record that is there. All
is undone afterwards. Exit 1 for a 500, an answer beside its description, or a word, identifier or
code of a room that is not the token's.
"""

import argparse
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

sys.path[:0] = [str(Path(__file__).resolve().parents[1])]

import tests.environment  # noqa: E402, F401  a data folder for tests, before Django's settings

import samsyn.office.commands  # noqa: E402, F401  sets Django up

# isort: split
from django.db import transaction  # noqa: E402
from tests import databases  # noqa: E402
from tests.architecture import stage  # noqa: E402
from tests.architecture.stage import Stage  # noqa: E402
from tests.fuzzing.api_calls import holders, let_social_services_in, send_all  # noqa: E402

from samsyn.office.config import installation  # noqa: E402

_AT_A_TIME = 500  # requests in one transaction


def main() -> None:
    """Send them, and print what came of them."""
    given = _arguments()
    began, faults = perf_counter(), 0
    logging.disable(logging.CRITICAL)  # what is wrong is told below
    with _staged() as staged:
        asking = holders(staged)
        for part in range(-(-given.requests // _AT_A_TIME)):
            with transaction.atomic():
                number = given.seed * 1_000_000 + part
                tally = send_all(staged, asking, requests=_AT_A_TIME, number=number)
                transaction.set_rollback(True)
            faults += len(tally.faults)
            print(*dict.fromkeys(tally.faults), *tally.lines(), sep="\n", flush=True)
    print(f"{given.requests} requests, {faults} faults, {perf_counter() - began:.0f} seconds.")
    sys.exit(1 if faults else 0)


@contextmanager
def _staged() -> Iterator[Stage]:
    """Stage records in a copy of the tests' template, and forget the copy afterwards."""
    template = databases.prepare()
    with databases.clone(template, "api_fuzzing") as own:
        installation.connect(own.application)
        with installation.as_owner(own):
            let_social_services_in()
        try:
            yield stage.put_on_stage()
        finally:
            installation.disconnect()


def _arguments() -> argparse.Namespace:
    wanted = argparse.ArgumentParser(prog="python -m benchmarks.api_fuzzing", description=__doc__)
    wanted.add_argument("--requests", type=int, default=3_000)
    wanted.add_argument("--seed", type=int, default=1)
    return wanted.parse_args()


if __name__ == "__main__":
    main()
