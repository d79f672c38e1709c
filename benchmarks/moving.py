"""`python -m benchmarks.moving`: what it takes to take a large site out and in: memory and time.

With `--incidents N --events M`: rows of the largest table behind the wall, and events in the audit
record, of one site. Both commands run as an operator runs them, with a file that is encrypted.
Peak memory is the command's own, and the most of its database server at once. Data are invented.
"""

import argparse
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.environment import FOLDER, PROJECT

# isort: split
import samsyn.office.commands  # noqa: F401  sets Django up

# isort: split
import psycopg
from django.utils import timezone
from psycopg.sql import SQL, Identifier

from benchmarks import database
from benchmarks.database import FULL
from benchmarks.processes import postgres_below
from benchmarks.table import environment_lines
from samsyn.office.config import installation
from samsyn.postgres import Cluster, Login

SITE, SCALE = "load-0", 0.02
TARGET = FOLDER.with_name("bench-moving")
INCIDENTS, EVENTS = "incidents_incident", "samsyn_log.audit_auditevent"
APPROVED = ("--approved-by", "Asta Ek, jurist", "--approved-by", "Bo Dahl, chef")
_MB = 1_000_000
_ROOMS = """
SELECT r.id FROM partners_room r JOIN partners_site s ON s.id = r.site_id WHERE s.key = 'load-0'
"""
_KEYS = {
    INCIDENTS: ("gen_random_uuid()", f"room_id IN ({_ROOMS})"),
    EVENTS: (f"nextval(pg_get_serial_sequence('{EVENTS}', 'id'))", f"room_ids && ARRAY({_ROOMS})"),
}
_COLUMNS = """
SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0
AND NOT attisdropped AND attgenerated = '' ORDER BY attnum
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """One command: seconds, and the most memory in bytes of it and of its database server."""

    seconds: float
    memory: int
    server: int

    def __str__(self) -> str:
        return f"{self.seconds:8.0f} s {self.memory / _MB:8.0f} MB {self.server / _MB:8.0f} MB"


class Failed(RuntimeError):
    """A command ended with a fault; the sentence holds what it said."""


def main() -> None:
    """Make the site, take it out and in, and print what each took."""
    wanted = argparse.ArgumentParser(prog="python -m benchmarks.moving", description=__doc__)
    wanted.add_argument("--incidents", type=int, default=200_000)
    wanted.add_argument("--events", type=int, default=200_000)
    given = wanted.parse_args()
    with database.server() as admin:
        made = database.prepare_empty(admin)
        database.fill(admin, made, FULL, SCALE, now=timezone.now())
        installation.disconnect()
        _grow(admin.to(FULL), INCIDENTS, given.incidents)
        _grow(admin.to(FULL), EVENTS, given.events)
        print(*environment_lines(admin), sep="\n")
        print(f"{given.incidents:,} incidents and {given.events:,} events.")
        print(f"{'':14}{'time':>10}{'command':>12}{'database':>12}")
        file = FOLDER / "site.age"
        for one in (file, FOLDER / "site.key", FOLDER / "public.pem"):
            one.unlink(missing_ok=True)
        key = _said(FOLDER, "backup-key", str(FOLDER / "site.key")).split("age1")[1].split()[0]
        (FOLDER / "public.pem").write_text(_said(FOLDER, "audit", "public-key"))
        out = ("export-site", SITE, "--to", str(file), "--recipient", f"age1{key}", *APPROVED)
        print(f"export-site  {_measured(FOLDER, *out)}", flush=True)
        print(f"the file      {file.stat().st_size / _MB:.0f} MB")
    with _target():
        opens = ("--public-key", str(FOLDER / "public.pem"), "--identity", str(FOLDER / "site.key"))
        print(f"import-site  {_measured(TARGET, 'import-site', str(file), *opens)}")


def _grow(login: Login, table: str, count: int) -> None:
    """Write copies of a row of the site, past every wall, each with a key of its own."""
    key, of_site = _KEYS[table]
    with psycopg.connect(login.dsn(), autocommit=True) as connection:
        connection.execute("SET session_replication_role = replica")
        names = [name for (name,) in connection.execute(_COLUMNS, [table]) if name != "id"]
        connection.execute(
            SQL(
                "INSERT INTO {table} (id, {columns}) OVERRIDING SYSTEM VALUE"
                " SELECT {key}, {columns} FROM (SELECT * FROM {table} WHERE {of_site} LIMIT 1) one,"
                " generate_series(1, {count})"
            ).format(
                table=Identifier(*table.split(".")),
                columns=SQL(", ").join(map(Identifier, names)),
                key=SQL(key),
                of_site=SQL(of_site),
                count=count,
            )
        )
        # The register of load has people who are listed and told to be only victims.
        connection.execute("UPDATE people_person SET standing = 'in_scope'")
        connection.execute("ANALYZE")


@contextmanager
def _target() -> Iterator[None]:
    """Give an empty folder for an installation, and take it away with its server."""
    shutil.rmtree(TARGET, ignore_errors=True)
    try:
        yield
    finally:
        Cluster(TARGET / "database").stop()
        shutil.rmtree(TARGET, ignore_errors=True)


def _said(folder: Path, *words: str) -> str:
    process = _begun(folder, *words)
    said, faults = process.communicate()
    if process.returncode:
        raise Failed(said + faults)
    return said


def _measured(folder: Path, *words: str) -> Ran:
    """Run a command to its end, looking at its memory and the server's ten times a second."""
    began, process, most = time.perf_counter(), _begun(folder, *words), [0, 0]
    while process.poll() is None:
        of_server = [one.memory for one in postgres_below(folder / "database")]
        most = [max(most[0], _of(process.pid)), max(most[1], sum(of_server))]
        time.sleep(0.1)
    seconds = time.perf_counter() - began
    said, faults = process.communicate()
    if process.returncode:
        raise Failed(said + faults)
    return Ran(seconds=seconds, memory=most[0], server=most[1])


def _of(pid: int) -> int:
    """Return the most memory that a process has had so far, in bytes."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:  # it has ended
        return 0
    return next((int(one.split()[1]) * 1024 for one in lines if one.startswith("VmHWM")), 0)


def _begun(folder: Path, *words: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(  # noqa: S603  our own command
        [sys.executable, "-m", "samsyn.cli", *words],
        env={**os.environ, "SAMSYN_DATA_FOLDER": str(folder)},
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


if __name__ == "__main__":
    main()
