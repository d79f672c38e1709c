"""`samsyn report-pack`: what a site has frozen of a period as one file, as a named coordinator."""

from datetime import datetime
from pathlib import Path

import click
from django.utils import timezone, translation

from samsyn.office import access
from samsyn.office.access import Refusal
from samsyn.office.commands.acting import coordinator_of
from samsyn.office.commands.readiness import make_ready
from samsyn.office.report_packs import adapters
from samsyn.office.report_packs.rules import Span, read_span, span_until, spans

_NEW_FILE = click.Path(dir_okay=False, writable=True, path_type=Path)


@click.command("report-pack")
@click.option("--site", "site_key", required=True, help="The site's key, as orebro.")
@click.option("--period", default="", help="A quarter that has ended, as 2026Q3.")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="Everything that ends by a day.")
@click.option("--as", "email", default="", help="Who does it; in the demo, the coordinator.")
@click.option("--out", type=_NEW_FILE, help="The file; else named by site and period.")
def report_pack(
    *, site_key: str, period: str, until: datetime | None, email: str, out: Path | None
) -> None:
    """Write everything that a site has frozen of a period to one ZIP file.

    Public reports, reports to the steering group, signed returns, what problem analyses tell
    outside, and results of frozen plans: the same bytes every time. Without a period it is the
    quarter that ended last. Drafts never leave, and the log notes what did.
    """
    span = _span(period, until)
    make_ready()
    now = timezone.now()
    actor = coordinator_of(site_key, email, purpose="report-pack")
    with translation.override("en"), access.acting_as(actor):
        try:
            made = adapters.make_pack(
                actor, span or spans(timezone.localdate(now))[0], now=now, site=site_key
            )
        except Refusal as refusal:
            raise click.ClickException(" ".join(refusal.reasons)) from refusal
    target = out or Path(made.name)
    target.write_bytes(made.content)
    click.echo(
        f"{made.reports} reports, {len(made.content):,} bytes, written to {target}."
        f" SHA-256: {made.digest}"
    )


def _span(period: str, until: datetime | None) -> Span | None:
    """Return the period that is asked for, None where none is."""
    if period and until:
        raise click.UsageError("Give a period or a day, not both.")
    if until:
        return span_until(until.date())
    try:
        return read_span(period) if period else None
    except ValueError as error:
        raise click.BadParameter(f"{period} is no quarter. Write it as 2026Q3.") from error
