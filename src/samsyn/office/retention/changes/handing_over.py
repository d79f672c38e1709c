"""What the archive takes is handed over before it is erased: a ZIP file, encrypted to the archive.

Nothing readable touches the disk: it is packed in memory, encrypted (age), written and synced
before the first row goes. docs/reference/archive-package.md says what is in it.
"""

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pyrage

from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.audit import changes as audit
from samsyn.office.retention import queries
from samsyn.office.retention.models import Erasure, Removal

FORMAT, VERSION = "samsyn-archive-package", 1
MANIFEST, README = "manifest.json", "LASMIG.txt"
_READ_ME: Final = """Arkivpaket från Samsyn.

manifest.json säger vilken myndighet och vilket rum posterna kommer från, enligt vilken
gallringsregel de lämnas, vem som beslutat, och SHA-256 för varje fil.
I mappen records ligger en fil (JSON, UTF-8) per post, med varje rad som hörde till den.
Personal står med namn. Andra nycklar är identifierare som knyter rader till varandra.
"""


class CannotHandOver(RuntimeError):
    """Nothing was handed over, and so nothing is erased; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Archive:
    """Where the archive takes packages from, and the public keys that only it can open."""

    folder: str
    recipients: str

    @property
    def is_open(self) -> bool:
        """Whether anything can be handed over."""
        return bool(self.folder and self.recipients.strip(" ,"))


def hand_over(service: Actor, batch: Erasure, archive: Archive, *, now: datetime) -> None:
    """Write the package of a batch and keep its receipt; once. Raises `CannotHandOver`.

    Done again after a fault, it writes the same file anew. What a hold stands on is left out: it
    is not erased with this batch.
    """
    if batch.archived_at is not None:
        return
    recipients = _recipients(archive)
    permit = access.require(service, Deed.ERASE_RECORDS, about=batch)
    held = queries.held_among(service, batch)
    removals = [
        row
        for row in Removal.objects.filter(batch=batch, erased_at__isnull=True)
        if row.record_id not in held
    ]
    content = pyrage.encrypt(_packed(service, batch, removals, now=now), recipients)
    name = f"samsyn-archive-{batch.room.key}-{batch.pk}.age"
    _write(Path(archive.folder).absolute() / name, content)
    batch.archive_file, batch.archive_sha256 = name, sha256(content).hexdigest()
    batch.archived_at = now
    batch.save(update_fields=["archive_file", "archive_sha256", "archived_at"])
    audit.record(permit, subject="retention_erasure", record_ids=[batch.pk])


def _recipients(archive: Archive) -> list[pyrage.x25519.Recipient]:
    if not archive.is_open:
        raise CannotHandOver(
            "Set SAMSYN_ARCHIVE_FOLDER and SAMSYN_ARCHIVE_RECIPIENTS first: what the archive takes"
            " is not erased before it is handed over."
        )
    given = [one.strip() for one in archive.recipients.split(",") if one.strip()]
    try:
        return [pyrage.x25519.Recipient.from_str(one) for one in given]
    except pyrage.RecipientError as error:
        raise CannotHandOver(
            "SAMSYN_ARCHIVE_RECIPIENTS holds something that is not a public key: it begins with"
            " age1."
        ) from error


def _packed(service: Actor, batch: Erasure, removals: Sequence[Removal], *, now: datetime) -> bytes:
    files = [(README, _READ_ME.encode()), *_record_files(service, removals)]
    manifest = {
        **_said_of(batch, now=now),
        "records": len(removals),
        "files": [
            {"name": name, "bytes": len(content), "sha256": sha256(content).hexdigest()}
            for name, content in files
        ],
    }
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, content in [(MANIFEST, _json(manifest)), *files]:
            archive.writestr(ZipInfo(name), content, compress_type=ZIP_DEFLATED)
    return packed.getvalue()


def _record_files(service: Actor, removals: Sequence[Removal]) -> Iterator[tuple[str, bytes]]:
    for one in queries.records_of(service, removals):
        contents = {
            "kind": one.kind,
            "code": one.code,
            "id": one.record_id,
            "period_from": one.starts_on,
            "due": one.due_on,
            "tables": one.tables,
        }
        yield f"records/{one.code}-{one.record_id}.json", _json(contents)


def _said_of(batch: Erasure, *, now: datetime) -> dict[str, Any]:
    rule, room = batch.rule, batch.room
    return {
        "format": FORMAT,
        "version": VERSION,
        "package": batch.pk,
        "made_at": now.astimezone(UTC),
        "controller": room.controller.name,
        "room": room.name,
        "regime": room.regime,
        "archive_reference": batch.archive_reference,
        "rule": rule.key if rule else "",
        "provision": rule.provision if rule else "",
        "prepared_by": batch.prepared_by.name,
        "approved_by": batch.approved_by.name if batch.approved_by else "",
        "approved_at": batch.approved_at,
    }


def _json(value: Any) -> bytes:
    text = json.dumps(value, cls=queries.ENCODER, ensure_ascii=False, indent=1, sort_keys=True)
    return text.encode()


def _write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all, and come back when it is on the disk."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_suffix(".part")
    draft.unlink(missing_ok=True)
    try:
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.rename(path)
    finally:
        draft.unlink(missing_ok=True)
