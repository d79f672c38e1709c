"""Secret keys of the installation: made on first use, kept as files only their owner reads."""

import os
import secrets
import tempfile
from pathlib import Path


class LooseKey(RuntimeError):
    """A key file can be read by others than its owner."""


def key(folder: Path, name: str) -> bytes:
    """Return the 32-byte key of that name, making it first if there is none.

    Two starts at once agree on one key. Raises `LooseKey` if others can read the file.
    """
    keys = folder / "keys"
    keys.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = keys / name
    if not path.exists():
        _create(path, secrets.token_hex(32))
    if path.stat().st_mode & 0o077:
        raise LooseKey(f"{path} can be read by others. Run: chmod 600 {path}")
    return bytes.fromhex(path.read_text().strip())


def _create(path: Path, text: str) -> None:
    descriptor, draft = tempfile.mkstemp(dir=path.parent.parent)  # private from the first moment
    with os.fdopen(descriptor, "w") as file:
        file.write(text)
    try:
        os.link(draft, path)
    except FileExistsError:
        return  # another start was first, whose key then holds
    finally:
        Path(draft).unlink()
