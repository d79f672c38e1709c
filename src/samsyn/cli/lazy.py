"""A group of commands that are imported only when one is called.

So the base install, which has no Django, can list the office's commands without loading them.
"""

import os
from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click


class LazyGroup(click.Group):
    """A group that imports a command on first use.

    `lazy` has for each name where its click command is, and its line in the list of commands.
    """

    def __init__(self, *args: Any, lazy: Mapping[str, tuple[str, str]], **kwargs: Any) -> None:
        """Keep the names; nothing is imported."""
        super().__init__(*args, **kwargs)
        self.lazy = lazy

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return all names in order."""
        return sorted({*super().list_commands(ctx), *self.lazy})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command; an absent extra is a refusal and not a trace."""
        if cmd_name not in self.lazy:
            return super().get_command(ctx, cmd_name)
        if cmd_name == "demo":
            os.environ.setdefault("SAMSYN_MODE", "demo")
        module, _, name = self.lazy[cmd_name][0].partition(":")
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
            raise TypeError(f"{self.lazy[cmd_name][0]} is not a click command.")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        own = {name: command.get_short_help_str() for name, command in self.commands.items()}
        lines = {**own, **{name: line for name, (_, line) in self.lazy.items()}}
        with formatter.section("Commands"):
            formatter.write_dl([(name, lines[name]) for name in self.list_commands(ctx)])
