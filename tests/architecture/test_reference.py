"""The reference says what the code has: every command, every setting, nothing that is gone."""

import re
from dataclasses import fields

import pytest
from tests.architecture import reference
from tests.environment import PROJECT

from samsyn.cli.main import COMMANDS
from samsyn.office.config.environment import Environment

PAGES = {
    "commands.md": reference.commands,
    "settings.md": reference.settings,
    "measures.md": reference.measures,
}
WRITTEN = [PROJECT / name for name in ("README.md", "SECURITY.md", "CONTRIBUTING.md")]
WRITTEN += sorted((PROJECT / "docs").rglob("*.md"))


@pytest.mark.parametrize("name", PAGES)
def test_the_reference_is_what_the_code_says(name: str) -> None:
    written = (reference.FOLDER / name).read_text(encoding="utf-8")

    assert written == PAGES[name](), "Run: make reference"


def test_every_command_and_every_setting_is_there() -> None:
    commands, settings = reference.commands(), reference.settings()

    assert [name for name in COMMANDS if f"## samsyn {name}\n" not in commands] == []
    assert settings.count("| `SAMSYN_") == len(fields(Environment)) > 10
    assert "| |" not in settings


def test_documents_name_only_commands_and_settings_that_exist() -> None:
    known = {f"SAMSYN_{one.name.upper()}" for one in fields(Environment)}
    unknown = []
    for path in WRITTEN:
        text = path.read_text(encoding="utf-8")
        named = set(re.findall(r"\bSAMSYN_[A-Z_]+[A-Z]\b", text)) - known
        called = set(re.findall(r"(?:bin/|`)samsyn ([a-z-]+)", text)) - set(COMMANDS)
        unknown += [f"{path.name}: {one}" for one in sorted(named | called)]

    assert unknown == []


def test_documents_lead_to_files_that_are_there() -> None:
    lost = [
        f"{path.name}: {target}"
        for path in WRITTEN
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8"))
        if not (path.parent / target).exists()
    ]

    assert lost == []
