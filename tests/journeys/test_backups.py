"""An installation is lost and comes back from its backup, with everything that made it sound."""

from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

import pytest
from click.testing import CliRunner
from tests.journeys.installations import Installation, installation, prepared
from tests.journeys.test_operating import described_in_the_how_to

from samsyn.cli.main import main
from samsyn.office.retention import journal

pytestmark = pytest.mark.slow
GONE, KEPT = uuid4(), uuid4()


@dataclass(frozen=True)
class Backed(Installation):
    """An installation that backs up to a folder, for a key."""

    more: dict[str, str] = field(default_factory=dict)

    def _variables(self) -> dict[str, str]:
        return super()._variables() | self.more


def backed(fresh: Installation, **more: str) -> Backed:
    return Backed(fresh.folder, fresh.mode, fresh.port, more)


def test_what_was_backed_up_comes_back_whole_and_checked(tmp_path: Path) -> None:
    with prepared("lost", mode="production") as lost:
        site = tmp_path / "site.toml"
        site.write_text(described_in_the_how_to())
        opened = lost.run("site", "open", str(site))
        for person in (GONE, KEPT):
            lost.write_person(person)
        made_key = CliRunner().invoke(main, ["backup-key", str(tmp_path / "key.txt")])
        key = made_key.output.strip()
        folder = tmp_path / "backups"
        saved = backed(
            lost,
            SAMSYN_BACKUP_FOLDER=str(folder),
            SAMSYN_BACKUP_RECIPIENTS=key,
            SAMSYN_BACKUPS_KEPT="1",
        )
        folder.mkdir()
        (folder / "samsyn-20251128T040000Z.age").write_bytes(b"an old one")
        made = saved.run("backup")
        [backup] = folder.glob("*.age")
        over = saved.run("restore", str(backup), "--identity", str(tmp_path / "key.txt"))
        rows = lost.count("partners_grant")
        keys = (lost.folder / "keys" / "fields").read_text()
        content = backup.read_bytes()
        # After the backup somebody was erased, and the folder has a copy of the journal.
        journal.append(folder / "erasures.jsonl", [{"kind": "person", "record": str(GONE)}])

    assert opened.returncode == 0, opened.stderr
    assert made.returncode == 0, made.stderr
    assert over.returncode == 1
    assert "This installation holds tables" in over.stderr
    assert backup.stat().st_mode & 0o777 == 0o600
    assert content.startswith(b"age-encryption.org/v1\n")
    assert b"partners_grant" not in content

    damaged = tmp_path / "damaged.age"
    damaged.write_bytes(content[:-20])
    with installation("restored", mode="production") as found:
        identity = ("--identity", str(tmp_path / "key.txt"))
        cut_off = found.run("restore", str(damaged), *identity)
        restored = found.run("restore", str(backup), *identity)
        doctor = found.run("doctor")

        assert cut_off.returncode == 1
        assert "was changed or cut off" in cut_off.stderr
        assert restored.stdout.startswith("Restored "), restored.stdout + restored.stderr
        assert found.count("partners_grant") == rows
        assert (found.folder / "keys" / "fields").read_text() == keys
        assert doctor.returncode == 0, doctor.stdout
        assert "1 record erased again." in restored.stdout
        assert found.count("people_person") == 1
        assert list(journal.erased(found.folder / "erased" / "journal.jsonl"))
        assert restored.stdout.endswith("Rows, walls and seals are as they must be.\n")
