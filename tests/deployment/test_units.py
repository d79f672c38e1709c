"""The units of systemd: whole, hardened alike, and starting what is there."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.deployment.elsewhere import DEPLOY

from samsyn.cli.main import COMMANDS

UNITS = DEPLOY / "systemd"
SERVICES = sorted(path.name for path in UNITS.glob("*.service"))
MOST_EXPOSED = 1.5  # of 10, by systemd's own count; what is left is the network and /proc
PROGRAM = "/opt/samsyn/.venv/bin/samsyn"


def analyze(*words: str, units: Path) -> subprocess.CompletedProcess[str]:
    """Ask systemd's own judge, or skip."""
    program = shutil.which("systemd-analyze")
    if not program:
        pytest.skip("systemd-analyze is not installed; install the package systemd.")
    return subprocess.run(  # noqa: S603  a program of the system's
        [program, *words],
        env={"SYSTEMD_UNIT_PATH": f"{units}:", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.fixture
def units(tmp_path: Path) -> Path:
    """Give the units with a program that is there on every machine."""
    copied = tmp_path / "units"
    shutil.copytree(UNITS, copied)
    for path in copied.glob("*.service"):
        path.write_text(path.read_text(encoding="utf-8").replace(PROGRAM, "/bin/true"))
    return copied


def test_systemd_finds_nothing_to_say_of_the_units(units: Path) -> None:
    timers = [path.name for path in UNITS.glob("*.timer")]
    verified = analyze("verify", "--man=no", *SERVICES, *timers, units=units)

    assert len(SERVICES) + len(timers) == 6
    assert (verified.returncode, verified.stdout + verified.stderr) == (0, "")

    spoilt = units / "samsyn-.service.d/hardening.conf"
    spoilt.write_text("[Service]\nProtectSystm=strict\n")
    assert "ProtectSystm" in analyze("verify", "--man=no", SERVICES[0], units=units).stderr


@pytest.mark.parametrize("name", SERVICES)
def test_each_service_is_little_exposed_by_systemds_own_count(
    name: str, tmp_path: Path, units: Path
) -> None:
    root = tmp_path / "root"
    shutil.copytree(units, root / "etc/systemd/system")
    judged = analyze("security", "--offline=true", f"--root={root}", name, units=units)
    level = re.search(r"Overall exposure level for .*: ([\d.]+)", judged.stdout)

    assert level, judged.stdout + judged.stderr
    assert float(level[1]) <= MOST_EXPOSED


def test_each_service_starts_a_command_that_is_there_and_each_timer_a_service() -> None:
    for name in SERVICES:
        text = (UNITS / name).read_text(encoding="utf-8")
        command = re.search(rf"^ExecStart={PROGRAM} ([a-z-]+)", text, re.MULTILINE)
        assert command, name
        assert command[1] in COMMANDS
    for timer in UNITS.glob("*.timer"):
        assert timer.with_suffix(".service").exists()
