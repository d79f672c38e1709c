"""Brings the installation to the state that every command may rely on."""

from collections.abc import Iterator
from contextlib import contextmanager

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


@contextmanager
def as_owner(*refusals: type[Exception]) -> Iterator[None]:
    """Run an operator's change in the owner's name; refusals of these kinds are said as such."""
    try:
        with installation.as_owner(make_ready()):
            yield
    except refusals as refusal:
        raise click.ClickException(str(refusal)) from refusal
