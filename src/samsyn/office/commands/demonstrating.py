"""`samsyn demo`: five sites with invented data, loaded once, then served."""

import time

import click
from django.conf import settings
from django.utils import timezone

from samsyn.office.commands.readiness import make_ready
from samsyn.office.commands.serving import serve_until_stopped
from samsyn.office.config import installation
from samsyn.office.demo import loading, staging
from samsyn.simulation.city import make_world

SEED = 20_221_017  # the figures on the demo's pages follow from this number


@click.command(help="Open five sites with invented people, groups and incidents.")
@click.option("--load-only", is_flag=True, help="Load the data, then stop.")
def demo(*, load_only: bool) -> None:
    """Load the invented sites unless they are there, then serve them."""
    environment = settings.ENVIRONMENT
    if not environment.is_demo:
        raise click.ClickException("Invented data belong in the demo: set SAMSYN_MODE=demo.")
    found = make_ready()
    world = make_world(SEED, today=timezone.localdate())
    with installation.as_owner(found):
        staging.stage(world)
    if not loading.is_loaded(world):
        began = time.monotonic()
        click.echo("Inventing five sites ...")
        for line in loading.load(world, now=timezone.now()):
            click.echo(f"  {line}")
        click.echo(f"Loaded in {time.monotonic() - began:.0f} seconds.")
    if not load_only:
        click.echo(f"Open http://{environment.address}:{environment.port}/ in your browser.")
        serve_until_stopped(workers=2)
