"""`samsyn serve`: the web server and the worker for long jobs, until told to stop."""

import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import Any

import click
from django.conf import settings
from granian.constants import Interfaces
from granian.server import MPServer

from samsyn.office.commands.readiness import make_ready

WORKER = [sys.executable, "-m", "samsyn.office.commands.work"]


@click.command(help="Start the office: web server and job worker.")
@click.option("--workers", default=2, show_default=True, help="Web processes.")
@click.option("--web-only", is_flag=True, help="Leave the jobs to `samsyn work`.")
def serve(workers: int, *, web_only: bool) -> None:
    """Make the installation ready, then serve until interrupted."""
    refuse_taken_port()
    make_ready()
    serve_until_stopped(workers, web_only=web_only)


def refuse_taken_port() -> None:
    """Stop here if somebody serves at the port already: two servers would answer by turns."""
    address, port = settings.ENVIRONMENT.address, int(settings.ENVIRONMENT.port)
    family, *_, where = socket.getaddrinfo(address, port, type=socket.SOCK_STREAM)[0]
    with socket.socket(family) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind(where)
        except OSError as fault:
            raise click.ClickException(
                f"Port {port} of {address} cannot be used ({fault.strerror}). Stop what serves"
                " there, or choose another port with SAMSYN_PORT."
            ) from fault


def serve_until_stopped(workers: int, *, web_only: bool = False) -> None:
    """Serve on the configured address; long jobs run in a process beside the web server.

    web_only: the jobs are somebody else's, who runs `samsyn work`.
    """
    environment = settings.ENVIRONMENT
    server = _Server(
        "samsyn.office.config.wsgi:application",
        address=environment.address,
        port=int(environment.port),
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=4,
        log_enabled=True,
        websockets=False,
    )
    with nullcontext() if web_only else _job_worker():
        server.serve()
    click.echo("Stopped.")


class _Server(MPServer):
    """Web processes that are told to stop once, by their parent: a second word hangs them."""

    def _spawn_workers(self, *args: Any) -> None:
        with _deaf_to_ctrl_c():
            super()._spawn_workers(*args)  # type: ignore[no-untyped-call]

    def _respawn_workers(self, *args: Any, **kwargs: Any) -> None:
        with _deaf_to_ctrl_c():
            super()._respawn_workers(*args, **kwargs)


@contextmanager
def _job_worker() -> Iterator[None]:
    with _deaf_to_ctrl_c():
        worker = subprocess.Popen(WORKER)  # noqa: S603  our own module
    try:
        yield
    finally:
        worker.terminate()
        worker.wait(timeout=30)


@contextmanager
def _deaf_to_ctrl_c() -> Iterator[None]:
    """Begin processes that do not hear the Ctrl-C of a terminal, which goes to the whole group."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
