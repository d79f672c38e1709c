"""The container's file: where it comes from, who runs it, and that its steps can be run."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from tests.deployment.elsewhere import DEPLOY, variables_of
from tests.environment import PROJECT

from samsyn.office.config.environment import read_environment

FILE = DEPLOY / "container/Containerfile"
COMPOSE = DEPLOY / "container/compose.yaml"


def instructions() -> list[tuple[str, str]]:
    """Return each instruction and its arguments, lines joined, comments left out."""
    text = re.sub(r"\\\n", " ", FILE.read_text(encoding="utf-8"))
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return [(name, rest.strip()) for name, _, rest in (line.partition(" ") for line in lines)]


def of(name: str) -> list[str]:
    return [rest for one, rest in instructions() if one == name]


def test_it_comes_from_one_small_image_and_nobody_is_root_in_it() -> None:
    images = {words.split()[0] for words in of("FROM")}
    last = instructions()[[name for name, _ in instructions()].index("USER") :]

    assert images == {"docker.io/library/python:3.11-slim-bookworm"}
    assert of("USER") == ["samsyn"]
    assert {name for name, _ in last}.isdisjoint({"RUN", "COPY", "ADD"})
    assert of("HEALTHCHECK")
    assert of("ARG") == []  # nothing is handed in while it is built, so no secret either


def test_what_is_copied_is_there() -> None:
    for words in of("COPY"):
        if words.startswith("--from"):
            continue
        *sources, _ = words.split()
        assert [one for one in sources if not (PROJECT / one).exists()] == []


def test_the_settings_of_both_files_are_known() -> None:
    given = dict(re.findall(r"(SAMSYN_[A-Z_]+)=(\S+)", " ".join(of("ENV"))))
    composed = dict(re.findall(r"^ +(SAMSYN_[A-Z_]+): (.+)$", COMPOSE.read_text(), re.MULTILINE))
    plain = {name: value.strip('"') for name, value in composed.items()}
    example = variables_of((DEPLOY / "samsyn.env.example").read_text(encoding="utf-8"))
    commented = re.findall(
        r"^#(SAMSYN_[A-Z_]+)=(.*)$", (DEPLOY / "samsyn.env.example").read_text(), re.MULTILINE
    )

    assert read_environment(given).address == "0.0.0.0"  # noqa: S104  in a network of its own
    assert read_environment(plain).proxies == "1"
    assert read_environment(example | dict(commented)).is_secure
    assert len(plain) > 4


@pytest.mark.slow
def test_its_steps_make_an_office_that_starts(tmp_path: Path) -> None:
    """Run every RUN line of the first stage in a folder; needs the packages, so it may skip."""
    if os.environ.get("BUILD_STEPS") != "1":
        pytest.skip("It installs every package anew, for a minute: set BUILD_STEPS=1.")
    first = FILE.read_text(encoding="utf-8").split("\nFROM ")[1]
    target = tmp_path / "opt"
    for line in first.splitlines():
        name, _, words = line.partition(" ")
        if name == "COPY":
            *sources, to = words.split()
            for source in sources:
                place = tmp_path / "build" / (source if to == "./" else to)
                place.parent.mkdir(parents=True, exist_ok=True)
                subprocess.run(["/bin/cp", "-a", str(PROJECT / source), str(place)], check=True)  # noqa: S603
        if name == "RUN":
            command = [one.replace("/opt/samsyn", str(target)) for one in shlex.split(words)]
            command[0] = sys.executable if command[0] == "python" else command[0]
            (tmp_path / "build").mkdir(exist_ok=True)
            subprocess.run(command, cwd=tmp_path / "build", check=True)  # noqa: S603
    said = subprocess.run(  # noqa: S603
        [str(target / "bin/samsyn"), "serve", "--help"],
        env={"PATH": "/usr/bin:/bin", "SAMSYN_DATA_FOLDER": str(tmp_path / "office")},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert "--web-only" in said.stdout, said.stderr
    assert not (target / "bin/pip").exists()
