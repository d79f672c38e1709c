"""What the archive takes is handed over before it is erased: an E-ARK SIP, encrypted to it.

Nothing readable touches the disk: it is packed in memory, encrypted (age), written and synced
before the first row goes. docs/reference/archive-package.md says what is in it.
"""

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import pyrage

from samsyn import __version__
from samsyn.interchange import eark
from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.audit import changes as audit
from samsyn.office.retention import queries
from samsyn.office.retention.models import Erasure, Removal

FORMAT, VERSION = "samsyn-archive-package", 2
README, SCHEMA = "LASMIG.txt", "record.schema.json"
_READ_ME: Final = """Arkivpaket från Samsyn, ett inleveranspaket (SIP) enligt E-ARK 2.1.0 och FGS.

METS.xml beskriver paketet och varje fil med SHA-256. metadata/descriptive/manifest.json säger
vilken myndighet och vilket rum posterna kommer från, enligt vilken gallringsregel de lämnas och vem
som beslutat. metadata/preservation/premis.xml säger när det skedde.
I representations/rep1/data ligger en fil (JSON, UTF-8) per post, med varje rad som hörde till den.
Personal står med namn. Andra nycklar är identifierare som knyter rader till varandra.
"""
_RECORD_SCHEMA: Final = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "A record out of Samsyn, with every row that was erased with it",
    "type": "object",
    "required": ["kind", "code", "id", "period_from", "due", "tables"],
    "additionalProperties": False,
    "properties": {
        "kind": {"type": "string", "description": "What kind of record it is"},
        "code": {"type": "string", "description": "The code that pages showed"},
        "id": {"type": "string", "format": "uuid"},
        "period_from": {"type": "string", "format": "date", "description": "The day counted from"},
        "due": {"type": "string", "format": "date", "description": "The day that it was due"},
        "tables": {
            "type": "object",
            "description": "Table to rows, each column by name; staff by name, other keys by id",
            "additionalProperties": {"type": "array", "items": {"type": "object"}},
        },
    },
}


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
    records = list(_record_files(service, removals))
    manifest = {
        **_said_of(batch, now=now),
        "records": len(removals),
        "files": [
            {
                "name": one.name,
                "bytes": len(one.content),
                "sha256": sha256(one.content).hexdigest(),
            }
            for one in records
        ],
    }
    return eark.package(
        _delivery(batch, _json(manifest), now=now),
        records,
        documents=[eark.PackedFile(README, _READ_ME.encode())],
        schemas=[eark.PackedFile(SCHEMA, _json(_RECORD_SCHEMA))],
    )


def _delivery(batch: Erasure, manifest: bytes, *, now: datetime) -> eark.Delivery:
    room = batch.room
    return eark.Delivery(
        object_id=f"samsyn-archive-{room.key}-{batch.pk}",
        label=f"{room.name}: {batch.rule.provision if batch.rule else batch.archive_reference}",
        content=f"{FORMAT}-{VERSION}",
        created=now,
        agreement=batch.archive_reference,
        agents=eark.Agents(
            archivist=room.controller.name,
            submitter=room.controller.name,
            program="Samsyn",
            program_version=__version__,
        ),
        manifest=manifest,
        events=list(_events(batch, now=now)),
    )


def _events(batch: Erasure, *, now: datetime) -> Iterator[eark.PremisEvent]:
    provision = batch.rule.provision if batch.rule else ""
    if batch.approved_at and batch.approved_by:
        yield eark.PremisEvent(
            kind="approval of disposal",
            at=_moment(batch.approved_at),
            detail=f"Approved after handing over to the archive: {provision}",
            agent=batch.approved_by.name,
        )
    yield eark.PremisEvent(
        kind="information package creation",
        at=_moment(now),
        detail="Packed before the records are erased where they were kept",
        agent=f"Samsyn {__version__}",
        by_program=True,
    )


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def _record_files(service: Actor, removals: Sequence[Removal]) -> Iterator[eark.PackedFile]:
    for one in queries.records_of(service, removals):
        contents = {
            "kind": one.kind,
            "code": one.code,
            "id": one.record_id,
            "period_from": one.starts_on,
            "due": one.due_on,
            "tables": one.tables,
        }
        yield eark.PackedFile(f"{one.code}-{one.record_id}.json", _json(contents))


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
