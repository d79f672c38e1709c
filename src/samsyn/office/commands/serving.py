"""`samsyn serve`: the web server and the worker for long jobs, until told to stop."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click
from django.conf import settings
from granian import Granian
from granian.constants import Interfaces

from samsyn.office.commands.readiness import make_ready

WORKER = [sys.executable, "-m", "samsyn.office.commands.work"]


@click.command(help="Start the office: web server and job worker.")
@click.option("--workers", default=2, show_default=True, help="Web processes.")
def serve(workers: int) -> None:
    """Make the installation ready, then serve until interrupted."""
    make_ready()
    serve_until_stopped(workers)


def serve_until_stopped(workers: int) -> None:
    """Serve on the configured address; long jobs run in a process beside the web server."""
    environment = settings.ENVIRONMENT
    with _job_worker():
        Granian(
            "samsyn.office.config.wsgi:application",
            address=environment.address,
            port=int(environment.port),
            interface=Interfaces.WSGI,
            workers=workers,
            blocking_threads=4,
            log_enabled=True,
            websockets=False,
        ).serve()


@contextmanager
def _job_worker() -> Iterator[None]:
    worker = subprocess.Popen(WORKER)  # noqa: S603  our own module
    try:
        yield
    finally:
        worker.terminate()
        worker.wait(timeout=30)
