"""One running server for the whole folder, and places where the server's account can work."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from samsyn.postgres import Cluster, Login, PostgresError, Roles, prepare_roles


@pytest.fixture(scope="session")
def place() -> Iterator[Path]:
    """A directory that every account may enter; pytest's own are closed to other accounts."""
    made = Path(tempfile.mkdtemp(prefix="pg-"))
    made.chmod(0o755)
    yield made
    shutil.rmtree(made)


@pytest.fixture(scope="session")
def cluster(place: Path) -> Iterator[Cluster]:
    """The shared server: tests may use it, and must not stop it."""
    shared = Cluster(place / "shared")
    shared.start(testing=True)
    yield shared
    shared.stop("immediate")


@pytest.fixture(scope="session")
def superuser(cluster: Cluster) -> Login:
    return cluster.login()


@pytest.fixture(scope="session")
def roles(cluster: Cluster, superuser: Login) -> Roles:
    return prepare_roles(superuser, cluster.secrets)


@pytest.fixture
def new_cluster(place: Path) -> Iterator[Callable[..., Cluster]]:
    """Describe further clusters by name; they are stopped and removed after the test."""
    described: list[Cluster] = []

    def describe(name: str, *, bin_dir: Path | None = None) -> Cluster:
        described.append(Cluster(place / name, bin_dir=bin_dir))
        return described[-1]

    yield describe

    for cluster in described:
        cluster.stop("immediate")
        sockets = _socket_directory(cluster)
        if sockets:
            shutil.rmtree(sockets, ignore_errors=True)
        shutil.rmtree(cluster.folder, ignore_errors=True)


@pytest.fixture
def as_root() -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can start a server as another account")


def _socket_directory(cluster: Cluster) -> str | None:
    try:
        return cluster.login().address.host
    except PostgresError:
        return None
