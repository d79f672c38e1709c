"""The command `samsyn`. Sub-commands are named here and imported only when one is called.

So the base install, which has no Django, can list the office's commands without loading them.
"""

import os
from importlib import import_module

import click

from samsyn import __version__

# Name -> where its click command is, and its line in the list of commands.
COMMANDS: dict[str, tuple[str, str]] = {
    "check-file": (
        "samsyn.cli.check_file:check_file",
        "Read a file and say what is wrong with it.",
    ),
    "demo": (
        "samsyn.office.commands.demonstrating:demo",
        "Open five sites with invented data.",
    ),
    "doctor": (
        "samsyn.office.commands.doctoring:doctor",
        "Look at roles, walls, disk, clock and keys, and say what to do.",
    ),
    "ground": (
        "samsyn.office.commands.approving:ground",
        "Approve legal grounds for telling another room, per site.",
    ),
    "import": (
        "samsyn.office.commands.importing:import_file",
        "Take a file into a room's register.",
    ),
    "prepare": (
        "samsyn.office.commands.doctoring:prepare",
        "Make the database ready.",
    ),
    "remind": (
        "samsyn.office.commands.reminding:remind",
        "Tell staff by e-mail that something waits.",
    ),
    "retention": (
        "samsyn.office.commands.retaining:retention",
        "Hide what is due, approve rules, erase again after a restore.",
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
}


class LazyGroup(click.Group):
    """A group that imports a command on first use."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return all names in order."""
        return sorted({*super().list_commands(ctx), *COMMANDS})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command; an absent extra is a refusal and not a trace."""
        if cmd_name not in COMMANDS:
            return super().get_command(ctx, cmd_name)
        if cmd_name == "demo":
            os.environ.setdefault("SAMSYN_MODE", "demo")
        module, _, name = COMMANDS[cmd_name][0].partition(":")
        try:
            command = getattr(import_module(module), name)
        except ModuleNotFoundError as error:
            if (error.name or "").partition(".")[0] == "samsyn":
                raise
            raise click.ClickException(
                f'"{cmd_name}" needs {error.name}, which is not installed.'
                " Install samsyn with its web extra: pip install 'samsyn[web]'."
            ) from error
        if not isinstance(command, click.Command):
            raise TypeError(f"{COMMANDS[cmd_name][0]} is not a click command.")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        own = {name: command.get_short_help_str() for name, command in self.commands.items()}
        lines = {**own, **{name: line for name, (_, line) in COMMANDS.items()}}
        with formatter.section("Commands"):
            formatter.write_dl([(name, lines[name]) for name in self.list_commands(ctx)])


@click.command(cls=LazyGroup, name="samsyn", context_settings={"max_content_width": 100})
@click.version_option(__version__, prog_name="samsyn")
def main() -> None:
    """Samsyn, the working place for group violence intervention."""
