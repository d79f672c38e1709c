"""The three roles behind the wall, made alike on our own server and on somebody else's.

`samsyn_owner` owns the schema and migrates it; `samsyn_app` serves people and can neither create
nor bypass anything; `samsyn_audit` owns the audit record, nobody signs in as it, and the owner is
a member of it only while the audit record itself is migrated.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import LiteralString

from psycopg import Connection, OperationalError, connect
from psycopg.errors import InsufficientPrivilege
from psycopg.sql import SQL, Composable, Identifier, Literal

from samsyn.postgres.address import Login, parse_url
from samsyn.postgres.binaries import OLDEST_MAJOR
from samsyn.postgres.errors import PostgresError
from samsyn.postgres.folder import Secrets

OWNER_ROLE = "samsyn_owner"
APP_ROLE = "samsyn_app"
AUDIT_ROLE = "samsyn_audit"

_TURN = 5_735_219_046  # advisory lock: two preparations take turns
_GRANT_OPTIONS_SINCE = 160_000
_CONNECT_SECONDS = 15
_OWNER_COULD_DROP: LiteralString = (  # and whoever asks could take the database over
    "SELECT EXISTS (SELECT FROM pg_database, pg_roles WHERE datname = %s"
    " AND pg_get_userbyid(datdba) = %s"
    " AND rolname = current_user AND (rolsuper OR rolcreatedb))"
)
_POWERLESS = "NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB NOREPLICATION"


class CannotConnect(PostgresError):
    """The server does not let this login in."""


class CannotPrepareRoles(PostgresError):
    """The roles cannot be made, or what is there would leave a hole in the wall."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """The logins to one prepared database."""

    owner: Login
    app: Login
    audit: str = AUDIT_ROLE


def prepare_roles(
    admin: Login, secrets: Secrets, *, database: str = "samsyn", reset_passwords: bool = False
) -> Roles:
    """Make the roles and the database where they are missing, close the schema, check the result.

    Running it again changes nothing. `admin` is a superuser, or a login that may create roles and
    owns the database. Raises `CannotConnect`, or `CannotPrepareRoles` with all reasons; so too
    when a role exists whose password is not in `secrets`, unless `reset_passwords` is set.
    """
    with open_connection(admin) as connection:
        try:
            _check_server(connection)
            connection.execute("SELECT pg_advisory_lock(%s)", [_TURN])
            _make_roles(connection, secrets, reset_passwords=reset_passwords)
            _make_database(connection, database)
            with open_connection(admin.to(database)) as inside:
                _close_database(inside, database)
                _check_roles(inside, database)
        except InsufficientPrivilege as error:
            raise CannotPrepareRoles(
                f"The login {admin.credentials.user} may not prepare the database {database}: "
                f"{error.diag.message_primary}. Make it the owner of the database and, if the "
                f"roles exist already, a member of {OWNER_ROLE}; or name a superuser."
            ) from error
    there = admin.to(database)
    roles = Roles(
        owner=there.as_role(OWNER_ROLE, secrets.read(OWNER_ROLE)),
        app=there.as_role(APP_ROLE, secrets.read(APP_ROLE)),
    )
    for login in (roles.owner, roles.app):
        _check_password(login, secrets)
    return roles


def prepare_server(url: str, secrets: Secrets, *, reset_passwords: bool = False) -> Roles:
    """Prepare the database that a URL names on a server of somebody's own.

    Raises `BadDatabaseUrl` and what `prepare_roles` raises.
    """
    admin = parse_url(url)
    database = admin.address.database
    return prepare_roles(admin, secrets, database=database, reset_passwords=reset_passwords)


@contextmanager
def audit_role_lent(admin: Login, *, needed: bool) -> Iterator[None]:
    """Let the owner act as the audit role for a while if that is needed; never afterwards.

    It is taken back also where an earlier preparation was cut off. Whoever calls this holds a
    lock, so that two preparations of one database take turns.
    """
    if needed:
        with open_connection(admin) as connection:
            _grant_role(connection, AUDIT_ROLE, to=OWNER_ROLE)
    try:
        yield
    finally:
        with open_connection(admin) as connection:
            if _holds(connection, "SELECT pg_has_role(%s, %s, 'MEMBER')", OWNER_ROLE, AUDIT_ROLE):
                _run(
                    connection, "REVOKE {} FROM {}", Identifier(AUDIT_ROLE), Identifier(OWNER_ROLE)
                )


def open_connection(login: Login) -> Connection:
    """Connect without a surrounding transaction. Raises `CannotConnect` with the server's words."""
    try:
        return connect(login.dsn(), autocommit=True, connect_timeout=_CONNECT_SECONDS)
    except OperationalError as error:
        raise CannotConnect(
            f"The role {login.credentials.user} cannot connect to the database "
            f"{login.address.database} at {login.address.host}: {str(error).strip()}. "
            "Check that the server runs, and the address, role and password."
        ) from error


def _check_server(connection: Connection) -> None:
    if connection.info.server_version < OLDEST_MAJOR * 10_000:
        raise CannotPrepareRoles(
            f"The server is PostgreSQL {connection.info.server_version // 10_000}; "
            f"{OLDEST_MAJOR} or later is needed. Upgrade it, or name another server."
        )
    if not _holds(
        connection, "SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user"
    ):
        raise CannotPrepareRoles(
            f"The login {connection.info.user} may not create roles. Run ALTER ROLE "
            f'"{connection.info.user}" CREATEROLE as a superuser, or name another login.'
        )


def _make_roles(connection: Connection, secrets: Secrets, *, reset_passwords: bool) -> None:
    for role, inheriting in ((OWNER_ROLE, "INHERIT"), (APP_ROLE, "NOINHERIT")):
        exists = _exists(connection, role)
        if exists and not secrets.has(role) and not reset_passwords:
            raise CannotPrepareRoles(_unknown_password(role, secrets))
        if not exists or reset_passwords:
            # The server receives a verifier, so that no log of its can hold the password.
            verifier = _verifier(connection, role, secrets.ensure(role))
            command = "ALTER ROLE {} PASSWORD {}" if exists else "CREATE ROLE {} LOGIN PASSWORD {}"
            _run(connection, command, Identifier(role), Literal(verifier))
        if not exists:
            _run(connection, "ALTER ROLE {} " + inheriting, Identifier(role))
    if not _exists(connection, AUDIT_ROLE):
        _run(connection, "CREATE ROLE {} NOLOGIN " + _POWERLESS, Identifier(AUDIT_ROLE))
    # A superuser is a member of every role already.
    _grant_role(connection, OWNER_ROLE, to=connection.info.user)


def _grant_role(connection: Connection, role: str, *, to: str) -> None:
    has_options = connection.info.server_version >= _GRANT_OPTIONS_SINCE
    # With options, whoever made a role is a member of it, but may not yet act as it.
    kind = "SET" if has_options else "MEMBER"
    if _holds(connection, "SELECT pg_has_role(%s, %s, %s)", to, role, kind):
        return
    options: LiteralString = " WITH INHERIT FALSE, SET TRUE" if has_options else ""
    _run(connection, "GRANT {} TO {}" + options, Identifier(role), Identifier(to))


def _make_database(connection: Connection, database: str) -> None:
    known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database])
    if not known.fetchone():
        _run(connection, "CREATE DATABASE {} ENCODING 'UTF8'", Identifier(database))
    elif _holds(connection, _OWNER_COULD_DROP, database, OWNER_ROLE):
        # Made by an earlier version. Whoever owns a database can drop it, the audit with it.
        names = (Identifier(database), Identifier(connection.info.user))
        _run(connection, "ALTER DATABASE {} OWNER TO {}", *names)


def _close_database(connection: Connection, database: str) -> None:
    """Give each role what it needs in this database, and everybody else nothing."""
    name, owner = Identifier(database), Identifier(OWNER_ROLE)
    _run(connection, "REVOKE CREATE, TEMPORARY ON DATABASE {} FROM PUBLIC", name)
    _run(connection, "GRANT CONNECT, CREATE, TEMPORARY ON DATABASE {} TO {}", name, owner)
    _run(connection, "GRANT CONNECT ON DATABASE {} TO {}", name, Identifier(APP_ROLE))
    if not _owns_schema(connection):
        _run(connection, "ALTER SCHEMA public OWNER TO {}", owner)
    _run(connection, "SET ROLE {}", owner)
    _run(connection, "REVOKE CREATE ON SCHEMA public FROM PUBLIC")
    _run(connection, "GRANT USAGE ON SCHEMA public TO {}", Identifier(APP_ROLE))
    _run(connection, "GRANT USAGE ON SCHEMA public TO {}", Identifier(AUDIT_ROLE))
    _run(connection, "REVOKE CREATE ON SCHEMA public FROM {}", Identifier(AUDIT_ROLE))
    _run(connection, "RESET ROLE")


def _check_roles(connection: Connection, database: str) -> None:
    """Raise `CannotPrepareRoles` with every way round the wall that the server still offers."""
    power = "SELECT rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication"
    faults = [
        f"The role {role} has powers it must not have: run ALTER ROLE {role} {_POWERLESS}."
        for role in (OWNER_ROLE, APP_ROLE, AUDIT_ROLE)
        if _holds(connection, power + " FROM pg_roles WHERE rolname = %s", role)
    ]
    faults += [
        f"The role {APP_ROLE} is a member of {role}: run REVOKE {role} FROM {APP_ROLE}."
        for role in (OWNER_ROLE, AUDIT_ROLE)
        if _holds(connection, "SELECT pg_has_role(%s, %s, 'MEMBER')", APP_ROLE, role)
    ]
    if _holds(connection, "SELECT rolcanlogin FROM pg_roles WHERE rolname = %s", AUDIT_ROLE):
        faults.append(
            f"Somebody could sign in as {AUDIT_ROLE}: run ALTER ROLE {AUDIT_ROLE} NOLOGIN."
        )
    if _holds(connection, "SELECT has_schema_privilege(%s, 'public', 'CREATE')", APP_ROLE):
        faults.append(f"The role {APP_ROLE} may create tables: revoke CREATE on the schema public.")
    for right in ("CREATE", "TEMPORARY"):
        if _holds(
            connection, "SELECT has_database_privilege(%s, %s, %s)", APP_ROLE, database, right
        ):
            faults.append(f"Revoke {right} on the database {database} from {APP_ROLE} and PUBLIC.")
    if not _holds(
        connection, "SELECT has_database_privilege(%s, %s, 'CREATE')", OWNER_ROLE, database
    ):
        faults.append(f"The role {OWNER_ROLE} needs CREATE on the database {database}: grant it.")
    if not _holds(connection, "SELECT current_setting('server_encoding') = 'UTF8'"):
        faults.append(f"The database {database} is not encoded in UTF8: create one that is.")
    if faults:
        raise CannotPrepareRoles(" ".join(faults))


def _check_password(login: Login, secrets: Secrets) -> None:
    try:
        open_connection(login).close()
    except CannotConnect as error:
        if "password authentication failed" not in str(error):
            raise
        raise CannotPrepareRoles(_unknown_password(login.credentials.user, secrets)) from error


def _unknown_password(role: str, secrets: Secrets) -> str:
    return (
        f"The role {role} exists on this server, but its password is not in {secrets.folder}. "
        "Copy that directory from the installation that made the role; or, if no other "
        "installation uses this server, reset the passwords."
    )


def _owns_schema(connection: Connection) -> bool:
    query: LiteralString = (
        "SELECT pg_get_userbyid(nspowner) = %s FROM pg_namespace WHERE nspname = 'public'"
    )
    return _holds(connection, query, OWNER_ROLE)


def _verifier(connection: Connection, role: str, password: str) -> str:
    made = connection.pgconn.encrypt_password(password.encode(), role.encode(), b"scram-sha-256")
    return made.decode("ascii")


def _exists(connection: Connection, role: str) -> bool:
    return _holds(connection, "SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = %s)", role)


def _holds(connection: Connection, query: LiteralString, *values: str) -> bool:
    row = connection.execute(query, values).fetchone()
    return bool(row and row[0])


def _run(connection: Connection, command: LiteralString, *parts: Composable) -> None:
    connection.execute(SQL(command).format(*parts))
