"""Names for what is made once and used as long as what it follows from is the same."""

import hashlib
from collections.abc import Iterable
from pathlib import Path


def fingerprint_of(files: Iterable[Path], *facts: str) -> str:
    """Return twelve digits that change with the files' contents, and with the facts."""
    read = hashlib.sha256("".join(facts).encode())
    for path in sorted(files):
        read.update(path.read_bytes())
    return read.hexdigest()[:12]
