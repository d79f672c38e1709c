"""The command `samsyn`. Sub-commands are named here and imported only when one is called.

So the base install, which has no Django, can list the office's commands without loading them.
"""

import click

from samsyn import __version__
from samsyn.cli.lazy import LazyGroup

# Name -> where its click command is, and its line in the list of commands.
COMMANDS: dict[str, tuple[str, str]] = {
    "audit": (
        "samsyn.cli.audit:audit",
        "Seal the audit record, take it out, and verify it.",
    ),
    "backup": (
        "samsyn.office.commands.backing_up:backup",
        "Write an encrypted backup of database and keys.",
    ),
    "backup-key": (
        "samsyn.office.commands.backing_up:backup_key",
        "Make the key that opens backups.",
    ),
    "check-file": (
        "samsyn.cli.check_file:check_file",
        "Read a file and say what is wrong with it.",
    ),
    "demo": (
        "samsyn.office.commands.demonstrating:demo",
        "Open six sites with invented data.",
    ),
    "doctor": (
        "samsyn.office.commands.doctoring:doctor",
        "Look at roles, walls, disk, clock and keys, and say what to do.",
    ),
    "evaluate": (
        "samsyn.cli.evaluate:evaluate",
        "What a programme did, compared with places that had none.",
    ),
    "exchange": (
        "samsyn.office.commands.exchanging:exchange",
        "Send, write and take in packages between installations.",
    ),
    "export-site": (
        "samsyn.office.commands.moving:export_command",
        "Write a whole site to one open file, encrypted.",
    ),
    "ground": (
        "samsyn.office.commands.approving:ground",
        "Approve legal grounds for telling another room, per site.",
    ),
    "import": (
        "samsyn.office.commands.importing:import_file",
        "Take a file into a room's register.",
    ),
    "import-site": (
        "samsyn.office.commands.moving:import_command",
        "Take a whole site into an empty installation.",
    ),
    "monitor": (
        "samsyn.cli.monitor:monitor",
        "What a series shows since its start, and what it is too early to say.",
    ),
    "near-repeat": (
        "samsyn.cli.near_repeat:near_repeat_file",
        "Whether violence draws more violence nearby, soon.",
    ),
    "network": (
        "samsyn.cli.networking:network",
        "Say how people hang together, from a file of ties.",
    ),
    "peer": (
        "samsyn.office.commands.exchanging:peer",
        "Other installations: key cards, fingerprints, confirmation.",
    ),
    "power": (
        "samsyn.cli.power:power",
        "How long one must wait, or how small a change could be seen.",
    ),
    "prepare": (
        "samsyn.office.commands.doctoring:prepare",
        "Make the database ready.",
    ),
    "reach": (
        "samsyn.cli.reaching:reach",
        "Choose whom to invite so that the message comes to everybody.",
    ),
    "report-pack": (
        "samsyn.office.commands.reporting:report_pack",
        "What a site has frozen of a period as one file: reports, returns, results.",
    ),
    "result-pack": (
        "samsyn.office.commands.evaluating:result_pack",
        "A frozen plan's result as one file: data, plan, figures, text.",
    ),
    "remind": (
        "samsyn.office.commands.reminding:remind",
        "Tell staff by e-mail that something waits.",
    ),
    "retention": (
        "samsyn.office.commands.retaining:retention",
        "Hide what is due, approve rules, erase again after a restore.",
    ),
    "restore": (
        "samsyn.office.commands.backing_up:restore",
        "Read a backup into an empty installation, and check it.",
    ),
    "simulate": (
        "samsyn.cli.simulate:simulate_world",
        "A world of groups and violence, whose effect is known.",
    ),
    "site": (
        "samsyn.office.commands.staffing:site",
        "Open sites and rooms from a file, and list them.",
    ),
    "staff": (
        "samsyn.office.commands.staffing:staff",
        "Take in staff, give and end roles, reset lost passwords.",
    ),
    "serve": (
        "samsyn.office.commands.serving:serve",
        "Start the office: web server and job worker.",
    ),
    "work": (
        "samsyn.office.commands.work:work",
        "Start the job worker alone, beside a web server elsewhere.",
    ),
}


@click.command(
    cls=LazyGroup, name="samsyn", lazy=COMMANDS, context_settings={"max_content_width": 100}
)
@click.version_option(__version__, prog_name="samsyn")
def main() -> None:
    """Samsyn, the working place for group violence intervention."""
