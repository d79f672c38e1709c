"""How a command of analysis hands over its answer: as JSON, in words, as a picture, or refused."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from enum import Enum
from math import isfinite
from pathlib import Path
from typing import Any, TypeVar

import click

from samsyn.analysis.errors import AnalysisError
from samsyn.analysis.reach.questions import Infeasible
from samsyn.charts.words import speaking
from samsyn.interchange.edge_columns import BadRows
from samsyn.interchange.faults import UnreadableFile
from samsyn.interchange.mappings import BadMapping
from samsyn.interchange.panels import BadPanel

FILE = click.Path(exists=True, dir_okay=False, readable=True, path_type=Path)
NEW_FILE = click.Path(dir_okay=False, writable=True, path_type=Path)


@contextmanager
def refusing(*, as_json: bool) -> Iterator[None]:
    """Turn what cannot be answered into a sentence and exit 1."""
    try:
        yield
    except (UnreadableFile, BadMapping, BadRows, BadPanel, AnalysisError) as refusal:
        if as_json:
            conflicts = refusal.conflicts if isinstance(refusal, Infeasible) else ()
            told = [
                {"kind": one.kind, "about": list(one.about), "sentence": one.sentence}
                for one in conflicts
            ]
            echo_json({"refused": str(refusal), "conflicts": told})
        click.echo(f"Refused: {refusal}", err=True)
        raise SystemExit(1) from refusal


# JSON values are of many types.
def echo_json(answer: dict[str, Any]) -> None:
    """Print an answer as JSON."""
    click.echo(json.dumps(answer, ensure_ascii=False, indent=2))


def teller(*, asked: bool) -> Callable[[str], None]:
    """Return what tells how far a long run has come, on standard error, or nothing."""

    def tell(sentence: str) -> None:
        if asked:
            click.echo(sentence, err=True)

    return tell


Command = TypeVar("Command", bound=Callable[..., Any])


def picturing(what: str) -> Callable[[Command], Command]:
    """Return what gives a command the options of its picture: `svg` and `language`."""

    def options(command: Command) -> Command:
        language = click.option(
            "--language",
            type=click.Choice(["en", "sv"]),
            default="en",
            show_default=True,
            help="Of picture and words.",
        )
        return click.option("--svg", type=NEW_FILE, help=what)(language(command))

    return options


def write_picture(svg: Path | None, language: str, draw: Callable[[], str]) -> None:
    """Write what `draw` draws in `language` to the file, if one was named."""
    if svg is None:
        return
    with speaking(language):
        picture = draw()
    try:
        svg.write_text(picture, encoding="utf-8")
    except OSError as error:
        raise click.ClickException(f"The picture cannot be written: {error}") from error


# Answers are of many types.
def plain(value: Any, words: Mapping[Any, str]) -> Any:
    """Return what JSON can hold: words or values for enumerations, nothing for no number."""
    if isinstance(value, dict):
        return {key: plain(one, words) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain(one, words) for one in value]
    if isinstance(value, Enum):
        return words.get(value, value.value)
    return None if isinstance(value, float) and not isfinite(value) else value
