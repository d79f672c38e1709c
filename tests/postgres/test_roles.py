"""What each role may do: the wall as the database itself keeps it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest
from psycopg.errors import InsufficientPrivilege

from samsyn.postgres import (
    AUDIT_ROLE,
    CannotConnect,
    CannotPrepareRoles,
    Cluster,
    Login,
    Roles,
    Secrets,
    parse_url,
    prepare_roles,
    prepare_server,
)
from samsyn.postgres.roles import audit_role_lent


def do(login: Login, *commands: str) -> list[tuple[object, ...]]:
    with psycopg.connect(login.dsn(), autocommit=True) as connection:
        for command in commands:
            cursor = connection.execute(command.encode())
        return cursor.fetchall() if cursor.description else []


@pytest.fixture(scope="module", autouse=True)
def records(roles: Roles, cluster: Cluster) -> None:
    """A table behind a policy that lets nobody see anything, and one that the audit role owns."""
    do(
        cluster.login().to("samsyn"),
        f"GRANT CREATE ON SCHEMA public TO {AUDIT_ROLE}",
    )
    with audit_role_lent(cluster.login(), needed=True):
        do(
            roles.owner,
            "CREATE TABLE audit_event (deed text)",
            "GRANT INSERT ON audit_event TO samsyn_app",
            f"ALTER TABLE audit_event OWNER TO {AUDIT_ROLE}",
        )
    do(
        roles.owner,
        "CREATE TABLE person (name text)",
        "INSERT INTO person VALUES ('Kim')",
        "ALTER TABLE person ENABLE ROW LEVEL SECURITY",
        "CREATE POLICY nobody ON person USING (false)",
        "GRANT SELECT ON person TO samsyn_app",
    )


@pytest.mark.parametrize(
    "command",
    [
        "CREATE TABLE mine (word text)",
        "CREATE TEMPORARY TABLE mine (word text)",
        "CREATE SCHEMA mine",
        "CREATE FUNCTION public.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "ALTER TABLE person DISABLE ROW LEVEL SECURITY",
        "ALTER TABLE person ADD COLUMN more text",
        "DROP POLICY nobody ON person",
        "DROP TABLE person",
        "TRUNCATE person",
        "SELECT * FROM audit_event",
        "DELETE FROM audit_event",
        "ALTER ROLE samsyn_app BYPASSRLS",
        "CREATE ROLE friend",
        "CREATE DATABASE mine",
        "SET ROLE samsyn_owner",
        "SET ROLE samsyn_audit",
        "SET SESSION AUTHORIZATION samsyn_owner",
        "COPY person TO '/tmp/person.csv'",
        "SELECT pg_read_file('postgresql.conf')",
    ],
)
def test_the_application_is_refused(roles: Roles, command: str) -> None:
    with pytest.raises(InsufficientPrivilege):
        do(roles.app, command)


def test_the_application_sees_only_what_the_policy_lets_it_see(roles: Roles) -> None:
    assert do(roles.owner, "SELECT name FROM person") == [("Kim",)]
    assert do(roles.app, "SELECT name FROM person") == []
    with pytest.raises(InsufficientPrivilege, match="row-level security"):
        do(roles.app, "SET row_security = off", "SELECT name FROM person")


def test_the_application_may_write_to_the_audit_but_the_owner_may_not_rewrite_it(
    roles: Roles,
) -> None:
    do(roles.app, "INSERT INTO audit_event VALUES ('viewed')")

    for command in ("DELETE FROM audit_event", "TRUNCATE audit_event", "TABLE audit_event"):
        with pytest.raises(InsufficientPrivilege):
            do(roles.owner, command)


def test_the_owner_acts_as_the_audit_role_only_while_it_is_lent(
    roles: Roles, superuser: Login
) -> None:
    as_audit = f"SET ROLE {AUDIT_ROLE}"
    with audit_role_lent(superuser, needed=True):
        do(roles.owner, as_audit, "ALTER TABLE audit_event ADD COLUMN at timestamptz")

    with pytest.raises(InsufficientPrivilege):
        do(roles.owner, as_audit)


def test_an_audit_role_that_stayed_lent_is_taken_back(roles: Roles, superuser: Login) -> None:
    do(superuser, f"GRANT {AUDIT_ROLE} TO samsyn_owner")

    with audit_role_lent(superuser, needed=False):
        pass

    with pytest.raises(InsufficientPrivilege):
        do(roles.owner, f"SET ROLE {AUDIT_ROLE}")


def test_a_database_that_an_earlier_version_gave_to_the_owner_is_taken_over(
    roles: Roles, cluster: Cluster, superuser: Login
) -> None:
    do(superuser, "ALTER DATABASE samsyn OWNER TO samsyn_owner")

    prepare_roles(superuser, cluster.secrets)

    with pytest.raises(InsufficientPrivilege):
        do(roles.owner.to("postgres"), "DROP DATABASE samsyn")


def test_nobody_can_sign_in_as_the_audit_role(roles: Roles, superuser: Login) -> None:
    do(superuser, f"ALTER ROLE {AUDIT_ROLE} PASSWORD 'known'")

    with pytest.raises(psycopg.OperationalError, match="not permitted to log in"):
        psycopg.connect(roles.app.as_role(AUDIT_ROLE, "known").dsn())


def test_preparing_again_changes_nothing(roles: Roles, cluster: Cluster, superuser: Login) -> None:
    stored = "SELECT rolname, rolpassword FROM pg_authid ORDER BY rolname"
    before = do(superuser, stored)

    again = prepare_roles(superuser, cluster.secrets)

    assert again == roles
    assert do(superuser, stored) == before


def test_another_database_of_the_server_is_closed_the_same_way(
    cluster: Cluster, superuser: Login
) -> None:
    other = prepare_roles(superuser, cluster.secrets, database='other "site"')

    do(other.owner, "CREATE TABLE town (name text)")
    with pytest.raises(InsufficientPrivilege):
        do(other.app, "CREATE TABLE mine (name text)")


def test_passwords_that_another_installation_made_are_not_overwritten(
    roles: Roles, superuser: Login, tmp_path: Path
) -> None:
    elsewhere = Secrets(tmp_path / "secrets")

    with pytest.raises(CannotPrepareRoles, match=r"samsyn_owner exists .* reset"):
        prepare_roles(superuser, elsewhere)

    assert do(roles.app, "SELECT 1") == [(1,)]


def test_a_password_that_no_longer_fits_is_named(
    roles: Roles, cluster: Cluster, superuser: Login, tmp_path: Path
) -> None:
    elsewhere = Secrets(tmp_path / "secrets")
    shutil.copytree(cluster.secrets.folder, elsewhere.folder)
    (elsewhere.folder / "samsyn_app").write_text("guessed")

    with pytest.raises(CannotPrepareRoles, match="samsyn_app exists"):
        prepare_roles(superuser, elsewhere)

    assert do(roles.app, "SELECT 1") == [(1,)]


@pytest.mark.parametrize(
    ("breach", "repair", "sentence"),
    [
        ("ALTER ROLE samsyn_app BYPASSRLS", "ALTER ROLE samsyn_app NOBYPASSRLS", "powers"),
        ("ALTER ROLE samsyn_owner SUPERUSER", "ALTER ROLE samsyn_owner NOSUPERUSER", "powers"),
        ("ALTER ROLE samsyn_audit LOGIN", "ALTER ROLE samsyn_audit NOLOGIN", "sign in"),
        ("GRANT samsyn_owner TO samsyn_app", "REVOKE samsyn_owner FROM samsyn_app", "member"),
    ],
)
def test_a_hole_in_the_wall_is_refused_with_what_to_run(
    cluster: Cluster, superuser: Login, breach: str, repair: str, sentence: str
) -> None:
    do(superuser, breach)
    try:
        with pytest.raises(CannotPrepareRoles, match=sentence):
            prepare_roles(superuser, cluster.secrets)
    finally:
        do(superuser, repair)

    prepare_roles(superuser, cluster.secrets)


def test_a_wrong_password_of_the_administrator_is_told_without_repeating_it(
    cluster: Cluster, superuser: Login
) -> None:
    with pytest.raises(CannotConnect, match="password authentication failed") as refusal:
        prepare_roles(superuser.as_role("postgres", "guessed"), cluster.secrets)

    assert "guessed" not in str(refusal.value)


@pytest.fixture(scope="module")
def somebody_elses(place: Path) -> Iterator[Login]:
    """A server without our roles, with one login that may create roles and one that may not."""
    server = Cluster(place / "elsewhere")
    admin = server.start(testing=True)
    do(
        admin,
        "CREATE ROLE operator LOGIN CREATEROLE PASSWORD 'a word'",
        "CREATE ROLE visitor LOGIN PASSWORD 'a word'",
        "CREATE DATABASE city OWNER operator",
        "CREATE DATABASE foreign_city",
    )
    yield admin
    server.stop("immediate")


@pytest.fixture
def url_for(somebody_elses: Login) -> Callable[[str, str], str]:
    def make(user: str, database: str) -> str:
        host = quote(somebody_elses.address.host, safe="")
        return f"postgresql://{user}:a%20word@{host}/{database}"

    return make


def test_a_login_that_cannot_create_roles_is_refused(
    url_for: Callable[[str, str], str], tmp_path: Path
) -> None:
    with pytest.raises(CannotPrepareRoles, match="visitor may not create roles"):
        prepare_server(url_for("visitor", "city"), Secrets(tmp_path / "secrets"))

    assert not (tmp_path / "secrets").exists()


def test_a_server_of_ones_own_is_prepared_alike_and_repeatably(
    url_for: Callable[[str, str], str], tmp_path: Path
) -> None:
    secrets = Secrets(tmp_path / "secrets")

    prepared = prepare_server(url_for("operator", "city"), secrets)
    again = prepare_server(url_for("operator", "city"), secrets)
    do(prepared.owner, "CREATE TABLE person (name text)")
    operator = parse_url(url_for("operator", "city"))
    do(prepared.owner, f"GRANT CREATE ON SCHEMA public TO {AUDIT_ROLE}")
    with audit_role_lent(operator, needed=True):
        do(prepared.owner, f"ALTER TABLE person OWNER TO {AUDIT_ROLE}")

    assert again == prepared
    for command in ("CREATE TABLE mine (word text)", "SELECT * FROM person"):
        with pytest.raises(InsufficientPrivilege):
            do(prepared.app, command)
    with pytest.raises(InsufficientPrivilege):
        do(prepared.owner, f"SET ROLE {AUDIT_ROLE}")
    with pytest.raises(CannotPrepareRoles, match="foreign_city"):
        prepare_server(url_for("operator", "foreign_city"), secrets)
    with pytest.raises(CannotPrepareRoles, match="is not in"):
        prepare_server(url_for("operator", "city"), Secrets(tmp_path / "other"))

    renewed = prepare_server(
        url_for("operator", "city"), Secrets(tmp_path / "other"), reset_passwords=True
    )
    assert do(renewed.app, "SELECT 1") == [(1,)]
    assert renewed.app != prepared.app
