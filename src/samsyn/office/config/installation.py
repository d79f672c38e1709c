"""Makes an installation ready: server, roles, tables, privileges, grants. Safe to repeat.

Runs as the owner, before any web process; two at once take turns.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management import call_command
from django.db import connections, transaction
from django.db.migrations.executor import MigrationExecutor

from samsyn.office.access.deeds import GRANTS
from samsyn.office.config.databases import (
    DATABASE,
    Logins,
    cluster_folder,
    connection_settings,
    logins,
    secrets_of,
)
from samsyn.office.config.environment import Environment
from samsyn.office.disclosures.changes import write_grounds
from samsyn.office.partners.models import Grant
from samsyn.office.retention.changes import write_rules
from samsyn.postgres import Cluster, Login, parse_url, prepare_roles, prepare_server
from samsyn.postgres.roles import audit_role_lent, open_connection

_TURN = 5_301_847  # advisory lock: any number that nothing else here uses

# The application may not write what decides who sees what, nor the migrations' ledger, and
# reaches the audit record only through the function that appends to it.
_PRIVILEGES = """
DO $$
DECLARE
  one record;
BEGIN
  GRANT USAGE ON SCHEMA public TO samsyn_app;
  FOR one IN
    SELECT c.oid::regclass AS name, c.relname FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
      AND pg_get_userbyid(c.relowner) = current_user
  LOOP
    EXECUTE format('GRANT SELECT ON %s TO samsyn_app', one.name);
    IF one.relname LIKE 'partners\\_%'
      OR one.relname IN ('django_migrations', 'disclosures_ground',
                         'notifications_talkrule', 'retention_rule',
                         'retention_ruleapproval', 'steering_steeringpart') THEN
      EXECUTE format('REVOKE INSERT, UPDATE, DELETE ON %s FROM samsyn_app', one.name);
    ELSE
      EXECUTE format('GRANT INSERT, UPDATE, DELETE ON %s TO samsyn_app', one.name);
    END IF;
  END LOOP;
END
$$
"""


def start_database(environment: Environment) -> Login:
    """Start the embedded server (unless one of one's own is named) and make roles and database.

    Returns the login of whoever may change roles there, for `prepare_tables`.
    """
    secrets = secrets_of(environment)
    if environment.database_url:
        prepare_server(environment.database_url, secrets)
        return parse_url(environment.database_url)
    admin = Cluster(cluster_folder(environment)).start()
    prepare_roles(admin, secrets, database=DATABASE)
    return admin.to(DATABASE)


@contextmanager
def as_owner(found: Logins) -> Iterator[None]:
    """Let this process write as the owner for a while, then as the application again.

    One connection changes hands, rather than a second one beside it: a library's migration
    that writes through the default connection would otherwise wait for itself for ever.
    """
    connect(found.owner)
    try:
        yield
    finally:
        connect(found.application)


def connect(login: Login) -> None:
    """Point Django at the database in the name of this login."""
    connections["default"].close()
    connections.databases["default"].update(connection_settings(login))
    del connections["default"]


def connect_application(environment: Environment) -> None:
    """Point Django at the installation's database as the application."""
    found = logins(environment)
    if found is not None:
        connect(found.application)


def disconnect() -> None:
    """Close this thread's connection, so that its database can be dropped or handed over."""
    connections["default"].close()


def prepare_tables(found: Logins, admin: Login, *, verbosity: int = 0) -> None:
    """Bring tables, privileges and grants up to date, in the owner's name.

    `admin` lends the owner the audit role while the audit record itself is migrated.
    """
    with open_connection(found.owner) as turn, as_owner(found):
        turn.execute("SELECT pg_advisory_lock(%s)", [_TURN])
        waiting = _apps_to_migrate()
        with audit_role_lent(admin, needed="audit" in waiting):
            if waiting:  # else Django would only build every model once more
                call_command("migrate", interactive=False, verbosity=verbosity)
        call_command("createcachetable", verbosity=verbosity)
        turn.execute("SELECT samsyn_watch_sources()")  # also of claims in apps that came later
        turn.execute(_PRIVILEGES)
        write_grants()
        write_grounds()
        write_rules()


def _apps_to_migrate() -> set[str]:
    executor = MigrationExecutor(connections["default"])
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return {migration.app_label for migration, _backwards in plan}


def write_grants() -> None:
    """Make the database's table of grants say what `GRANTS` says."""
    wanted = {(role.value, deed.value) for role, deeds in GRANTS.items() for deed in deeds}
    with transaction.atomic():
        rows = Grant.objects.all()
        held = set(rows.values_list("role", "deed"))
        for role, deed in held - wanted:
            rows.filter(role=role, deed=deed).delete()
        rows.bulk_create(Grant(role=role, deed=deed) for role, deed in sorted(wanted - held))
