"""`samsyn audit verify`: the public key and a file, on a machine without office or database."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.sealing.play import ANOTHER_KEY, KEY, Event, as_file, sealed

from samsyn.cli.main import main

EVENTS = [Event(number, text="Nora" if number == 2 else "") for number in range(1, 8)]


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    path = tmp_path / "key.pem"
    path.write_text(KEY.public.pem())
    return path


def written(folder: Path, lines: list[str]) -> Path:
    path = folder / "export.jsonl"
    path.write_bytes(b"".join(as_file(lines)))
    return path


def verify(*words: object) -> Result:
    return CliRunner().invoke(main, ["audit", "verify", *map(str, words)])


def test_what_holds_is_said_with_how_far_it_goes(tmp_path: Path, key_file: Path) -> None:
    done = verify(written(tmp_path, sealed(EVENTS, waiting=3)), "--public-key", key_file)

    assert done.exit_code == 0
    assert done.output.startswith("Holds: 7 events in 2 seals, the latest of 2026-11-28T12:00:00")
    assert "3 events were not sealed yet then, and nothing is said of them." in done.output


def test_what_does_not_hold_is_named_and_the_exit_says_so(tmp_path: Path, key_file: Path) -> None:
    lines = [line for line in sealed(EVENTS) if '"event":4,"id"' not in line]

    done = verify(written(tmp_path, lines), "--public-key", key_file)
    as_json = verify(written(tmp_path, lines), "--public-key", key_file, "--json")

    assert (done.exit_code, as_json.exit_code) == (1, 1)
    assert done.output.startswith("FAULT Event 4 (seal 1) is missing.\nDoes not hold: 6 events")
    assert json.loads(as_json.output)["faults"] == ["Event 4 (seal 1) is missing."]


def test_after_a_change_of_keys_both_are_given(tmp_path: Path, key_file: Path) -> None:
    other = tmp_path / "other.pem"
    other.write_text(ANOTHER_KEY.public.pem())
    export = written(tmp_path, sealed(EVENTS))

    assert verify(export, "--public-key", other).exit_code == 1
    assert verify(export, "--public-key", other, "--public-key", key_file).exit_code == 0


@pytest.mark.parametrize("text", ["nothing", "-----BEGIN PUBLIC KEY-----\nAAAA\n", "é"])
def test_a_file_that_is_no_public_key_is_refused(tmp_path: Path, text: str) -> None:
    key_file = tmp_path / "key.pem"
    key_file.write_text(text, encoding="utf-8")

    done = verify(written(tmp_path, sealed(EVENTS)), "--public-key", key_file)

    assert done.exit_code == 1
    assert "Name a file with a public key." in done.output


def test_a_folder_without_copies_is_refused(tmp_path: Path, key_file: Path) -> None:
    assert "There are no copies" in verify(tmp_path, "--public-key", key_file).output


def test_verifying_needs_neither_the_office_nor_a_database(tmp_path: Path, key_file: Path) -> None:
    export = written(tmp_path, sealed(EVENTS))
    code = (
        "import sys\nfrom samsyn.cli.main import main\n"
        f"main(['audit', 'verify', {str(export)!r}, '--public-key', {str(key_file)!r}],"
        " standalone_mode=False)\n"
        "office = ('django', 'psycopg', 'samsyn.office')\n"
        "assert not [m for m in sys.modules if m.startswith(office)]"
    )

    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr
