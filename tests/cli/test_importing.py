"""`samsyn import`, run as people run it, against an installation of its own."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings
from tests.conftest import actor_named
from tests.environment import PROJECT
from tests.interchange.broken_files import SOUND_ROW, csv_of, refused_files
from tests.journeys.installations import run_all
from tests.office.imports.playing import INCIDENTS, needs_shared_files, register_of

from samsyn.office import access
from samsyn.office.config.databases import Logins, cluster_folder
from samsyn.office.imports.models import Batch
from samsyn.office.incidents.models import Incident
from samsyn.postgres import Cluster

RUN = [sys.executable, "-c", "from samsyn.cli.main import main; main()"]
FAULTY = csv_of(SOUND_ROW, "A2;2099-01-01;;skottlossning;;;0;1")
Run = Callable[..., subprocess.CompletedProcess[str]]


pytestmark = pytest.mark.slow  # each command is a process that makes its installation ready


@pytest.fixture
def variables(own_database: Logins, tmp_path: Path) -> dict[str, str]:
    """What leads a process to the test's own database."""
    cluster = Cluster(cluster_folder(settings.ENVIRONMENT))
    folder = tmp_path / "data"
    folder.mkdir(mode=0o700)
    shutil.copytree(cluster.secrets.folder, folder / "secrets")
    admin = cluster.login().to(own_database.owner.address.database)
    who, where = admin.credentials, admin.address
    url = (
        f"postgresql://{quote(who.user)}:{quote(who.password)}@/{where.database}"
        f"?host={quote(where.host, safe='')}&port={where.port}"
    )
    kept = {name: text for name, text in os.environ.items() if not name.startswith("SAMSYN_")}
    return {
        **kept,
        "PYTHONPATH": str(PROJECT / "src"),
        "SAMSYN_MODE": "demo",
        "SAMSYN_SECURE": "no",
        "SAMSYN_DATA_FOLDER": str(folder),
        "SAMSYN_DATABASE_URL": url,
    }


@pytest.fixture
def run(variables: dict[str, str], tmp_path: Path) -> Run:
    """Run the command in a process of its own, on the test's own database."""

    def one(*words: object) -> subprocess.CompletedProcess[str]:
        return subprocess.run(  # noqa: S603 - our own command
            [*RUN, "import", *map(str, words)],
            capture_output=True,
            text=True,
            check=False,
            env=variables,
            cwd=tmp_path,
        )

    return one


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "skjutningar.csv"
    path.write_bytes(FAULTY)
    return path


def incidents() -> int:
    petra = actor_named("petra")
    with access.acting_as(petra):
        return Incident.objects.count()


def test_a_file_is_taken_as_the_coordinator_and_the_account_is_printed(
    run: Run, file: Path
) -> None:
    done = run("incidents", file, "--site", "orebro", "--json")

    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert (report["rows"], report["accepted"], report["records"]) == (2, 1, 1)
    assert [(one["row"], one["column"]) for one in report["faults"]] == [(3, "datum")]
    assert report["faults"][0]["reason"].startswith('"2099-01-01" is after')
    assert incidents() == 1
    petra = actor_named("petra")
    with access.acting_as(petra):
        batch = Batch.objects.get()
    assert (batch.state, batch.accepted_by_id) == ("accepted", petra.staff_id)


def test_a_dry_run_says_the_same_and_makes_nothing(run: Run, file: Path) -> None:
    before = register_of(actor_named("petra"))

    dry = json.loads(run("incidents", file, "--site", "orebro", "--json", "--dry-run").stdout)
    after = register_of(actor_named("petra"))
    real = json.loads(run("incidents", file, "--site", "orebro", "--json").stdout)

    assert after == before
    assert dry.pop("dry_run") is True
    assert real.pop("dry_run") is False
    assert dry == real


def test_the_same_file_again_is_refused_with_1_and_a_sentence(run: Run, file: Path) -> None:
    run("incidents", file, "--site", "orebro")

    again = run("incidents", file, "--site", "orebro")

    assert again.returncode == 1
    assert again.stderr.startswith("Refused: Petra uploaded the same file")
    assert incidents() == 1


@needs_shared_files
def test_a_published_file_is_taken_into_an_empty_site(run: Run) -> None:
    done = run(
        *("incidents", INCIDENTS / "chicago_homicides_2013_2018.csv"),
        *("--site", "malmo", "--json"),
    )

    report = json.loads(done.stdout)
    assert report["rows"] == 2911 == report["records"] + report["folded"] + len(report["faults"])
    otto = actor_named("otto")
    with access.acting_as(otto):
        assert Incident.objects.count() == 2911
    assert incidents() == 0


def test_a_mapping_file_answers_what_a_guess_cannot(run: Run, tmp_path: Path) -> None:
    file, mapping = tmp_path / "a.csv", tmp_path / "mapping.json"
    file.write_text("när;vad\n03/04/2026;pang\n", encoding="utf-8")
    mapping.write_text(
        json.dumps(
            {
                "kind": "incidents",
                "columns": {"date": "när", "kind": "vad"},
                "translations": {"kind": {"pang": "shooting"}},
                "day_first": True,
            }
        )
    )

    done = run("incidents", file, "--site", "orebro", "--mapping", mapping, "--json")

    assert json.loads(done.stdout)["records"] == 1, done.stderr
    with access.acting_as(actor_named("petra")):
        assert Incident.objects.get().earliest_at.month == 4


def test_who_where_and_what_are_checked(variables: dict[str, str], file: Path) -> None:
    orebro = ("--site", "orebro")
    asked = {
        ("--site", "lund"): (2, "There is no site lund. There are: malmo, orebro."),
        (*orebro, "--room", "x"): (2, "The site has no such room."),
        (*orebro, "--as", "x@y.example"): (2, "Nobody who works in"),
        (*orebro, "--as", "stig@exempel.example"): (1, "Your role in this room"),
        (): (2, "Missing option '--site'"),
    }

    done = run_all([("import", "incidents", str(file), *words) for words in asked], variables)

    for (code, sentence), one in zip(asked.values(), done, strict=True):
        assert one.returncode == code, one.stderr
        assert sentence in one.stderr
    assert incidents() == 0


def test_a_broken_file_ends_with_1_a_sentence_and_nothing_made(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "bild.csv"
    path.write_bytes(refused_files()["a picture called .csv"]().data)

    done = run("incidents", path, "--site", "orebro", "--json")

    assert done.returncode == 1
    report = json.loads(done.stdout)
    assert (report["rows"], report["accepted"]) == (0, 0)
    assert "looks like a PNG picture" in report["refused"]


def test_six_processes_that_start_the_same_import_take_it_once(run: Run, file: Path) -> None:
    with ThreadPoolExecutor(6) as pool:
        done = list(pool.map(lambda _: run("incidents", file, "--site", "orebro"), range(6)))

    assert sorted(one.returncode for one in done) == [0, 1, 1, 1, 1, 1]
    assert incidents() == 1
