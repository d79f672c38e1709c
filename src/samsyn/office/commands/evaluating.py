"""`samsyn result-pack`: a frozen plan's result as one file, as a named member of staff."""

from datetime import date, datetime
from pathlib import Path
from uuid import UUID

import click
from django.utils import timezone, translation

from samsyn.office import access
from samsyn.office.access import Refusal
from samsyn.office.commands.acting import coordinator_of
from samsyn.office.commands.readiness import make_ready
from samsyn.office.outcomes import adapters
from samsyn.office.outcomes.queries import plan_of_digest

_NEW_FILE = click.Path(dir_okay=False, writable=True, path_type=Path)


@click.command("result-pack")
@click.argument("digest", metavar="DIGEST")
@click.option("--site", "site_key", required=True, help="The site's key, as orebro.")
@click.option("--as", "email", default="", help="Who does it; in the demo, the coordinator.")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="Values known then; else today.")
@click.option("--out", type=_NEW_FILE, help="The file; else named by plan and day.")
def result_pack(
    *, digest: str, site_key: str, email: str, as_of: datetime | None, out: Path | None
) -> None:
    """Write the result of the frozen plan whose digest begins with DIGEST to one ZIP file.

    The same plan and day give the same bytes.
    """
    make_ready()
    actor = coordinator_of(site_key, email, purpose="result-pack")
    now = timezone.now()
    day: date = as_of.date() if as_of else timezone.localdate(now)
    with translation.override("en"), access.acting_as(actor):
        try:
            plan_id: UUID = plan_of_digest(actor, digest)
            made = adapters.make_pack(actor, plan_id, as_of=day, now=now)
        except Refusal as refusal:
            raise click.ClickException(" ".join(refusal.reasons)) from refusal
    target = out or Path(made.name)
    target.write_bytes(made.content)
    click.echo(f"{len(made.content):,} bytes written to {target}.")
