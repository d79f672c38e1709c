"""How fast an export of the audit record is verified: `python benchmarks/sealing.py [EVENTS]`.

An invented record of a million events (else EVENTS), one in ten with a free text, is written to a
file, sealed by the thousand. The file is verified, then once more with one event changed.
"""

import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from uuid import UUID

from samsyn.sealing import (
    NOTHING_BEFORE,
    End,
    Seal,
    Verdict,
    end_line,
    header_line,
    leaf_hash,
    root_of,
    seal_line,
    signing_key,
    text_line,
    text_mark,
    verify,
)

KEY = signing_key(b"b" * 32)
EVENTS, BATCH = 1_000_000, 1000
AT = "2026-11-28T12:00:00.000000Z"
GOAL = 30.0  # seconds for a million


def main(events: int = EVENTS) -> int:
    """Print one line for each pass; exit 1 if a pass was wrong, or too slow for its size."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "export.jsonl"
        began = perf_counter()
        with path.open("w", encoding="utf-8") as file:
            file.writelines(f"{line}\n" for line in export_of(events))
        size = path.stat().st_size / 1e6
        print(f"{events:,} events, {size:.0f} MB, written in {perf_counter() - began:.1f} s")
        whole, seconds = timed(path)
        print(f"verified in {seconds:.1f} s: {whole.events / seconds:,.0f} events/s, sound")
        tampered = events // 2
        change(path, tampered)
        changed, again = timed(path)
        print(f"one event changed, verified in {again:.1f} s: {' '.join(changed.faults)}")
    is_right = whole.is_sound and whole.events == events and len(changed.faults) == 1
    is_named = is_right and changed.faults[0].startswith(f"Event {tampered} ")
    return 0 if is_named and seconds < max(GOAL * events / EVENTS, 1) else 1


def timed(path: Path) -> tuple[Verdict, float]:
    """Verify a file as `samsyn audit verify` does."""
    began = perf_counter()
    with path.open("rb") as lines:
        verdict = verify(lines, [KEY.public])
    return verdict, perf_counter() - began


def change(path: Path, number: int) -> None:
    """Change one event in its place, as somebody with access to the file would."""
    content = path.read_bytes()
    at = content.index(b'"event":%d,' % number)
    start = content.rindex(b'"at":"2026', 0, at)
    with path.open("r+b") as file:
        file.seek(start)
        file.write(b'"at":"2025')


def export_of(events: int) -> Iterator[str]:
    """Yield the lines of an export of that many events."""
    yield header_line()
    previous, made = NOTHING_BEFORE, 0
    for first in range(1, events + 1, BATCH):
        numbers = range(first, min(first + BATCH, events + 1))
        lines = [event_line(number) for number in numbers]
        leaves = [leaf_hash(line.encode()) for line in lines]
        made += 1
        seal = Seal(
            number=made,
            first=first,
            last=numbers[-1],
            at=AT,
            previous=previous,
            root=root_of(leaves).hex(),
            key=KEY.public.fingerprint,
        )
        previous = seal.hash()
        yield seal_line(seal.statement(), seal.signed(KEY), b"".join(leaves))
        for number, line in zip(numbers, lines, strict=True):
            yield line
            if has_text(number):
                yield text_line(number, salt_of(number), text_of(number))
    yield end_line(End(at=AT, erased=[], events=events, seals=made, last=previous, waiting=0), KEY)


def event_line(number: int) -> str:
    """Return one event as the database writes it."""
    mark = text_mark(salt_of(number), text_of(number)) if has_text(number) else None
    event = {
        "action": "list" if number % 3 else "update",
        "at": AT,
        "count": 3,
        "event": number,
        "fields": [] if number % 3 else ["status", "updated_at"],
        "id": number,
        "login": "samsyn_app",
        "purpose": mark,
        "records": [str(UUID(int=number * 7 + one)) for one in range(3)],
        "request": str(UUID(int=number)),
        "rooms": [number % 5 + 1],
        "staff": number % 200,
        "subject": "people_person",
    }
    return json.dumps(event, separators=(",", ":"))


def has_text(number: int) -> bool:
    """Say whether an event has a free text: one in ten."""
    return number % 10 == 0


def salt_of(number: int) -> bytes:
    """Return the salt of an event's text."""
    return number.to_bytes(16)


def text_of(number: int) -> str:
    """Return an event's free text."""
    return f"Fråga från åklagaren om ärende {number}"


if __name__ == "__main__":
    sys.exit(main(*(int(one) for one in sys.argv[1:2])))
