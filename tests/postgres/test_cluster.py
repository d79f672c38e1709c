"""The life of a server: made, started, stopped, crashed, started again."""

import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from samsyn.postgres import (
    Cluster,
    Credentials,
    IncompatibleCluster,
    Login,
    NoBinaries,
    NoSuchPassword,
    account_for,
    find_binaries,
)

NewCluster = Callable[..., Cluster]


def ask(login: Login, query: str) -> object:
    with psycopg.connect(login.dsn(), autocommit=True) as connection:
        row = connection.execute(query.encode()).fetchone()
    return row and row[0]


def do(login: Login, *commands: str) -> None:
    with psycopg.connect(login.dsn(), autocommit=True) as connection:
        for command in commands:
            connection.execute(command.encode())


def modes_above(path: Path) -> dict[Path, int]:
    return {parent: stat.S_IMODE(parent.stat().st_mode) for parent in path.parents}


def test_a_new_folder_gets_a_server_that_keeps_checksums_and_knows_swedish_letters(
    superuser: Login,
) -> None:
    assert ask(superuser, "SHOW data_checksums") == "on"
    assert ask(superuser, "SHOW server_encoding") == "UTF8"
    assert ask(superuser, "SELECT lower('ÅÄÖ')") == "åäö"


def test_a_running_server_is_left_alone_by_a_second_start(
    cluster: Cluster, superuser: Login
) -> None:
    before = cluster.status()

    again = cluster.start()

    assert again == superuser
    assert cluster.status() == before
    assert before.pid is not None


def test_data_survive_an_orderly_stop(new_cluster: NewCluster) -> None:
    cluster = new_cluster("stopped")
    login = cluster.start()
    do(login, "CREATE TABLE kept (word text)", "INSERT INTO kept VALUES ('promise')")

    cluster.stop()
    stopped = cluster.status()
    cluster.start()

    assert stopped.pid is None
    assert stopped.version == str(find_binaries()[0].major)
    assert ask(login, "SELECT word FROM kept") == "promise"
    assert ask(login, "SHOW fsync") == "on"


@pytest.mark.parametrize("number_taken", [False, True])
def test_data_survive_a_killed_server(new_cluster: NewCluster, number_taken: bool) -> None:
    cluster = new_cluster("killed")
    login = cluster.start()
    do(login, "CREATE TABLE kept (word text)", "INSERT INTO kept VALUES ('promise')")
    killed = cluster.status().pid
    assert killed is not None
    os.kill(killed, signal.SIGKILL)
    account = account_for(cluster.folder)
    stranger = subprocess.Popen(["/bin/sleep", "60"], user=account.uid)
    if number_taken:
        pid_file = cluster.pgdata / "postmaster.pid"
        lines = pid_file.read_text().splitlines()
        pid_file.write_text("\n".join([str(stranger.pid), *lines[1:]]) + "\n")

    try:
        seen = cluster.status().pid
        cluster.start()
    finally:
        stranger.kill()
        stranger.wait()

    assert seen is None
    assert cluster.status().pid not in {None, killed, stranger.pid}
    assert ask(login, "SELECT word FROM kept") == "promise"


def test_two_processes_may_start_the_same_new_folder_at_once(new_cluster: NewCluster) -> None:
    cluster = new_cluster("raced")
    command = [sys.executable, "-m", "samsyn.postgres", "start", str(cluster.folder)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}

    racers = [
        subprocess.Popen(  # noqa: S603 - our own command
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
        )
        for _ in range(2)
    ]
    said = [racer.communicate(timeout=60) for racer in racers]

    assert [racer.returncode for racer in racers] == [0, 0], said
    assert said[0] == said[1]
    assert str(cluster.status().pid) in said[0][0]
    assert ask(cluster.login(), "SELECT 1") == 1


def test_stopping_what_does_not_run_changes_nothing(new_cluster: NewCluster) -> None:
    cluster = new_cluster("never")

    cluster.stop()

    assert not cluster.folder.exists()
    assert cluster.status().version is None


def test_a_wrong_password_is_refused(superuser: Login) -> None:
    stranger = Login(superuser.address, Credentials("postgres", "guessed"))

    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(stranger.dsn())


def test_nobody_gets_in_without_a_password(cluster: Cluster) -> None:
    rules = (cluster.pgdata / "pg_hba.conf").read_text().splitlines()

    methods = {rule.split()[-1] for rule in rules if rule and not rule.startswith("#")}

    assert methods == {"scram-sha-256"}


def test_the_server_does_not_listen_on_the_network(cluster: Cluster) -> None:
    process = Path(f"/proc/{cluster.status().pid}")
    if not process.exists():
        pytest.skip("needs /proc to see a process's sockets")
    held = {
        os.readlink(handle).removeprefix("socket:[").removesuffix("]")
        for handle in (process / "fd").iterdir()
        if os.readlink(handle).startswith("socket:[")
    }

    by_family = {
        family: {line.split()[column] for line in lines[1:]} & held
        for family, column in (("tcp", 9), ("tcp6", 9), ("unix", 6))
        if (lines := (process / "net" / family).read_text().splitlines())
    }

    assert by_family.pop("unix")
    assert not any(by_family.values())


def test_only_the_servers_account_can_look_into_the_folder(cluster: Cluster) -> None:
    uid = account_for(cluster.folder).uid
    private = [cluster.folder, cluster.pgdata, cluster.folder / "run", cluster.secrets.folder]

    assert [stat.S_IMODE(path.stat().st_mode) for path in private] == [0o700] * 4
    assert {path.stat().st_uid for path in private} == {uid}
    for file in (cluster.log, *cluster.secrets.folder.iterdir()):
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, file
        assert file.stat().st_uid == uid, file


def test_parent_directories_keep_their_modes(new_cluster: NewCluster, place: Path) -> None:
    parent = place / "narrow"
    parent.mkdir()
    parent.chmod(0o711)
    cluster = new_cluster("narrow/data")
    before = modes_above(cluster.folder)

    cluster.start(testing=True)

    assert modes_above(cluster.folder) == before


def test_an_existing_data_folder_keeps_its_mode_and_owner(new_cluster: NewCluster) -> None:
    cluster = new_cluster("existing")
    cluster.folder.mkdir()
    cluster.folder.chmod(0o755)
    before = cluster.folder.stat()

    cluster.start(testing=True)
    after = cluster.folder.stat()

    assert (after.st_mode, after.st_uid, after.st_gid) == (
        before.st_mode,
        before.st_uid,
        before.st_gid,
    )
    assert stat.S_IMODE(cluster.pgdata.stat().st_mode) == 0o700


def test_data_of_a_version_that_is_not_installed_are_refused_untouched(
    new_cluster: NewCluster,
) -> None:
    cluster = new_cluster("old")
    cluster.pgdata.mkdir(parents=True)
    (cluster.pgdata / "PG_VERSION").write_text("11\n")
    before = {path: path.stat().st_mtime_ns for path in cluster.folder.rglob("*")}

    with pytest.raises(IncompatibleCluster, match=r"made by PostgreSQL 11;.*dump.*restore"):
        cluster.start()

    assert {path: path.stat().st_mtime_ns for path in cluster.folder.rglob("*")} == before


def test_data_are_opened_by_the_installed_version_that_made_them(new_cluster: NewCluster) -> None:
    preferred, *others = find_binaries()
    older = next((other for other in others if other.major != preferred.major), None)
    if older is None:
        pytest.skip("only one major version of PostgreSQL is installed")
    made = new_cluster("older", bin_dir=older.bin_dir)
    made.start(testing=True)
    made.stop()

    login = Cluster(made.folder).start(testing=True)

    assert made.status().version == str(older.major)
    assert ask(login, "SELECT lower('ÅÄÖ')") == "åäö"


def test_a_folder_too_deep_for_a_socket_gets_a_private_directory_elsewhere(
    new_cluster: NewCluster,
) -> None:
    cluster = new_cluster("deep/" + "very-long-name-of-a-municipality/" * 3 + "data")

    login = cluster.start(testing=True)
    sockets = Path(login.address.host)
    found = sockets.stat()
    cluster.stop()
    again = cluster.start(testing=True)
    cluster.stop()
    sockets.rmdir()
    moved = cluster.start(testing=True)

    assert cluster.folder not in sockets.parents
    assert stat.S_IMODE(found.st_mode) == 0o700
    assert found.st_uid == account_for(cluster.folder).uid
    assert again == login
    assert moved.address != login.address
    assert ask(moved, "SELECT 1") == 1


def test_a_directory_without_programs_is_refused_by_name(
    new_cluster: NewCluster, tmp_path: Path
) -> None:
    cluster = new_cluster("no-programs", bin_dir=tmp_path)

    with pytest.raises(NoBinaries, match=str(tmp_path)):
        cluster.start()

    assert not cluster.folder.exists()


def test_a_server_that_nobody_could_enter_is_not_started(new_cluster: NewCluster) -> None:
    cluster = new_cluster("lost")
    cluster.pgdata.mkdir(parents=True)
    (cluster.pgdata / "PG_VERSION").write_text(f"{find_binaries()[0].major}\n")

    with pytest.raises(NoSuchPassword, match="role postgres"):
        cluster.start()

    assert cluster.status().pid is None


def test_the_log_does_not_repeat_what_people_wrote(cluster: Cluster, superuser: Login) -> None:
    do(superuser, "CREATE TABLE known (number text PRIMARY KEY)")
    insert = "INSERT INTO known VALUES ('19900101-2384')"
    do(superuser, insert)

    with pytest.raises(psycopg.errors.UniqueViolation):
        do(superuser, insert)

    log = cluster.log.read_text()
    assert "known_pkey" in log
    assert "19900101-2384" not in log
