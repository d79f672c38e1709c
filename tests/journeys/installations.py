"""An installation of its own in a folder of its own, used as its operator would: by command."""

import fcntl
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
from tests.environment import FOLDER, PROJECT
from tests.fingerprints import fingerprint_of

from samsyn.postgres import Cluster

PATIENCE = 600  # seconds, on a machine that others share
LOADED = "how-it-was-loaded.json"


@dataclass(frozen=True)
class CutOffLoad:
    """How the demo that tests share was loaded: cut off half-way, then by two at once."""

    doctor_after_the_cut: str  # what it said, '' if all was well
    people_after_the_cut: dict[str, int]  # by the room's number
    exit_codes: list[int]
    said: str


@dataclass(frozen=True)
class Done:
    """What came of one command."""

    returncode: int
    stdout: str
    stderr: str


def run_all(commands: Sequence[tuple[str, ...]], variables: dict[str, str]) -> list[Done]:
    """Run several commands one after the other, in one process with these variables."""
    ran = subprocess.run(
        [sys.executable, "-m", "tests.journeys.one_after_the_other"],
        env=variables | {"PYTHONPATH": os.pathsep.join([str(PROJECT / "src"), str(PROJECT)])},
        cwd=PROJECT,
        input=json.dumps(commands),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    if ran.returncode:
        raise AssertionError(ran.stderr)
    return [Done(**one) for one in json.loads(ran.stdout.splitlines()[-1])]


@dataclass(frozen=True)
class Installation:
    """A data folder and the mode that its commands run in."""

    folder: Path
    mode: str
    port: int = 0  # where `demo` and `serve` listen

    def run(self, *words: str, typed: str = "") -> subprocess.CompletedProcess[str]:
        """Run one command to its end."""
        return subprocess.run(  # noqa: S603  our own command
            [sys.executable, "-m", "samsyn.cli", *words],
            env=self._variables(),
            cwd=PROJECT,
            input=typed,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )

    def run_all(self, *commands: tuple[str, ...]) -> list[Done]:
        """Run several commands one after the other, in one process."""
        return run_all(commands, self._variables())

    @contextmanager
    def running(self, *words: str) -> Iterator[subprocess.Popen[str]]:
        """Start a command and end what is left of it afterwards."""
        process = subprocess.Popen(  # noqa: S603  our own command
            [sys.executable, "-m", "samsyn.cli", *words],
            env=self._variables(),
            cwd=PROJECT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        try:
            yield process
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            process.communicate()

    def count(self, table: str) -> int:
        """Count a table's rows as the superuser, past every wall."""
        return int(self._ask(f"SELECT count(*) FROM {table}")[0][0])  # noqa: S608

    def count_by_room(self, table: str) -> dict[str, int]:
        """Count a table's rows in each room, past every wall."""
        counting = f"SELECT room_id::text, count(*) FROM {table} GROUP BY room_id"  # noqa: S608
        return dict(self._ask(counting))

    def write_person(self, identifier: UUID) -> None:
        """Write somebody into the first room, past every wall, as staff would have."""
        columns = "identity, standing, protected_identity, not_suspected, external_reference"
        self._ask(
            f"INSERT INTO people_person (id, room_id, compartment_id, recorded_at, recorded_by_id,"  # noqa: S608
            f" {columns}, restricted_because, version)"
            f" SELECT '{identifier}', room_id, part.id, now(), staff.id,"
            " 'known', 'in_scope', 'none', true, '', '', 1"
            " FROM partners_compartment part, accounts_staff staff"
            " WHERE part.is_default ORDER BY part.id, staff.id LIMIT 1 RETURNING id"
        )

    def how_it_was_loaded(self) -> CutOffLoad:
        """Tell how a loaded demo came to be."""
        return CutOffLoad(**json.loads((self.folder / LOADED).read_text(encoding="utf-8")))

    def takes_room(self, table: str) -> bool:
        """Say whether rows have been written to a table, be they committed or not."""
        return bool(self._ask(f"SELECT pg_relation_size('{table}'::regclass) > 0")[0][0])

    def _ask(self, question: str) -> list[tuple[Any, ...]]:
        login = Cluster(self.folder / "database").login().to("samsyn")
        with psycopg.connect(login.dsn()) as connection:
            return connection.execute(question.encode()).fetchall()

    def start_server(self) -> None:
        """Start the database server alone."""
        Cluster(self.folder / "database").start()

    def kill_server(self) -> None:
        """End the database server as a power cut would."""
        pid = Cluster(self.folder / "database").status().pid
        if pid is None:
            raise AssertionError("The server does not run.")
        os.kill(pid, signal.SIGKILL)
        time.sleep(1)

    def _variables(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if "SAMSYN_" not in name}
        secure = "no" if self.mode == "demo" else "yes"
        return kept | {
            "PYTHONPATH": str(PROJECT / "src"),
            "SAMSYN_MODE": self.mode,
            "SAMSYN_SECURE": secure,
            "SAMSYN_DATA_FOLDER": str(self.folder),
            "SAMSYN_PORT": str(self.port or 8000),
        }


@contextmanager
def installation(name: str, *, mode: str, port: int = 0) -> Iterator[Installation]:
    """Give a fresh folder, and leave neither server nor folder behind."""
    folder = FOLDER.with_name(f"journey-{name}-{os.getpid()}")
    try:
        yield Installation(folder, mode, port)
    finally:
        Cluster(folder / "database").stop("immediate")
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def prepared(name: str, *, mode: str) -> Iterator[Installation]:
    """Give an installation of one's own with its tables: a copy of one that all tests share."""
    with installation(name, mode=mode) as fresh:
        _copy(_shared("prepared", "production", _prepare), fresh.folder)
        yield fresh


@contextmanager
def loaded_demo(name: str, *, port: int = 0) -> Iterator[Installation]:
    """Give a demo of one's own, loaded already: a copy of one that all tests of a day share."""
    with installation(name, mode="demo", port=port) as fresh:
        _copy(_shared("loaded", "demo", _load), fresh.folder)
        yield fresh


def _prepare(fresh: Installation) -> None:
    for command in (("prepare",), ("audit", "seal")):  # the record of a day ago may not wait
        done = fresh.run(*command)
        assert done.returncode == 0, done.stdout + done.stderr


def _load(demo: Installation) -> None:
    """Load the demo the hard way, once for all: its load is cut off, and two at once go on."""
    _copy(_shared("prepared", "production", _prepare), demo.folder)
    demo.start_server()  # to be looked into from the load's first row
    with demo.running("demo", "--load-only"):
        _wait_until_a_site_is_written(demo)
        demo.kill_server()
    doctor = demo.run("doctor")
    people = demo.count_by_room("people_person")
    with ThreadPoolExecutor(2) as pool:
        both = list(pool.map(lambda _: demo.run("demo", "--load-only"), range(2)))
    went = CutOffLoad(
        doctor_after_the_cut=doctor.stdout + doctor.stderr if doctor.returncode else "",
        people_after_the_cut=people,
        exit_codes=[one.returncode for one in both],
        said="".join(one.stdout + one.stderr for one in both),
    )
    (demo.folder / LOADED).write_text(json.dumps(asdict(went)), encoding="utf-8")


def _wait_until_a_site_is_written(demo: Installation) -> None:
    """Disclosures come late in each site: by then its people would be there, if it were kept."""
    until = time.monotonic() + PATIENCE
    while not demo.takes_room("disclosures_disclosure"):
        if time.monotonic() > until:
            raise AssertionError("The load never began to write.")
        time.sleep(0.02)


def _shared(name: str, mode: str, make: Callable[[Installation], None]) -> Path:
    """Return a folder that was made once for this code and this day, its server stopped."""
    today = date.today().isoformat()  # noqa: DTZ011  the demo follows from the code and its own today
    code = (PROJECT / "src").rglob("*.py")
    kept = FOLDER.with_name(f"shared-{name}-{fingerprint_of(code, today)}")
    with FOLDER.with_name(f"shared-{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.is_dir():
            for old in FOLDER.parent.glob(f"shared-{name}-*"):
                shutil.rmtree(old)
            with installation(f"making-{name}", mode=mode) as fresh:
                make(fresh)
                Cluster(fresh.folder / "database").stop("fast")
                fresh.folder.rename(kept)
    return kept


def _copy(kept: Path, folder: Path) -> None:
    # cp keeps the owner, who is not the one who tests where that is root
    subprocess.run(["/bin/cp", "-a", str(kept), str(folder)], check=True)  # noqa: S603
