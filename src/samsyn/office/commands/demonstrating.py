"""`samsyn demo`: six sites with invented data, loaded once, then served."""

import os
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from datetime import datetime
from multiprocessing import get_context

import click
from django.conf import settings
from django.utils import timezone

from samsyn.office.commands.readiness import make_ready
from samsyn.office.commands.serving import refuse_taken_port, serve_until_stopped
from samsyn.office.config import installation
from samsyn.office.demo import loading, staging
from samsyn.simulation.city import make_world
from samsyn.simulation.world import SimulatedSite

SEED = 20_221_017  # the figures on the demo's pages follow from this number


@click.command(help="Open six sites with invented people, groups and incidents.")
@click.option("--load-only", is_flag=True, help="Load the data, then stop.")
def demo(*, load_only: bool) -> None:
    """Load the invented sites unless they are there, then serve them."""
    environment = settings.ENVIRONMENT
    if not environment.is_demo:
        raise click.ClickException("Invented data belong in the demo: set SAMSYN_MODE=demo.")
    if not load_only:
        refuse_taken_port()
    found = make_ready()
    world = make_world(SEED, today=timezone.localdate())
    with installation.as_owner(found):
        staging.stage(world)
    waiting = [site for site in world.sites if not loading.is_loaded(site)]
    if waiting:
        began = time.monotonic()
        click.echo("Inventing six sites ...")
        _load(waiting, now=timezone.now())
        click.echo(f"Loaded in {time.monotonic() - began:.0f} seconds.")
    if not load_only:
        click.echo(f"Open http://{environment.address}:{environment.port}/ in your browser.")
        serve_until_stopped(workers=2)


def _load(sites: Sequence[SimulatedSite], *, now: datetime) -> None:
    """Load the sites side by side, as many at once as the machine has processors."""
    largest_first = sorted(sites, key=lambda site: -len(site.people))
    with ProcessPoolExecutor(
        max_workers=min(len(sites), os.cpu_count() or 1),
        mp_context=get_context("spawn"),  # a forked connection would be shared
        initializer=_connect,
    ) as pool:
        loads = [pool.submit(loading.load_site, site, now=now) for site in largest_first]
        for load in as_completed(loads):
            click.echo(f"  {load.result()}")


def _connect() -> None:
    installation.connect_application(settings.ENVIRONMENT)
