"""The office in production: a server elsewhere, two units, a proxy, a backup, and a move.

Settings come from deploy/samsyn.env.example, commands from the units, proxies from their files.
"""

import configparser
import http.client
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.deployment.elsewhere import (
    DEPLOY,
    HOST,
    Server,
    empty_server,
    free_port,
    server_with_tables,
    wait_until,
)
from tests.deployment.fronts import FRONTS
from tests.deployment.visiting import Visitor
from tests.environment import PROJECT
from tests.journeys.installations import run_all
from tests.journeys.test_operating import described_in_the_how_to

from samsyn.cli.main import main

pytestmark = pytest.mark.slow
EMAIL = "petra@example.se"


@dataclass(frozen=True)
class Production:
    """An office that runs, the password that Petra was handed, and the first backup."""

    server: Server
    password: str
    backup: Path
    identity: Path


@pytest.fixture(scope="module")
def production(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Production]:
    folder = tmp_path_factory.mktemp("operator")
    site, identity, backups = folder / "site.toml", folder / "key.txt", folder / "backups"
    site.write_text(described_in_the_how_to(), encoding="utf-8")
    backups.mkdir()
    key = CliRunner().invoke(main, ["backup-key", str(identity)]).output.strip()
    with server_with_tables("first") as bare:
        server = bare.with_settings(SAMSYN_BACKUP_FOLDER=str(backups), SAMSYN_BACKUP_RECIPIENTS=key)
        password = _taken_in(bare, site)
        web, worker = (words_of(f"samsyn-{name}.service") for name in ("web", "worker"))
        with server.running(*web), server.running(*worker):
            wait_until(lambda: _answers(server), "the container's health check")
            wait_until(lambda: any(backups.glob("*.age")), "the worker's first backup")
            [backup] = backups.glob("*.age")
            yield Production(server, password, backup, identity)


def words_of(unit: str) -> list[str]:
    """Return what a unit starts, without the program."""
    read = configparser.ConfigParser(strict=False, interpolation=None)
    read.read(DEPLOY / "systemd" / unit)
    program, *words = shlex.split(read["Service"]["ExecStart"])
    assert program == "/opt/samsyn/.venv/bin/samsyn"
    return words


def _taken_in(server: Server, site: Path) -> str:
    """Do what the how-to says to start a site, and return Petra's first password."""
    register = site.with_name("register.csv")
    register.write_text("id,given_name,family_name\nA1,Ali,Exempel\n", encoding="utf-8")
    text = (PROJECT / "docs/how-to/start-a-site.md").read_text(encoding="utf-8")
    text = text.replace("orebro.toml", str(site)).replace("register.csv", str(register))
    blocks = re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
    commands = [tuple(shlex.split(line)[1:]) for one in blocks for line in one.splitlines()]
    done = run_all([("prepare",), *commands], server.variables)
    failed = [
        (words, one.stdout, one.stderr)
        for words, one in zip(commands, done[1:], strict=True)
        if one.returncode
    ]
    assert (done[0].returncode, failed) == (0, [])
    [password] = [
        one.stdout.splitlines()[0]
        for words, one in zip(commands, done[1:], strict=True)
        if words[:2] == ("staff", "add")
    ]
    return password


def _answers(server: Server) -> bool:
    asked = subprocess.run(  # noqa: S603  our own script
        [sys.executable, str(DEPLOY / "container/answers.py")],
        env=server.variables,
        capture_output=True,
        check=False,
    )
    return asked.returncode == 0


@pytest.mark.parametrize("name", FRONTS)
def test_staff_sign_in_through_the_proxy_and_its_log_tells_nothing(
    name: str, production: Production, tmp_path: Path
) -> None:
    with FRONTS[name](tmp_path, production.server.port) as front:
        wait_until(lambda: _plain(front.plain_port) is not None, f"{name} to listen")
        sent_on = _plain(front.plain_port)
        visitor = Visitor(front.secure_port, front.trust)
        page = visitor.get("/sign-in/")
        entered = visitor.post("/sign-in/", login=EMAIL, password=production.password)
        inside = visitor.get("/incidents/")
        log = front.log.read_text(encoding="utf-8")

    assert sent_on is not None
    assert sent_on.status in {301, 308}
    assert str(sent_on.headers["Location"]).startswith(f"https://{HOST}")
    assert page.status == 200
    assert "max-age=31536000" in page.headers["Strict-Transport-Security"]
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    assert page.headers["X-Frame-Options"] == "DENY"
    assert page.headers["X-Content-Type-Options"] == "nosniff"
    assert page.headers["Referrer-Policy"] == "same-origin"
    assert page.headers["Content-Encoding"] is None
    assert (entered.status, "__Host-session" in visitor.cookies) == (302, True), entered.text
    assert "password" in str(inside.headers["Location"])  # one of her own comes first
    assert log
    assert "sign-in" not in log
    assert "incidents" not in log


def _plain(port: int) -> http.client.HTTPResponse | None:
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        line.request("GET", "/sign-in/", headers={"Host": HOST})
        return line.getresponse()
    except OSError:
        return None
    finally:
        line.close()


def test_a_name_that_is_not_the_offices_is_refused(production: Production) -> None:
    line = http.client.HTTPConnection("127.0.0.1", production.server.port, timeout=30)
    line.request("GET", "/sign-in/", headers={"Host": "elsewhere.example.se"})
    other_name = line.getresponse()
    line.close()

    assert other_name.status == 400


def test_the_installation_is_sound_and_moves_to_another_server(production: Production) -> None:
    doctor = production.server.run("doctor")
    with empty_server("second") as other:
        restored = other.run(
            "restore", str(production.backup), "--identity", str(production.identity)
        )
        after = other.run("doctor")
        staff = other.run("staff", "list")

    assert doctor.returncode == 0, doctor.stdout
    assert restored.returncode == 0, restored.stdout + restored.stderr
    assert re.search(r"Restored [\d,]+ rows in \d+ tables", restored.stdout)
    assert "FAULT" not in restored.stdout
    assert after.returncode == 0, after.stdout
    assert staff.stdout == f"{EMAIL}\tcoordinator\torebro-police\n"


def test_the_health_check_fails_where_nothing_answers(production: Production) -> None:
    gone = production.server.with_settings(SAMSYN_PORT=str(free_port()))

    assert not _answers(gone)
