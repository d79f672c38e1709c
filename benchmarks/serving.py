"""The real web server in processes of its own, as `samsyn serve` starts it, on a free port."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from benchmarks.environment import FOLDER, PROJECT

WORKERS = 2
_PATIENCE = 120  # seconds until the first page
_LOG_TAIL = 800  # characters


class DidNotServe(RuntimeError):
    """The web server ended, or did not answer in time; the sentence holds the end of its log."""


@contextmanager
def served() -> Iterator[int]:
    """Serve the database of the benchmarks' folder, give the port, and stop afterwards."""
    port, log = _free_port(), FOLDER / "serve.log"
    with log.open("w") as written:
        process = subprocess.Popen(  # noqa: S603  our own command
            [sys.executable, "-m", "samsyn.cli", "serve", "--workers", str(WORKERS)],
            env={**os.environ, "SAMSYN_PORT": str(port)},
            cwd=PROJECT,
            stdout=written,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        _wait_for(process, port)
        yield port
    finally:
        _stop(process)


def _wait_for(process: subprocess.Popen[bytes], port: int) -> None:
    ends = time.monotonic() + _PATIENCE
    while process.poll() is None and time.monotonic() < ends:
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        with suppress(OSError, http.client.HTTPException):
            line.request("GET", "/sign-in/")
            if line.getresponse().status == http.HTTPStatus.OK:
                return
        line.close()
        time.sleep(0.2)
    said = (FOLDER / "serve.log").read_text(encoding="utf-8", errors="replace")[-_LOG_TAIL:]
    raise DidNotServe(f"The web server does not answer on port {port}. It says: {said}")


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=30)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)  # the session that was begun for it
        process.wait(timeout=30)


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
    return port
