"""`samsyn remind`: for a timer, once a morning."""

import click
from django.conf import settings
from django.utils import timezone

from samsyn.office.calendar import jobs
from samsyn.office.commands.readiness import make_ready


@click.command(help="Send staff an e-mail if something of theirs is due or late. Once a day each.")
def remind() -> None:
    """Say how many letters went out."""
    environment = settings.ENVIRONMENT
    if not environment.mail_host:
        raise click.ClickException("No letters can go out: set SAMSYN_MAIL_HOST and _MAIL_FROM.")
    make_ready()
    sent = jobs.remind(now=timezone.now(), address=environment.pages)
    click.echo(f"{sent} {'letter' if sent == 1 else 'letters'} sent.")
