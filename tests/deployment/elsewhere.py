"""A production installation as an operator has it: a database server elsewhere, units, a proxy."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql
from tests.environment import FOLDER, PROJECT
from tests.journeys.installations import prepared

from samsyn.postgres import Cluster

DEPLOY = PROJECT / "deploy"
HOST = "samsyn.example.se"
_HAS_DATABASE = "SELECT 1 FROM pg_database WHERE datname = 'samsyn'"
PATIENCE = 300  # seconds, on a machine that others share


@dataclass(frozen=True)
class Server:
    """An installation whose settings come from the environment alone."""

    folder: Path
    port: int
    variables: dict[str, str]

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run one command to its end."""
        return subprocess.run(  # noqa: S603  our own command
            [sys.executable, "-m", "samsyn.cli", *words],
            env=self.variables,
            cwd=self.folder,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )

    @contextmanager
    def running(self, *words: str) -> Iterator[subprocess.Popen[str]]:
        """Start a command, and stop it as systemd would."""
        with (self.folder / f"{words[0]}.log").open("w") as log:
            process = subprocess.Popen(  # noqa: S603  our own command
                [sys.executable, "-m", "samsyn.cli", *words],
                env=self.variables,
                cwd=self.folder,
                stdout=log,
                stderr=subprocess.STDOUT,
                text=True,
            )
        try:
            yield process
        finally:
            process.terminate()
            process.wait(timeout=60)

    def with_settings(self, **more: str) -> "Server":
        """Return the same installation with further variables."""
        return Server(self.folder, self.port, self.variables | more)


@contextmanager
def server_with_tables(name: str) -> Iterator[Server]:
    """Give an installation whose database came to a server of its own, with its tables."""
    with prepared(f"deployed-{name}", mode="production") as before:
        cluster = Cluster(before.folder / "database")
        url = _listening(cluster)
        shutil.copytree(cluster.secrets.folder, before.folder / "secrets")
        yield _server(before.folder, url)


@contextmanager
def empty_server(name: str) -> Iterator[Server]:
    """Give an installation on a server with an empty database and nothing else."""
    folder = FOLDER.with_name(f"deployed-{name}-{os.getpid()}")
    cluster = Cluster(folder / "elsewhere")
    with ExitStack() as ends:
        ends.callback(shutil.rmtree, folder, ignore_errors=True)
        ends.callback(cluster.stop, "immediate")
        url = _listening(cluster)
        office = folder / "office"
        office.mkdir(mode=0o700)
        yield _server(office, url)


def _server(folder: Path, url: str) -> Server:
    port = free_port()
    example = variables_of((DEPLOY / "samsyn.env.example").read_text(encoding="utf-8"))
    kept = {name: value for name, value in os.environ.items() if "SAMSYN_" not in name}
    ours = {
        "PYTHONPATH": str(PROJECT / "src"),
        "SAMSYN_DATA_FOLDER": str(folder),
        "SAMSYN_DATABASE_URL": url,
        "SAMSYN_PORT": str(port),
    }
    return Server(folder, port, kept | example | ours)


def variables_of(text: str) -> dict[str, str]:
    """Read a file of settings as systemd does: NAME=value, comments left out."""
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return {name: value for name, _, value in (line.partition("=") for line in lines)}


def wait_until(is_so: Callable[[], bool], what: str) -> None:
    """Look again and again, and fail with what was waited for."""
    until = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < until, f"Waited in vain: {what}"
        time.sleep(0.2)


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def _listening(cluster: Cluster) -> str:
    """Let the embedded programs serve the network of this machine alone, and give the address."""
    port = free_port()
    admin = cluster.start()
    with psycopg.connect(admin.dsn(), autocommit=True) as connection:
        if not connection.execute(_HAS_DATABASE).fetchone():
            connection.execute("CREATE DATABASE samsyn")
        connection.execute("ALTER SYSTEM SET listen_addresses = '127.0.0.1'")
        connection.execute(sql.SQL("ALTER SYSTEM SET port = {}").format(sql.Literal(port)))
    cluster.stop()
    cluster.start()
    return f"postgresql://postgres:{admin.credentials.password}@127.0.0.1:{port}/samsyn"
