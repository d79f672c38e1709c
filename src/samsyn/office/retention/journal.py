"""The journal of erasures: outside the database, so that a restored copy brings nobody back.

One line of JSON for each record that was erased: kind, identifier, days, rule and batch, never
a value. Lines are only added. Writing the same one twice does no harm.
"""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from uuid import UUID

from samsyn.vocabulary.retention import KeptKind

Entry = Mapping[str, str]


def append(journal: Path, entries: Iterable[Entry]) -> None:
    """Add entries, and come back when they are on the disk."""
    lines = "".join(f"{json.dumps(dict(entry), sort_keys=True)}\n" for entry in entries)
    if not lines:
        return
    journal.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(journal, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(descriptor, "a", encoding="utf-8") as file:
        file.write(lines)
        file.flush()
        os.fsync(file.fileno())


def erased(journal: Path) -> Iterator[tuple[KeptKind, UUID]]:
    """Yield every record that was ever erased; a line cut off by a power failure is passed over."""
    if not journal.exists():
        return
    with journal.open(encoding="utf-8") as file:
        for line in file:
            if line.endswith("\n"):
                entry = json.loads(line)
                yield KeptKind(entry["kind"]), UUID(entry["record"])
