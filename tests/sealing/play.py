"""An invented record, sealed in batches, and the ways in which somebody could tamper with it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from samsyn.sealing import (
    NOTHING_BEFORE,
    End,
    PublicKey,
    Seal,
    SigningKey,
    end_line,
    header_line,
    leaf_hash,
    root_of,
    seal_line,
    signing_key,
    text_line,
    text_mark,
)

KEY = signing_key(b"k" * 32)
ANOTHER_KEY = signing_key(b"a" * 32)
AT = "2026-11-28T12:00:00.000000Z"


@dataclass(frozen=True)
class Event:
    """One event, with its free text if it has one."""

    number: int
    action: str = "read"
    text: str = ""
    records: tuple[str, ...] = ()

    @property
    def id(self) -> int:
        return 1000 + self.number

    @property
    def salt(self) -> bytes:
        return self.number.to_bytes(16)

    def lines(self, *, with_text: bool = True) -> list[str]:
        content = {
            "action": self.action,
            "event": self.number,
            "id": self.id,
            "purpose": text_mark(self.salt, self.text) if self.text else None,
            "records": list(self.records),
        }
        line = json.dumps(content, separators=(",", ":"))
        has_text = with_text and self.text
        return [line, *([text_line(self.number, self.salt, self.text)] if has_text else [])]


def sealed(
    events: Sequence[Event],
    *,
    size: int = 5,
    key: SigningKey = KEY,
    erased: frozenset[int] = frozenset(),
    texts: bool = True,
    waiting: int = 0,
) -> list[str]:
    """Return the lines of an export: every `size` events a seal, texts of `erased` left out."""
    lines, previous, made = [header_line()], NOTHING_BEFORE, 0
    for start in range(0, len(events), size):
        batch = events[start : start + size]
        leaves = [leaf_hash(one.lines()[0].encode()) for one in batch]
        made += 1
        seal = Seal(
            number=made,
            first=batch[0].number,
            last=batch[-1].number,
            at=AT,
            previous=previous,
            root=root_of(leaves).hex(),
            key=key.public.fingerprint,
        )
        previous = seal.hash()
        lines.append(seal_line(seal.statement(), seal.signed(key), b"".join(leaves)))
        for one in batch:
            lines += one.lines(with_text=texts and one.number not in erased)
    end = End(at=AT, events=len(events), seals=made, last=previous, waiting=waiting, erased=[])
    return [*lines, end_line(end, key)]


def as_file(lines: Sequence[str]) -> list[bytes]:
    return [f"{line}\n".encode() for line in lines]


def keys() -> list[PublicKey]:
    return [KEY.public]
