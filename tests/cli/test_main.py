"""The command itself, run as people run it."""

import json
import subprocess
import sys

import pytest
from click.testing import CliRunner
from tests.interchange.broken_files import SOUND_ROW, csv_of, refused_files

from samsyn import __version__
from samsyn.cli import main as command
from samsyn.cli.main import main

RUN = [sys.executable, "-c", "from samsyn.cli.main import main; main()"]


@pytest.fixture
def run():
    return lambda *words: CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture
def sound_file(tmp_path):
    path = tmp_path / "skjutningar.csv"
    path.write_bytes(csv_of(SOUND_ROW))
    return path


@pytest.fixture
def faulty_file(tmp_path):
    path = tmp_path / "skjutningar.csv"
    path.write_bytes(csv_of(SOUND_ROW, "A2;2099-01-01;;skottlossning;;;0;1"))
    return path


def test_a_sound_file_ends_with_0(run, sound_file):
    result = run("check-file", "incidents", sound_file)

    assert result.exit_code == 0
    assert "1 rows: 1 accepted as 1 records, 0 refused." in result.output


def test_a_faulty_row_ends_with_1_and_is_named(run, faulty_file):
    result = run("check-file", "incidents", faulty_file, "--today", "2026-11-21")

    assert result.exit_code == 1
    assert 'Row 3, column datum: "2099-01-01" is after 2026-11-21. Correct the date.' in (
        result.stderr
    )


def test_json_tells_rows_accepted_and_faults(run, faulty_file):
    result = run("check-file", "incidents", faulty_file, "--json", "--today", "2026-11-21")

    report = json.loads(result.stdout)
    assert (report["rows"], report["accepted"]) == (2, 1)
    assert report["faults"] == [
        {
            "row": 3,
            "column": "datum",
            "reason": '"2099-01-01" is after 2026-11-21. Correct the date.',
        }
    ]


def test_a_refused_file_ends_with_1_and_a_sentence(run, tmp_path):
    path = tmp_path / "bild.csv"
    path.write_bytes(refused_files()["a picture called .csv"]().data)

    result = run("check-file", "incidents", path)
    as_json = run("check-file", "incidents", path, "--json")

    assert result.exit_code == as_json.exit_code == 1
    assert result.stderr.startswith("Refused: The file is not a table: it looks like a PNG picture")
    assert json.loads(as_json.stdout)["accepted"] == 0


def test_wrong_usage_ends_with_2(run, tmp_path, sound_file):
    assert run("check-file", "weather", sound_file).exit_code == 2
    assert run("check-file", "incidents", tmp_path / "absent.csv").exit_code == 2
    assert run("no-such-command").exit_code == 2


def test_a_saved_mapping_reads_the_next_file_the_same(run, sound_file, tmp_path):
    mapping = tmp_path / "mapping.json"

    first = run("check-file", "incidents", sound_file, "--save-mapping", mapping)
    second = run("check-file", "incidents", sound_file, "--mapping", mapping)

    assert first.output == second.output
    assert json.loads(mapping.read_text())["columns"]["date"] == "datum"


def test_a_mapping_of_another_kind_is_refused(run, sound_file, tmp_path):
    mapping = tmp_path / "mapping.json"
    run("check-file", "incidents", sound_file, "--save-mapping", mapping)

    result = run("check-file", "people", sound_file, "--mapping", mapping)

    assert result.exit_code == 1
    assert "The mapping is for incidents" in result.stderr


def test_rejects_can_be_corrected_and_checked_again(run, faulty_file, tmp_path):
    rejects = tmp_path / "skjutningar-rejects.csv"
    run("check-file", "incidents", faulty_file, "--rejects", rejects)
    rejects.write_bytes(rejects.read_bytes().replace(b"2099", b"2026"))

    result = run("check-file", "incidents", rejects, "--today", "2026-11-21")

    assert result.exit_code == 0
    assert "1 rows: 1 accepted" in result.output


def test_the_version_is_told(run):
    assert run("--version").output == f"samsyn, version {__version__}\n"


def test_listing_the_commands_imports_none_of_them():
    code = (
        "import sys\nfrom click.testing import CliRunner\nfrom samsyn.cli.main import main\n"
        "out = CliRunner().invoke(main, ['--help']).output\nassert 'check-file' in out, out\n"
        "assert not [m for m in sys.modules if m.startswith(('samsyn.interchange', 'django'))]\n"
    )

    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr


def test_a_command_whose_extra_is_absent_says_what_to_install(run, monkeypatch, tmp_path):
    (tmp_path / "needs_absent_thing.py").write_text("import absent_thing\n")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setitem(command.COMMANDS, "serve", ("needs_absent_thing:serve", "Start."))

    result = run("serve")

    assert result.exit_code == 1
    assert "needs absent_thing, which is not installed" in result.output


def test_the_command_runs_as_a_program(sound_file):
    done = subprocess.run(  # noqa: S603 - our own command
        [*RUN, "check-file", "incidents", str(sound_file)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")
