"""Brings the installation to the state that every command may rely on."""

import click
from django.conf import settings

from samsyn.office.config import installation
from samsyn.office.config.databases import Logins, logins
from samsyn.postgres import PostgresError


def make_ready() -> Logins:
    """Start the database, bring its tables up to date, and return the two logins.

    A server that cannot be used is a refusal with its sentence, not a trace.
    """
    environment = settings.ENVIRONMENT
    try:
        admin = installation.start_database(environment)
        found = logins(environment)
        if found is None:
            raise click.ClickException("The passwords of the database roles are missing.")
        installation.prepare_tables(found, admin)
    except PostgresError as refusal:
        raise click.ClickException(str(refusal)) from refusal
    return found
