"""`python -m benchmarks.sizing`: what a server needs: memory, pages a second, room on the disk.

Invented people in a real database, the real web server and worker. A minute or two of measuring
after the database is made; figures are of the machine that it runs on.
"""

import argparse
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from statistics import median

from benchmarks.environment import FOLDER

# isort: split
import samsyn.office.commands  # noqa: F401  sets Django up

# isort: split
import psycopg
from django.utils import timezone

from benchmarks import database
from benchmarks.database import BROADEST, EMPTY, FULL, Database
from benchmarks.pages import STATIC, WARMING_UP, Page, Visitor, open_session, pages_of
from benchmarks.processes import Process, below, postgres_below
from benchmarks.serving import WORKERS, served
from benchmarks.table import environment_lines, p95
from samsyn.office.config import installation
from samsyn.postgres import Login

TEN_THOUSAND = 10_000
_AT_ONCE = (1, 4, 8, 16)
_SECONDS = 8.0  # of load for each number of readers
_MB = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """So many readers at once, each asking for the next page when they have one."""

    readers: int
    pages: int
    seconds: float
    taken: list[float]

    def __str__(self) -> str:
        a_second = self.pages / self.seconds
        middle, slow = median(self.taken) * 1000, p95(self.taken) * 1000
        return f"{self.readers:9}{a_second:16.0f}{middle:10.0f}{slow:10.0f}"


def main() -> None:
    """Make the database, serve it, and print what was measured."""
    wanted = argparse.ArgumentParser(prog="python -m benchmarks.sizing", description=__doc__)
    wanted.add_argument("--people", type=int, default=TEN_THOUSAND, help="in all rooms together")
    given = wanted.parse_args()
    # By an exception, so that what was started is stopped.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    with database.server() as admin:
        empty = database.prepare_empty(admin)
        made = database.fill(admin, empty, FULL, given.people / 50_000, now=timezone.now())
        print(*environment_lines(admin), sep="\n")
        print(", ".join(f"{count:,} {kind}" for kind, count in made.sizes.items()))
        print(*_of_the_disk(admin, made), sep="\n")
        readers = [open_session(BROADEST) for _ in range(max(_AT_ONCE))]
        installation.disconnect()
        before = _audit_size(admin)
        with served() as port:
            _warm(port, readers[0], pages_of(made.subjects))
            spent = _seconds_spent()
            loads = list(_loads(port, readers, pages_of(made.subjects)))
            spent = _seconds_spent() - spent
            print(*_of_the_pages(loads, spent), sep="\n")
            print(*_of_the_memory(), sep="\n")
        asked = sum(one.pages for one in loads)
        grown = (_audit_size(admin) - before) / asked * TEN_THOUSAND / _MB
        print(f"The audit record grows by {grown:.0f} MB for 10,000 pages that were looked at.")


def _shown(pages: Sequence[Page]) -> list[Page]:
    return [page for page in pages if page.name != STATIC and page.posted is None]


def _warm(port: int, session: str, pages: Sequence[Page]) -> None:
    """Let each web process compile its templates."""
    visitor = Visitor(port, session)
    for page in _shown(pages) * WARMING_UP:
        visitor.seconds_for(page)
    visitor.close()


def _loads(port: int, sessions: Sequence[str], pages: Sequence[Page]) -> Iterator[Load]:
    shown = _shown(pages)
    for readers in _AT_ONCE:
        began = time.perf_counter()
        with ThreadPoolExecutor(readers) as pool:
            done = list(pool.map(lambda one: _read(port, one, shown), sessions[:readers]))
        seconds = time.perf_counter() - began
        taken = [one for each in done for one in each]
        yield Load(readers=readers, pages=len(taken), seconds=seconds, taken=taken)


def _read(port: int, session: str, pages: Sequence[Page]) -> list[float]:
    visitor = Visitor(port, session)
    ends, taken = time.perf_counter() + _SECONDS, []
    while time.perf_counter() < ends:
        taken += [visitor.seconds_for(page) for page in pages]
    visitor.close()
    return taken


def _seconds_spent() -> float:
    """Return the CPU seconds of web server, worker and database so far."""
    server = postgres_below(FOLDER / "database")
    return sum({one.pid: one.seconds for one in [*below(), *server]}.values())


def _of_the_pages(loads: Sequence[Load], spent: float) -> Iterator[str]:
    yield "\nLists, a person and a group by turns, in milliseconds:"
    yield "  readers  pages a second       p50       p95"
    yield from map(str, loads)
    each = spent / sum(one.pages for one in loads)
    yield f"A page takes {each * 1000:.0f} ms of a core: {1 / each:.0f} a second for each core."


def _of_the_memory() -> Iterator[str]:
    """Yield the memory that each part takes after the load, shared pages counted by share."""
    ours = list(below())
    worker = [one for one in ours if "commands.work" in one.command]
    web = [one for one in ours if one not in worker and "postgres" not in one.command]
    yield f"\nMemory after that load, in MB ({WORKERS} web processes and their parent):"
    yield f"  web {_sum(web):.0f}, the largest {max(one.memory for one in web) / _MB:.0f}"
    yield f"  worker {_sum(worker):.0f}"
    yield f"  PostgreSQL {_sum(postgres_below(FOLDER / 'database')):.0f}"


def _sum(processes: Sequence[Process]) -> float:
    return sum(one.memory for one in processes) / _MB


def _of_the_disk(admin: Login, made: Database) -> Iterator[str]:
    people, incidents = made.sizes["people"], made.sizes["incidents"]
    with psycopg.connect(admin.to(FULL).dsn()) as server:
        whole, bare = _size(server, FULL), _size(server, EMPTY)
        of_incidents = _tables(server, "incidents\\_%")
    a_person = (whole - bare - of_incidents) / people * TEN_THOUSAND / _MB
    an_incident = of_incidents / incidents * TEN_THOUSAND / _MB
    yield "\nOn the disk, with indexes, in MB:"
    yield f"  without a record {bare / _MB:.0f}"
    yield f"  10,000 people with all their claims {a_person:.0f}"
    yield f"  10,000 incidents with their people {an_incident:.0f}"


def _size(server: psycopg.Connection, name: str) -> int:
    found = server.execute("SELECT pg_database_size(%s)", [name]).fetchone()
    return int(found[0]) if found else 0


def _tables(server: psycopg.Connection, pattern: str) -> int:
    found = server.execute(
        "SELECT coalesce(sum(pg_total_relation_size(oid)), 0) FROM pg_class"
        " WHERE relkind = 'r' AND relname LIKE %s",
        [pattern],
    ).fetchone()
    return int(found[0]) if found else 0


def _audit_size(admin: Login) -> int:
    with psycopg.connect(admin.to(FULL).dsn()) as server:
        found = server.execute(
            "SELECT sum(pg_total_relation_size(c.oid)) FROM pg_class c"
            " WHERE relkind IN ('r', 'p') AND pg_get_userbyid(relowner) = 'samsyn_audit'"
        ).fetchone()
    return int(found[0] or 0) if found else 0


if __name__ == "__main__":
    main()
