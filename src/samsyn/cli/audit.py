"""`samsyn audit`: seal, export, public-key, verify. The last needs neither office nor database."""

import click

from samsyn.cli.lazy import LazyGroup

_OFFICE = "samsyn.office.commands.sealing"
SUBCOMMANDS: dict[str, tuple[str, str]] = {
    "export": (f"{_OFFICE}:export", "Write the sealed record to a file, for whoever verifies it."),
    "public-key": (f"{_OFFICE}:public_key", "Print the key that seals are verified with."),
    "seal": (f"{_OFFICE}:seal", "Seal what has been recorded, and copy it out."),
    "verify": ("samsyn.cli.verifying:verify_files", "Verify an export or a folder of copies."),
}


@click.command(cls=LazyGroup, name="audit", lazy=SUBCOMMANDS)
def audit() -> None:
    """Seal the audit record, take it out, and verify it."""
