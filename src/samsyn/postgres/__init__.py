"""PostgreSQL that comes with pip, started and stopped in a private data folder.

`Cluster(folder).start()` gives the superuser's login; `prepare_roles` makes the product's roles.
"""

from samsyn.postgres.account import (
    NoServerAccount,
    ServerAccount,
    UnreachableFolder,
    account_for,
    default_folder,
)
from samsyn.postgres.address import BadDatabaseUrl, Credentials, Login, ServerAddress, parse_url
from samsyn.postgres.binaries import Binaries, NoBinaries, UnreachableBinaries, find_binaries
from samsyn.postgres.cluster import CannotStart, Cluster, IncompatibleCluster, Status
from samsyn.postgres.dumps import CannotDump, CannotRestore, dumped, restore
from samsyn.postgres.errors import PostgresError
from samsyn.postgres.folder import NoSocketDirectory, NoSuchPassword, Secrets
from samsyn.postgres.postmaster import DidNotStop, NotReady
from samsyn.postgres.roles import (
    APP_ROLE,
    AUDIT_ROLE,
    OWNER_ROLE,
    CannotConnect,
    CannotPrepareRoles,
    Roles,
    prepare_roles,
    prepare_server,
)

__all__ = [
    "APP_ROLE",
    "AUDIT_ROLE",
    "OWNER_ROLE",
    "BadDatabaseUrl",
    "Binaries",
    "CannotConnect",
    "CannotDump",
    "CannotPrepareRoles",
    "CannotRestore",
    "CannotStart",
    "Cluster",
    "Credentials",
    "DidNotStop",
    "IncompatibleCluster",
    "Login",
    "NoBinaries",
    "NoServerAccount",
    "NoSocketDirectory",
    "NoSuchPassword",
    "NotReady",
    "PostgresError",
    "Roles",
    "Secrets",
    "ServerAccount",
    "ServerAddress",
    "Status",
    "UnreachableBinaries",
    "UnreachableFolder",
    "account_for",
    "default_folder",
    "dumped",
    "find_binaries",
    "parse_url",
    "prepare_roles",
    "prepare_server",
    "restore",
]
