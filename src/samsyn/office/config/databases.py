"""Two logins to one database: the owner, who migrates, and the application, which may not.

The office runs as the application; `installation.as_owner` is the only way to the other.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from samsyn.office.config.environment import Environment
from samsyn.postgres import APP_ROLE, OWNER_ROLE, Cluster, Login, Secrets, parse_url

DATABASE = "samsyn"


@dataclass(frozen=True, slots=True)
class Logins:
    """Both ways into the installation's database."""

    owner: Login
    application: Login


def logins(environment: Environment) -> Logins | None:
    """Return both logins, or None before the installation has been prepared."""
    secrets = secrets_of(environment)
    if not (secrets.has(OWNER_ROLE) and secrets.has(APP_ROLE)):
        return None
    anyone = administrator(environment)
    return Logins(
        anyone.as_role(OWNER_ROLE, secrets.read(OWNER_ROLE)),
        anyone.as_role(APP_ROLE, secrets.read(APP_ROLE)),
    )


def administrator(environment: Environment) -> Login:
    """Return the login of whoever may change roles, to the installation's database."""
    if environment.database_url:
        return parse_url(environment.database_url)
    return Cluster(cluster_folder(environment)).login().to(DATABASE)


def databases(environment: Environment) -> dict[str, dict[str, Any]]:
    """Return Django's DATABASES; before the installation is prepared, one that leads nowhere."""
    found = logins(environment)
    if found is None:
        return {"default": {"ENGINE": "django.db.backends.postgresql", "NAME": "not-prepared"}}
    return {"default": connection_settings(found.application)}


def connection_settings(login: Login) -> dict[str, Any]:
    """Return one entry of DATABASES."""
    return {**login.django(), "CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}


def cluster_folder(environment: Environment) -> Path:
    """Where the embedded server keeps its data."""
    return environment.folder / "database"


def secrets_of(environment: Environment) -> Secrets:
    """Where the roles' passwords are kept: with the cluster, or for a server of one's own."""
    if environment.database_url:
        return Secrets(environment.folder / "secrets")
    return Cluster(cluster_folder(environment)).secrets
