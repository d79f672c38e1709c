"""Databases for tests: one template with tables and cast, cloned for whoever needs one.

Tests sign in as the application, so the wall that they meet is the one in production.
"""

import fcntl
import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import psycopg
from django.conf import settings
from django.db import connections
from psycopg import sql
from tests.environment import FOLDER, PROJECT
from tests.fingerprints import fingerprint_of
from tests.office import cast

from samsyn.office.config import installation
from samsyn.office.config.databases import Logins, cluster_folder
from samsyn.postgres import Cluster, Login, prepare_roles

Filled = TypeVar("Filled")


def prepare() -> Logins:
    """Start the server, and make the template unless it is there for this very code."""
    cluster = Cluster(cluster_folder(settings.ENVIRONMENT))
    admin = cluster.start(testing=True)
    template = f"template_{fingerprint_of(_what_the_template_is_made_of())}"
    with _only_one("template.lock"):
        roles = prepare_roles(admin, cluster.secrets, database=template)
        found = Logins(roles.owner, roles.app)
        if not _is_ready(found.owner):
            installation.prepare_tables(found, superuser(found))
            with installation.as_owner(found):
                cast.put_on_stage()
    return found


@contextmanager
def clone(found: Logins, name: str) -> Iterator[Logins]:
    """A database of one's own, made from the template and dropped afterwards."""
    try:
        yield _copied(found, name)
    finally:
        _forget(name)


@contextmanager
def connected(found: Logins) -> Iterator[None]:
    """Let Django in this process speak with another database for a while."""
    with elsewhere():
        installation.connect(found.application)
        yield


@contextmanager
def elsewhere() -> Iterator[None]:
    """Put the connection back as it was, whatever the block connects to."""
    before = dict(connections.databases["default"])
    try:
        yield
    finally:
        installation.disconnect()
        connections.databases["default"].update(before)
        del connections["default"]


def filled(found: Logins, run: str, fill: Callable[[], Filled]) -> tuple[Logins, Filled]:
    """Return a template with more in it, and what filling it gave: once for all workers of a run.

    What an earlier run left goes: its records grow older, and the tests' clock does not wait.
    """
    name = f"filled_{run}"
    kept = FOLDER / f"{name}.pickle"
    with _only_one("filled.lock"):
        if not kept.exists():
            for old in FOLDER.glob("filled_*.pickle"):
                _forget(old.stem)
                old.unlink()
            with connected(_copied(found, name)):
                kept.write_bytes(pickle.dumps(fill()))
    filled_with: Filled = pickle.loads(kept.read_bytes())  # noqa: S301  of this run's own writing
    return Logins(found.owner.to(name), found.application.to(name)), filled_with


def superuser(found: Logins) -> Login:
    """Return the login that no wall stops, to look at what really is in a database."""
    admin = Cluster(cluster_folder(settings.ENVIRONMENT)).login()
    return admin.to(found.owner.address.database)


def rows(login: Login, query: str, *values: Any) -> list[tuple[Any, ...]]:
    """Ask a database directly, past Django."""
    with psycopg.connect(login.dsn()) as connection:
        return connection.execute(query, values).fetchall()


@contextmanager
def _only_one(lock_name: str) -> Iterator[None]:
    with (FOLDER / lock_name).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _copied(found: Logins, name: str) -> Logins:
    with _server() as server:
        _drop(server, name)
        template = sql.Identifier(found.owner.address.database)
        # A copy of the files takes a tenth of writing every block to the log.
        server.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY").format(
                sql.Identifier(name), template
            )
        )
        _let_migrate(server, name)
    return Logins(found.owner.to(name), found.application.to(name))


def _forget(name: str) -> None:
    with _server() as server:
        _drop(server, name)


def _server() -> psycopg.Connection:
    admin = Cluster(cluster_folder(settings.ENVIRONMENT)).login()
    return psycopg.connect(admin.dsn(), autocommit=True)


def _drop(server: psycopg.Connection, name: str) -> None:
    server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _let_migrate(server: psycopg.Connection, name: str) -> None:
    # What a database as a whole grants is not copied from its template.
    server.execute(
        sql.SQL("GRANT CREATE ON DATABASE {} TO samsyn_owner").format(sql.Identifier(name))
    )


def _is_ready(owner: Login) -> bool:
    found = rows(owner, "SELECT to_regclass('partners_room') IS NOT NULL")
    return bool(found[0][0]) and bool(rows(owner, "SELECT 1 FROM partners_room LIMIT 1"))


def _what_the_template_is_made_of() -> Iterator[Path]:
    office = PROJECT / "src" / "samsyn" / "office"
    yield from office.glob("*/migrations/*.py")
    yield office / "schema.py"
    yield office / "access" / "deeds.py"
    yield office / "config" / "installation.py"
    yield office / "disclosures" / "grounds" / "swedish.py"
    yield Path(cast.__file__)
