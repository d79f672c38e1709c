"""Every module that uses cryptography stands in the inventory of keys and algorithms."""

import re
from collections.abc import Iterable
from pathlib import Path

from tests.environment import PROJECT

SOURCE = PROJECT / "src" / "samsyn"
INVENTORY = PROJECT / "docs" / "reference" / "cryptography.md"
_USES = re.compile(
    r"^(?:from|import) (?:cryptography|hashlib|hmac|secrets|ssl|pyrage|argon2|nacl|jwt|joserfc)\b",
    re.M,
)


def modules_that_use_it() -> set[str]:
    return {
        path.relative_to(SOURCE).as_posix()
        for path in SOURCE.rglob("*.py")
        if _USES.search(path.read_text(encoding="utf-8"))
    }


def faults(modules: Iterable[str], text: str, source: Path = SOURCE) -> list[str]:
    named = set(re.findall(r"`([\w/]+\.py)`", text))
    return [
        *(f"{one} uses cryptography and is not named." for one in sorted(set(modules) - named)),
        *(f"{one} is named and gone." for one in sorted(named) if not _is_there(one, source)),
    ]


def _is_there(name: str, source: Path) -> bool:
    return (source / name).is_file() or (source / "office" / name).is_file()


def test_every_module_that_uses_cryptography_stands_in_the_inventory() -> None:
    modules = modules_that_use_it()

    assert len(modules) > 15
    assert faults(modules, INVENTORY.read_text(encoding="utf-8")) == []


def test_a_module_that_is_not_named_or_gone_is_a_fault() -> None:
    assert faults(["office/people/new.py"], "`office/people/gone.py`") == [
        "office/people/new.py uses cryptography and is not named.",
        "office/people/gone.py is named and gone.",
    ]


def test_each_way_of_using_it_is_found() -> None:
    for line in ("import hmac", "from hashlib import sha256", "from cryptography.x import Y"):
        assert _USES.search(f"import os\n{line}\n")
