"""The how-to's commands, each run as it stands, against a web server on a port of its own."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from uuid import UUID
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from tests.conftest import actor_named
from tests.environment import PROJECT
from tests.office.api.calling import system
from tests.office.api.test_registering import SENT
from tests.office.sanctions.playing import group, measure, running, tick

from samsyn.office.config.databases import Logins
from samsyn.vocabulary.sanctions import MeasureStep

HOW_TO = PROJECT / "docs" / "how-to" / "use-the-api.md"
BLOCKS = re.findall(r"```sh\n(curl.+?)```", HOW_TO.read_text(encoding="utf-8"), re.DOTALL)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not on this machine"),
]


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_said: object) -> None:
        """Say nothing of a request."""


class _Office(WSGIHandler):
    def __call__(self, environ, start_response):
        try:
            yield from super().__call__(environ, start_response)
        finally:
            connection.close()


@contextmanager
def served() -> Iterator[str]:
    with make_server("127.0.0.1", 0, _Office(), handler_class=_Quiet) as server:
        serving = Thread(target=server.serve_forever)
        serving.start()
        try:
            yield f"http://localhost:{server.server_port}"
        finally:
            server.shutdown()
            serving.join()


def test_every_command_of_the_how_to_does_what_it_says(own_database: Logins) -> None:
    del own_database
    caller = system("petra", "orebro-police")
    for turn in range(2):
        assert caller.post("incidents", SENT, key=f"before-{turn}").status_code == 201
    known = {
        "TOKEN": caller.token,
        "CURSOR": caller.get("incidents?limit=1").json()["next"],
        "ETAG": caller.get("groups")["ETag"],
        "MEASURE": str(_accepted_measure()),
    }

    with served() as address:
        said = [_run(block, {**known, "SAMSYN": address}) for block in BLOCKS]

    changed, page, etag, registered, asked, done = said
    assert changed.count('"code"') == 2
    assert page.count('"code"') == 1
    assert etag == "304\n"
    assert '"is_new": true' in registered
    assert known["MEASURE"] in asked
    assert '"state": "done"' in done


def _accepted_measure() -> UUID:
    petra = actor_named("petra")
    found = measure(petra, running(petra, group(petra)))
    tick(petra, found, MeasureStep.ACCEPT)
    return found


def _run(block: str, known: dict[str, str]) -> str:
    done = subprocess.run(  # noqa: S603  our own how-to
        ["bash", "-ec", block],  # noqa: S607
        env={**os.environ, **known},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, (block, done.stdout, done.stderr)
    return done.stdout
