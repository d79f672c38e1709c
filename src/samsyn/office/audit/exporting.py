"""Writes the sealed record out: to a file that is verified elsewhere, and to a folder of copies."""

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

from psycopg import Connection

from samsyn.office.audit.sealing import written
from samsyn.sealing import (
    HASH_SIZE,
    NOTHING_BEFORE,
    End,
    SigningKey,
    elsewhere_line,
    end_line,
    hash_of,
    header_line,
    seal_line,
    text_line,
)

_ELSEWHERE = '{"elsewhere":'


class CopyDiffers(RuntimeError):
    """A file of the copy is not what the record says it must be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptSeal:
    """A seal as the database keeps it; whether it holds is for the verifier to say."""

    number: int
    last: int
    at: datetime
    statement: str
    signature: bytes
    leaves: bytes

    @property
    def first(self) -> int:
        return self.last - len(self.leaves) // HASH_SIZE + 1

    def line(self) -> str:
        return seal_line(self.statement, self.signature, self.leaves)


def write_export(owner: Connection, file: TextIO, key: SigningKey, *, now: datetime) -> End:
    """Write all seals with their events and texts, and an end that says how far they go."""
    with owner.transaction():
        # One snapshot, so that a text erased meanwhile does not miss its erasure.
        owner.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        return write_record(owner, lambda line: file.write(f"{line}\n"), key, now=now)


def write_record(
    owner: Connection,
    write: Callable[[str], object],
    key: SigningKey,
    *,
    now: datetime,
    site: str = "",
    is_told: Callable[[str], bool] = lambda _line: True,
) -> End:
    """Give `write` each line of the record, in a snapshot of the caller's; return its end.

    Of a `site`'s record, `is_told` says which events are told; of others the seals have a hash.
    """
    write(header_line(site))
    seals, events, last, elsewhere = 0, 0, NOTHING_BEFORE, 0
    for kept in _seals_after(owner, 0):
        write(kept.line())
        for line in _event_lines(owner, kept, with_texts=True, is_told=is_told):
            elsewhere += _left_out(line)
            write(line)
        seals, events, last = kept.number, kept.last, hash_of(kept.statement)
    unsealed = owner.execute(
        "SELECT waiting, samsyn_log.erased_unsealed() FROM samsyn_log.sealing_state()"
    ).fetchone()
    waiting, erased = unsealed or (0, [])
    end = End(
        at=written(now),
        events=events,
        seals=seals,
        last=last,
        waiting=waiting,
        erased=erased,
        elsewhere=elsewhere,
        site=site,
    )
    write(end_line(end, key))
    return end


def copy_seals(owner: Connection, folder: Path, *, anew: bool = False) -> int:
    """Write each seal that has not been copied to a file of its own, and return how many.

    A file appears whole or not at all, is never written again, and holds no free text, which
    could then not be erased. `anew` begins a new folder with the first seal. Raises `CopyDiffers`
    where a file is there that says otherwise, or where the copies made before are gone.
    """
    found = owner.execute("SELECT coalesce(copied, 0) FROM samsyn_log.sealing_state()").fetchone()
    before = 0 if anew or not found else found[0]
    if before and newest_copy(folder) is None:
        raise CopyDiffers(
            f"{folder} holds no copies, and seal {before} was copied before. Is it the right"
            " folder, and mounted? To begin a new one: samsyn audit seal --copy-anew"
        )
    copied = 0
    for kept in _seals_after(owner, before):
        lines = [kept.line(), *_event_lines(owner, kept, with_texts=False)]
        _write_once(file_of(folder, kept), "".join(f"{line}\n" for line in lines))
        owner.execute("SELECT samsyn_log.note_copy(%s)", [kept.number])
        copied += 1
    return copied


def file_of(folder: Path, seal: KeptSeal) -> Path:
    """Return where a seal is copied to: a folder a month, a file a seal."""
    return folder / f"{seal.at.astimezone(UTC):%Y-%m}" / f"seal-{seal.number:010d}.jsonl"


def _seals_after(owner: Connection, latest: int) -> Iterator[KeptSeal]:
    while True:
        rows = owner.execute("SELECT * FROM samsyn_log.seals_after(%s)", [latest]).fetchall()
        if not rows:
            return
        for number, last, at, statement, signature, leaves in rows:
            yield KeptSeal(
                number=number,
                last=last,
                at=at,
                statement=statement,
                signature=bytes(signature),
                leaves=bytes(leaves),
            )
        latest = rows[-1][0]


def _event_lines(
    owner: Connection,
    seal: KeptSeal,
    *,
    with_texts: bool,
    is_told: Callable[[str], bool] = lambda _line: True,
) -> Iterator[str]:
    rows = owner.execute("SELECT * FROM samsyn_log.events_of(%s)", [seal.number])
    due = seal.first
    for number, line, purpose, salt in rows:
        if not is_told(line):
            continue
        if number > due:
            yield elsewhere_line(due, number - 1)
        yield line
        if with_texts and purpose:
            yield text_line(number, bytes(salt), purpose)
        due = number + 1
    if due <= seal.last:
        yield elsewhere_line(due, seal.last)


def _left_out(line: str) -> int:
    """Return for how many events the line stands that are elsewhere."""
    if not line.startswith(_ELSEWHERE):
        return 0
    between = json.loads(line)["elsewhere"]
    return int(between["last"] - between["first"] + 1)


def _write_once(path: Path, content: str) -> None:
    path.parent.mkdir(mode=0o750, parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    with draft.open("w", encoding="utf-8") as file:
        draft.chmod(0o440)
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)
    except FileExistsError:
        if path.read_text(encoding="utf-8") != content:
            raise CopyDiffers(
                f"{path} holds something else than the record. Keep that file, and run: samsyn"
                " audit verify on an export and on the copy."
            ) from None
    finally:
        draft.unlink()
    _make_lasting(path.parent)


def _make_lasting(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def newest_copy(folder: Path) -> int | None:
    """Return the number of the newest seal that the folder holds."""
    months = sorted((one for one in folder.glob("????-??") if one.is_dir()), reverse=True)
    for month in months:
        numbers = [int(path.stem.removeprefix("seal-")) for path in month.glob("seal-*.jsonl")]
        if numbers:
            return max(numbers)
    return None
