"""`python -m benchmarks`: what pages cost, then files beside peers. Exit 1 if queries grow."""

import argparse
import signal
import subprocess
import sys
import time
from datetime import datetime
from types import FrameType

from benchmarks.environment import PROJECT

# isort: split
import samsyn.office.commands  # noqa: F401  sets Django up

# isort: split
from django.utils import timezone

from benchmarks import database
from benchmarks.database import BROADEST, LEAST, Database
from benchmarks.pages import Seconds, Visitor, count_queries, open_session, pages_of, time_pages
from benchmarks.serving import served
from benchmarks.table import Measured, environment_lines, lines_of
from samsyn.office.config import installation
from samsyn.office.config.databases import Logins
from samsyn.postgres import Login

SMALLEST, LARGEST, MOST_REQUESTS = 0.01, 4.0, 1000
_OF_FILES = {
    "reading": "reading.py",
    "import": "importing.py",
    "reach": "reaching.py",
    "plan": "planning.py",
    "near": "near_repeats.py",
    "evaluate": "evaluating.py",
}
TIME_LIMIT = 300.0  # seconds of measuring
_NOTE = "Absolute figures are of a shared machine: compare the ratios."


def main() -> None:
    """Measure what was asked for and print it."""
    given = _arguments()
    signal.signal(signal.SIGTERM, _stop)  # by an exception, so that what was started is stopped
    grows = given.only in (None, "pages") and measure_pages(given.scale, given.requests)
    for kind, module in _OF_FILES.items():
        if given.only in (None, kind):
            print(f"\n{kind}", flush=True)
            subprocess.run(  # noqa: S603  our own script
                [sys.executable, str(PROJECT / "benchmarks" / module)], check=True, cwd=PROJECT
            )
    sys.exit(1 if grows else 0)


def measure_pages(scale: float, requests: int) -> bool:
    """Print the table of pages and return whether a page's queries grow with the rows."""
    now = timezone.now()
    with database.server() as admin:
        empty = database.prepare_empty(admin)
        tenth = _queries(_filled(admin, empty, database.TENTH, scale / 10, now=now))
        full = _filled(admin, empty, database.FULL, scale, now=now)
        queries = _queries(full)
        seconds = _seconds(full, requests)
        print("", *environment_lines(admin), _NOTE, sep="\n")
    measured = [
        Measured(
            page=page,
            least=seconds[LEAST][page],
            broadest=seconds[BROADEST][page],
            queries=queries[page],
            queries_at_a_tenth=tenth[page],
        )
        for page in queries
    ]
    print(f"{len(measured[0].least)} requests of each page by each reader; milliseconds.\n")
    print(*lines_of(measured, static=measured[0]), sep="\n", flush=True)
    growing = [one.page for one in measured if one.grows]
    if growing:
        print(f"\nThe number of queries follows the number of rows: {', '.join(growing)}.")
    return bool(growing)


def _filled(admin: Login, empty: Logins, name: str, scale: float, *, now: datetime) -> Database:
    started = time.monotonic()
    made = database.fill(admin, empty, name, scale, now=now)
    sizes = ", ".join(f"{count} {kind}" for kind, count in made.sizes.items())
    print(f"{name}: {sizes}; written in {time.monotonic() - started:.0f} seconds", flush=True)
    return made


def _queries(made: Database) -> dict[str, tuple[int, int]]:
    """Return the queries of the least and of the broadest reader by page."""
    pages = pages_of(made.subjects)
    least, broadest = count_queries(pages, LEAST), count_queries(pages, BROADEST)
    return {page.name: (least[page.name], broadest[page.name]) for page in pages}


def _seconds(full: Database, requests: int) -> dict[str, Seconds]:
    sessions = {who: open_session(who) for who in (LEAST, BROADEST)}
    installation.disconnect()
    with served() as port:
        visitors = {who: Visitor(port, session) for who, session in sessions.items()}
        return time_pages(pages_of(full.subjects), visitors, requests=requests, limit=TIME_LIMIT)


def _stop(number: int, _frame: FrameType | None) -> None:
    sys.exit(128 + number)


def _arguments() -> argparse.Namespace:
    wanted = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    wanted.add_argument("--only", choices=["pages", *_OF_FILES], help="else everything")
    wanted.add_argument(
        "--scale", type=float, default=1.0, help="size of the register; 1 is 50,000 people"
    )
    wanted.add_argument("--requests", type=int, default=60, help="of each page by each reader")
    given = wanted.parse_args()
    if not SMALLEST <= given.scale <= LARGEST:
        wanted.error(f"--scale must lie between {SMALLEST} and {LARGEST}.")
    if not 2 <= given.requests <= MOST_REQUESTS:
        wanted.error(f"--requests must lie between 2 and {MOST_REQUESTS}.")
    return given


if __name__ == "__main__":
    main()
