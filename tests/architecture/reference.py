"""Writes the reference of commands, settings and measures from the code: `make reference`."""

import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import click
import django
import tests.environment  # noqa: F401  the commands read the environment
from django.utils import translation

from samsyn.cli.main import COMMANDS, main
from samsyn.office.config.environment import PREFIX, Environment

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "reference"
_MADE = "Made from the code by `make reference`; a test holds it to it.\n"
# Those with a default in the text rather than in the field.
_OWN_DEFAULTS = {
    "data_folder": "beside the project",
    "database_url": "the embedded server",
    "secure": "`yes`; in the demo `no`",
    "audit_copy_folder": "none; in the demo a folder with its data",
}


def commands() -> str:
    """Return the page of commands: each with its arguments and options as `--help` has them."""
    intro = (
        "# Commands\n\n" + _MADE + "\nExit 0: done. 1: refused, or something is to be mended; a"
        " sentence says what. 2: usage.\nCommands act on the installation that"
        " [the settings](settings.md) name.\n"
    )
    context = click.Context(main, info_name="samsyn", max_content_width=96)
    return intro + "".join(
        _section(main.get_command(context, name), f"samsyn {name}", COMMANDS[name][1])
        for name in sorted(COMMANDS)
    )


def settings() -> str:
    """Return the page of environment variables, each with its meaning and default."""
    meanings = dict(_meanings())
    lines = [
        f"| `{PREFIX}{one.name.upper()}` | {meanings[one.name]} | {_default(one.name)} |"
        for one in fields(Environment)
    ]
    return (
        "# Settings\n\n" + _MADE + "\nEnvironment variables, read once at start. An unknown one"
        f" with the prefix `{PREFIX}` is refused by name.\nNone turns audit or access off.\n\n"
        "| Variable | What it sets | Default |\n| --- | --- | --- |\n" + "\n".join(lines) + "\n"
    )


def measures() -> str:
    """Return the page of what a steering report counts, how, from where and over which time."""
    django.setup()
    from samsyn.office.steering_reports.rules import MEASURES  # noqa: PLC0415  once it is set up
    from samsyn.office.steering_reports.wording import (  # noqa: PLC0415  as above
        DEFINITIONS,
        GUARD,
        GUARDED,
        SECTIONS,
    )

    lines = ["# Measures of the steering report\n", _MADE]
    with translation.override("en"):
        lines.append(f"Counts of people and talks (marked \u2020): {GUARD}")
        lines.append("See [small counts](../explanation/small-counts.md).\n")
        for section, held in MEASURES.items():
            lines += [f"## {SECTIONS[section]}\n"]
            lines += ["| Measure | What is counted | How | Source | Time |"]
            lines += ["| --- | --- | --- | --- | --- |"]
            for one in held:
                of = DEFINITIONS[one]
                mark = " \u2020" if one in GUARDED else ""
                lines.append(
                    f"| {of.name}{mark} | {of.counted} | {of.formula} | {of.source} | {of.time} |"
                )
            lines.append("")
    return "\n".join(lines)


def _section(command: click.Command | None, name: str, line: str) -> str:
    if command is None:
        raise LookupError(f"There is no command {name}.")
    if isinstance(command, click.Group):
        context = click.Context(command)
        below = [
            _help(one, f"{name} {key}")
            for key in command.list_commands(context)
            if (one := command.get_command(context, key))
        ]
        return f"\n## {name}\n\n{line}\n" + "".join(below)
    return f"\n## {name}\n\n{line}\n" + _help(command, name)


def _help(command: click.Command, name: str) -> str:
    context = click.Context(command, info_name=name, max_content_width=96, terminal_width=96)
    return f"\n```text\n{command.get_help(context)}\n```\n"


def _meanings() -> Iterator[tuple[str, str]]:
    text = re.sub(r"\n\s{8,}", " ", Environment.__doc__ or "")
    for name, meaning in re.findall(r"^\s*(\w+): (.+)$", text, re.MULTILINE):
        yield name, meaning[0].upper() + meaning[1:]


def _default(name: str) -> str:
    value = getattr(Environment(), name)
    return _OWN_DEFAULTS.get(name) or (f"`{value}`" if value else "none")


def write() -> None:
    """Write every page."""
    (FOLDER / "commands.md").write_text(commands(), encoding="utf-8")
    (FOLDER / "settings.md").write_text(settings(), encoding="utf-8")
    (FOLDER / "measures.md").write_text(measures(), encoding="utf-8")


if __name__ == "__main__":
    write()
