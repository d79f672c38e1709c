"""The installation seals by itself, keeps its key private, and the doctor says when it stops."""

import subprocess
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest
from click.testing import CliRunner
from django.conf import settings
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from tests import databases
from tests.office.audit.sealed import append, opened

from samsyn.cli.main import main
from samsyn.office.audit.exporting import CopyDiffers
from samsyn.office.commands.timetable import TIMETABLE, enqueue_due
from samsyn.office.config.databases import Logins
from samsyn.office.config.environment import Environment
from samsyn.office.config.keys import LooseKey
from samsyn.office.config.seals import Round, faults_in_sealing, seal_and_copy, seal_key

NOW = timezone.now()


@pytest.fixture
def environment(tmp_path: Path) -> Environment:
    return replace(
        settings.ENVIRONMENT,
        data_folder=str(tmp_path / "data"),
        audit_copy_folder=str(tmp_path / "copies"),
    )


def one_round(environment: Environment, found: Logins, later: float = 0) -> Round:
    return seal_and_copy(environment, found.owner, now=NOW + timedelta(hours=later))


def copies(environment: Environment) -> list[Path]:
    return sorted(Path(environment.audit_copy_folder).rglob("*.jsonl"))


def public_key(environment: Environment, folder: Path) -> Path:
    path = folder / "public.pem"
    path.write_text(seal_key(environment).public.pem())
    return path


def said(*words: object) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["audit", "verify", *map(str, words)])
    return result.exit_code, result.output


def test_each_round_copies_what_it_seals_and_the_copies_verify(
    own_database: Logins, environment: Environment, tmp_path: Path
) -> None:
    first = one_round(environment, own_database)
    with opened(own_database) as writer:
        append(writer, "more:", purpose="Nora")
    second, third = one_round(environment, own_database), one_round(environment, own_database)

    code, output = said(
        environment.audit_copy_folder, "--public-key", public_key(environment, tmp_path)
    )

    assert (first.copied, second.copied, third.copied) == (1, 1, 0)
    assert [path.name for path in copies(environment)] == [
        "seal-0000000001.jsonl",
        "seal-0000000002.jsonl",
    ]
    assert "Nora" not in "".join(path.read_text() for path in copies(environment))
    assert all(path.stat().st_mode & 0o222 == 0 for path in copies(environment))
    assert (code, output.partition(":")[0]) == (0, "Holds")


def test_a_copy_that_a_crash_left_unnoted_is_not_written_twice(
    own_database: Logins, environment: Environment
) -> None:
    one_round(environment, own_database)
    [copy] = copies(environment)
    written = copy.read_bytes()

    forget_that_it_was_noted(own_database)
    one_round(environment, own_database)
    assert copy.read_bytes() == written

    copy.chmod(0o600)
    copy.write_bytes(written.replace(b"insert", b"update"))
    forget_that_it_was_noted(own_database)
    with pytest.raises(CopyDiffers, match="seal-0000000001"):
        one_round(environment, own_database)


def forget_that_it_was_noted(found: Logins) -> None:
    with psycopg.connect(databases.superuser(found).dsn(), autocommit=True) as server:
        server.execute("ALTER TABLE samsyn_log.audit_copy DISABLE TRIGGER ALL")
        server.execute("DELETE FROM samsyn_log.audit_copy")
        server.execute("ALTER TABLE samsyn_log.audit_copy ENABLE TRIGGER ALL")


def test_the_doctor_says_when_sealing_or_copying_has_stopped(
    own_database: Logins, environment: Environment
) -> None:
    def faults(later: float) -> str:
        return " ".join(faults_in_sealing(environment, now=NOW + timedelta(hours=later))[1])

    without_copies = replace(environment, mode="production", audit_copy_folder="")
    one_round(without_copies, own_database)
    assert faults(0) == ""
    assert "Copying has stopped at seal 0 of 1" in faults(2)

    one_round(environment, own_database)
    assert faults(2) == ""
    with opened(own_database) as writer:
        append(writer, "waits:")
    assert "Sealing has stopped: 1 events wait" in faults(3)

    one_round(environment, own_database, later=3)
    assert faults(3) == ""
    copies(environment)[-1].unlink()
    assert "Find out who took it away" in faults(3)


def test_a_folder_without_the_copies_made_before_is_not_taken_for_a_new_one(
    own_database: Logins, environment: Environment, tmp_path: Path
) -> None:
    one_round(environment, own_database)
    elsewhere = replace(environment, audit_copy_folder=str(tmp_path / "not-mounted"))

    with pytest.raises(CopyDiffers, match="and mounted"):
        one_round(elsewhere, own_database)
    begun = seal_and_copy(elsewhere, own_database.owner, now=NOW, anew=True)

    assert begun.copied == len(copies(elsewhere)) == 1


def test_the_private_key_lies_outside_the_database_and_only_its_owner_reads_it(
    environment: Environment, tmp_path: Path
) -> None:
    key = seal_key(environment)
    made = environment.folder / "keys" / "audit-seals"

    assert made.stat().st_mode & 0o777 == 0o600
    assert seal_key(environment).public.fingerprint == key.public.fingerprint
    made.chmod(0o640)
    with pytest.raises(LooseKey, match="chmod 600"):
        seal_key(environment)


def test_a_key_of_ones_own_is_a_file_that_openssl_writes(
    environment: Environment, tmp_path: Path
) -> None:
    own = tmp_path / "own.pem"
    made = subprocess.run(
        ["openssl", "genpkey", "-algorithm", "ed25519"],  # noqa: S607
        capture_output=True,
        text=True,
        check=True,
    )
    own.write_text(made.stdout)
    own.chmod(0o600)

    key = seal_key(replace(environment, seal_key_file=str(own)))

    assert key.public.holds(key.sign(b"x"), b"x")
    assert key.public.fingerprint != seal_key(environment).public.fingerprint


def test_the_worker_seals_by_the_timetable_and_once_however_many_workers(
    own_database: Logins,
) -> None:
    entry = next(one for one in TIMETABLE if one.path.endswith("seal_audit"))
    assert enqueue_due(now=NOW) == len(TIMETABLE)
    assert enqueue_due(now=NOW) == 0
    assert enqueue_due(now=timezone.now() + 2 * entry.every) == 0  # the first still waits

    DBTaskResult.objects.update(status="SUCCESSFUL", finished_at=NOW)
    soon = {one.path for one in TIMETABLE if one.every <= 2 * entry.every}
    assert enqueue_due(now=timezone.now() + 2 * entry.every) == len(soon)
    waiting = DBTaskResult.objects.ready().values_list("task_path", flat=True)
    assert entry.path in soon
    assert set(waiting) == soon  # no other yet
