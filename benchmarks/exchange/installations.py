"""One installation: a data folder, an environment, a real server, and a way to kill them."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg

from samsyn.office.exchange.sealing import OwnKeys, own_keys
from samsyn.postgres import Cluster

PROJECT = Path(__file__).resolve().parents[2]
_PATIENCE = 600  # seconds, on a machine that others share
INBOX = "/disclosures/inbox/"
SITE = """
[site]
key = "orebro"
name = "Örebro"
brand = "GVI Örebro"
municipalities = {{ 1880 = "Örebro" }}
longitude = 15.2
latitude = 59.3

[[agencies]]
key = "{kind}"
name = "{name}"
kind = "{kind}"

[[rooms]]
key = "orebro-{kind}"
kind = "{kind}"
regime = "crime_data"
controller = "{kind}"
name = "{name}, Örebro"
short_name = "{name}"
prefix = "{prefix}"
"""


def free_port() -> int:
    """Return a port of the loopback address that nothing listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
    return port


@dataclass(eq=False)
class Installation:
    """A police or probation room on a server of its own."""

    folder: Path
    kind: str
    name: str
    prefix: str
    port: int = field(default_factory=free_port)
    carries_only: bool = False  # runs no web server, but the worker that carries
    _server: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """Where its inbox is reached: within this machine."""
        return f"http://127.0.0.1:{self.port}/"

    @property
    def room(self) -> str:
        """The key of its room, at home."""
        return f"orebro-{self.kind}"

    @property
    def keys(self) -> OwnKeys:
        """Its own keys, as somebody who has its data folder could read them."""
        kept = self.folder / "keys"
        pairs = (kept / "exchange-signing", kept / "exchange-opening")
        return own_keys(*(bytes.fromhex(one.read_text()) for one in pairs))

    def steps(self, *steps: tuple[Any, ...]) -> list[Any]:
        """Run steps inside it; return what came of each."""
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.exchange.steps"],
            env=self._variables(),
            cwd=PROJECT,
            input=json.dumps(steps).encode(),
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(done.stderr.decode()[-2000:])
        came: list[Any] = json.loads(done.stdout.splitlines()[-1])
        return came

    def open(self, card: Path) -> str:
        """Open it with its one room and write its card; return its fingerprint."""
        site = card.with_suffix(".toml")
        site.write_text(SITE.format(kind=self.kind, name=self.name, prefix=self.prefix))
        (digits,) = self.steps(("open", str(site), str(card), self.name, self.address))
        return str(digits)

    def start(self) -> None:
        """Start database, web server and worker, and wait until it answers."""
        if self.carries_only:
            Cluster(self.folder / "database").start()
            self._start("samsyn.office.commands.work")
            return
        started = self._start("samsyn.cli", "serve", "--workers", "1")
        ends = time.monotonic() + _PATIENCE
        while not self._answers():
            if time.monotonic() > ends or started.poll() is not None:
                raise RuntimeError((self.folder / "serve.log").read_text()[-2000:])
            time.sleep(0.1)

    def _start(self, *module: str) -> subprocess.Popen[bytes]:
        with (self.folder / "serve.log").open("ab") as log:
            self._server = subprocess.Popen(  # noqa: S603  our own command
                [sys.executable, "-m", *module],
                env=self._variables(),
                cwd=PROJECT,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        return self._server

    def kill(self, *, database_too: bool) -> None:
        """End every process of it as a power cut would."""
        if self._server is not None:
            os.killpg(self._server.pid, signal.SIGKILL)
            self._server.wait()
            self._server = None
        pid = Cluster(self.folder / "database").status().pid if database_too else None
        if pid is not None:
            os.kill(pid, signal.SIGKILL)

    def stop(self) -> None:
        """End what still runs."""
        self.kill(database_too=False)
        Cluster(self.folder / "database").stop("immediate")

    def ask(self, question: str) -> list[tuple[Any, ...]]:
        """Ask its database past every wall; nothing while it is down."""
        login = Cluster(self.folder / "database").login().to("samsyn")
        with (
            suppress(psycopg.Error, OSError),
            psycopg.connect(login.dsn(), connect_timeout=5) as server,
        ):
            return server.execute(question.encode()).fetchall()
        return []

    def count(self, table: str) -> int:
        """Count a table's rows; 0 while it is down."""
        found = self.ask(f"SELECT count(*) FROM {table}")  # noqa: S608  our own tables
        return int(found[0][0]) if found else 0

    def bring(self, content: bytes) -> tuple[int, bytes]:
        """Bring a package to its inbox, as anybody could."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        line.request("POST", INBOX, content, {"Content-Type": "application/jose"})
        answer = line.getresponse()
        said = answer.status, answer.read()
        line.close()
        return said

    def _answers(self) -> bool:
        with (
            closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)) as line,
            suppress(OSError, http.client.HTTPException),
        ):
            line.request("GET", "/sign-in/")
            return line.getresponse().status == http.HTTPStatus.OK
        return False

    def _variables(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if "SAMSYN_" not in name}
        return kept | {
            "PYTHONPATH": os.pathsep.join([str(PROJECT / "src"), str(PROJECT)]),
            "SAMSYN_MODE": "production",
            "SAMSYN_DATA_FOLDER": str(self.folder),
            "SAMSYN_PORT": str(self.port),
            "SAMSYN_HOSTS": "127.0.0.1,localhost",
        }
