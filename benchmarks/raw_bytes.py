"""Broken bytes to the real web server: `python -m benchmarks.raw_bytes`.

With `--requests N --seed S`; without, 2,000 and 1. An installation of its own is served on loopback
as `samsyn serve` does it. Prints what was answered to each kind. Exit 1 if the server answered 5xx,
held a line in silence, told of a fault, logged a traceback, or answered nobody any more.
"""

import argparse
import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from threading import Thread
from time import perf_counter

sys.path[:0] = [str(Path(__file__).resolve().parents[1])]

import tests.environment  # noqa: E402, F401  a data folder for tests, before Django's settings

import samsyn.office.commands  # noqa: E402, F401  sets Django up

# isort: split
from tests.browser.conftest import free_port, wait_for  # noqa: E402
from tests.fuzzing.raw_sending import RawTally, faults_in_log, is_up, send_all  # noqa: E402
from tests.journeys.installations import prepared  # noqa: E402


def main() -> None:
    """Serve, send, and print what came of it."""
    given = _arguments()
    began, port, said = perf_counter(), free_port(), list[str]()
    with (
        prepared("raw-bytes", mode="demo") as fresh,
        replace(fresh, port=port).running("serve") as office,
    ):
        wait_for(f"http://127.0.0.1:{port}", office)
        reading = Thread(target=_read, args=[office, said], daemon=True)
        reading.start()
        tally = send_all(port, range(given.requests), seed=given.seed)
        stands = is_up(port)
        os.killpg(office.pid, signal.SIGINT)
        office.wait(timeout=60)
        reading.join(timeout=60)
    faults = [*_told(tally), *faults_in_log("".join(said))]
    print(*tally.lines(), sep="\n")
    print(*faults, sep="\n")
    print(f"The server answers afterwards: {'yes' if stands else 'no'}.")
    print(f"Lines that it logged: {len(said)}.")
    print(f"Seed {given.seed}: {tally.sent} requests in {perf_counter() - began:.0f} seconds.")
    sys.exit(1 if faults or not stands else 0)


def _read(office: subprocess.Popen[str], said: list[str]) -> None:
    """Take what the server says, so that it does not wait for a reader."""
    for line in office.stdout or ():
        said.append(line)


def _told(tally: RawTally) -> list[str]:
    return [f"  {number}: {fault}" for number, fault in tally.faults]


def _arguments() -> argparse.Namespace:
    wanted = argparse.ArgumentParser(prog="python -m benchmarks.raw_bytes", description=__doc__)
    wanted.add_argument("--requests", type=int, default=2_000)
    wanted.add_argument("--seed", type=int, default=1)
    return wanted.parse_args()


if __name__ == "__main__":
    main()
