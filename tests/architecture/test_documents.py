"""The documents: found from one page, leading somewhere, and naming only what is there."""

import re
import shlex
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import click
import pytest
from babel.messages.pofile import read_po
from tests.environment import PROJECT

from samsyn.cli.main import main

DOCS = PROJECT / "docs"
KINDS = ("tutorial", "how-to", "reference", "explanation")
PAGES = sorted(path for kind in KINDS for path in (DOCS / kind).glob("*.md"))
WRITTEN = [*sorted(DOCS.rglob("*.md")), PROJECT / "README.md"]
_LINK = re.compile(r"\]\(([^)\s:#]*)(?:#([\w-]+))?\)")
_COMMAND = re.compile(r"`(?:\.venv/bin/)?samsyn ([^`]+)`")


def test_every_page_has_one_line_in_the_index_under_its_kind() -> None:
    text = (DOCS / "README.md").read_text(encoding="utf-8")
    lines = re.findall(r"^\* \[[^]]+\]\(([^)]+)\): \S.+$", text, re.MULTILINE)

    assert sorted(lines) == [str(page.relative_to(DOCS)) for page in PAGES]
    assert len(lines) > 40


def test_every_section_that_is_linked_to_is_there() -> None:
    lost = [
        f"{path.relative_to(PROJECT)}: {target}#{section}"
        for path in WRITTEN
        for target, section in _LINK.findall(path.read_text(encoding="utf-8"))
        if section and section not in sections_of((path.parent / target) if target else path)
    ]

    assert lost == []


@cache
def sections_of(path: Path) -> frozenset[str]:
    """Return the names that a page's headings can be linked to by."""
    heads = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    plain = (re.sub(r"[^\w\- ]", "", head.lower()) for head in heads)
    return frozenset(head.strip().replace(" ", "-") for head in plain)


def named_commands() -> Iterator[tuple[Path, str]]:
    """Yield every command that a document shows, in a line of its own or in a sentence."""
    for path in WRITTEN:
        if path.name == "commands.md":
            continue
        text = re.sub(r"\\\n\s*", " ", path.read_text(encoding="utf-8"))
        for block in re.findall(r"```sh\n(.*?)```", text, re.DOTALL):
            for line in block.splitlines():
                words = line.partition(" #")[0].strip().removeprefix(".venv/bin/")
                if words.startswith("samsyn "):
                    yield path, words.removeprefix("samsyn ")
        for words in _COMMAND.findall(text):
            yield path, words.replace("\n", " ")


def fault_of(line: str) -> str:
    """Say what of a command does not exist, or ''."""
    try:
        words = shlex.split(line.replace("…", ""))
    except ValueError:
        return "cannot be read"
    command: click.Command = main
    context = click.Context(main)
    while isinstance(command, click.Group) and words:
        found = command.get_command(context, words[0])
        if found is None:
            return f"no command {words[0]}"
        command, words = found, words[1:]
    known = {one for param in command.params for one in (*param.opts, *param.secondary_opts)}
    known.add("--help")
    unknown = [one for one in words if one.startswith("--") and one.partition("=")[0] not in known]
    return f"no option {', '.join(unknown)}" if unknown else ""


def test_every_command_that_is_named_exists_with_those_options() -> None:
    faults = {
        f"{path.relative_to(PROJECT)}: samsyn {line}": fault
        for path, line in named_commands()
        if (fault := fault_of(line))
    }

    assert faults == {}
    assert len(list(named_commands())) > 60
    assert fault_of("staff sing petra") == "no command sing"
    assert fault_of("serve --fast") == "no option --fast"


@cache
def said_on_pages() -> frozenset[str]:
    """Return every sentence and word that a page has in Swedish."""
    found = set()
    for path in (PROJECT / "src").rglob("sv/LC_MESSAGES/django.po"):
        with path.open("rb") as file:
            for one in read_po(file):
                found.update([one.string] if isinstance(one.string, str) else one.string)
    return frozenset(found)


@pytest.mark.parametrize("name", ["run-a-call-in.md", "start-a-site.md"])
def test_what_a_how_to_asks_one_to_press_stands_on_a_page(name: str) -> None:
    text = (DOCS / "how-to" / name).read_text(encoding="utf-8")
    swedish = [
        words.replace("\n", " ") for words in re.findall(r"(?<!\*)\*([A-ZÅÄÖ][^*]+)\*(?!\*)", text)
    ]

    assert [
        re.sub(r"\s+", " ", one)
        for one in swedish
        if re.sub(r"\s+", " ", one) not in said_on_pages()
    ] == []
    assert len(swedish) >= 5
