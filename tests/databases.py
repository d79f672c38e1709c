"""Databases for tests: one template with tables and cast, cloned for whoever needs one.

Tests sign in as the application, so the wall that they meet is the one in production.
"""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from django.conf import settings
from psycopg import sql
from tests.environment import FOLDER, PROJECT
from tests.fingerprints import fingerprint_of
from tests.office import cast

from samsyn.office.config import installation
from samsyn.office.config.databases import Logins, cluster_folder
from samsyn.postgres import Cluster, Login, prepare_roles


def prepare() -> Logins:
    """Start the server, and make the template unless it is there for this very code."""
    cluster = Cluster(cluster_folder(settings.ENVIRONMENT))
    admin = cluster.start(testing=True)
    template = f"template_{fingerprint_of(_what_the_template_is_made_of())}"
    with (FOLDER / "template.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
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
    admin = Cluster(cluster_folder(settings.ENVIRONMENT)).login()
    template = found.owner.address.database
    with psycopg.connect(admin.dsn(), autocommit=True) as server:
        _drop(server, name)
        server.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
                sql.Identifier(name), sql.Identifier(template)
            )
        )
        try:
            _let_migrate(server, name)
            yield Logins(found.owner.to(name), found.application.to(name))
        finally:
            _drop(server, name)


def superuser(found: Logins) -> Login:
    """Return the login that no wall stops, to look at what really is in a database."""
    admin = Cluster(cluster_folder(settings.ENVIRONMENT)).login()
    return admin.to(found.owner.address.database)


def rows(login: Login, query: str, *values: Any) -> list[tuple[Any, ...]]:
    """Ask a database directly, past Django."""
    with psycopg.connect(login.dsn()) as connection:
        return connection.execute(query, values).fetchall()


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
    yield office / "access" / "deeds.py"
    yield office / "config" / "installation.py"
    yield office / "disclosures" / "grounds" / "swedish.py"
    yield Path(cast.__file__)
