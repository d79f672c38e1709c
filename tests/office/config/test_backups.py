"""A backup is refused with a sentence, kept as long as is said, and missed when it is late."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyrage
import pytest
from django.conf import settings
from tests import databases

from samsyn.office.config.backups import CannotBackUp, copy_journal, make_backup, state_of_backups
from samsyn.office.config.databases import Logins
from samsyn.office.config.environment import BadEnvironment, Environment, read_environment

NOW = datetime(2026, 11, 28, 4, tzinfo=UTC)


def environment(folder: Path, **changes: str) -> Environment:
    return replace(settings.ENVIRONMENT, backup_folder=str(folder), **changes)


@pytest.mark.parametrize(
    ("recipients", "named"), [("", "samsyn backup-key"), ("age1nonsense", "not a public key")]
)
def test_without_somebody_to_encrypt_to_nothing_is_written(
    template: Logins, tmp_path: Path, recipients: str, named: str
) -> None:
    with pytest.raises(CannotBackUp, match=named):
        make_backup(
            environment(tmp_path, backup_recipients=recipients),
            databases.superuser(template),
            now=NOW,
        )

    assert list(tmp_path.iterdir()) == []


def test_a_login_that_may_not_read_every_table_backs_up_nothing(
    template: Logins, tmp_path: Path
) -> None:
    key = str(pyrage.x25519.Identity.generate().to_public())
    here = environment(tmp_path, backup_recipients=key)

    with pytest.raises(CannotBackUp, match=r"may not read samsyn_log.*Name a superuser"):
        make_backup(here, template.application, now=NOW)

    assert list(tmp_path.iterdir()) == []


def test_a_late_backup_is_missed(tmp_path: Path) -> None:
    here = environment(tmp_path)
    assert state_of_backups(replace(here, backup_folder=""), now=NOW)[1] == ""
    assert "samsyn backup" in state_of_backups(here, now=NOW)[1]

    (tmp_path / "samsyn-20261127T040000Z.age").touch()

    assert state_of_backups(here, now=NOW) == ("1, the newest of 2026-11-27 04:00 UTC", "")
    assert state_of_backups(here, now=NOW + timedelta(hours=25))[1] != ""


def test_the_journal_of_erasures_lies_beside_the_backups(tmp_path: Path) -> None:
    journal, copy = tmp_path / "journal.jsonl", tmp_path / "erasures.jsonl"
    copy_journal(journal, copy)
    assert not copy.exists()

    journal.write_text("{}\n")
    copy_journal(journal, copy)

    assert copy.read_text() == "{}\n"
    assert copy.stat().st_mode & 0o777 == 0o600


def test_a_number_that_is_none_is_refused_by_name() -> None:
    with pytest.raises(BadEnvironment, match="SAMSYN_BACKUPS_KEPT is 'all': write a number"):
        read_environment({"SAMSYN_BACKUPS_KEPT": "all"})
