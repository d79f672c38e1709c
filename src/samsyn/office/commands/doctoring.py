"""`samsyn doctor` and `samsyn prepare`: is the installation sound, and make it so."""

import json
from dataclasses import asdict

import click
from django.conf import settings

from samsyn.office.commands.readiness import make_ready
from samsyn.office.config import installation
from samsyn.office.config.health import findings
from samsyn.postgres import PostgresError


@click.command(help="Make the database ready: server, roles, tables, privileges, grants.")
def prepare() -> None:
    """Bring everything up to date. Safe to repeat."""
    make_ready()
    click.echo("Ready.")


@click.command(help="Look at roles, walls, disk, clock and keys, and say what to do.")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
def doctor(*, as_json: bool) -> None:
    """Print every finding; exit with 1 if one asks for something to be done."""
    try:
        installation.start_database(settings.ENVIRONMENT)
        installation.connect_application(settings.ENVIRONMENT)
    except PostgresError as refusal:
        raise click.ClickException(str(refusal)) from refusal
    made = list(findings(settings.ENVIRONMENT))
    if as_json:
        click.echo(json.dumps([asdict(one) for one in made], ensure_ascii=False, indent=2))
    else:
        for one in made:
            mark = "ok   " if one.is_sound else "FAULT"
            click.echo(f"{mark} {one.about}: {one.state}. {one.advice}".rstrip())
    if not all(one.is_sound for one in made):
        raise SystemExit(1)
