"""A site of the stage, taken out to a file; and the file again, with something done to it."""

import json
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from django.conf import settings
from tests import databases

from samsyn.office.audit.sealing import seal_events
from samsyn.office.config.databases import Logins
from samsyn.office.moving.exporting import (
    MANIFEST,
    SIGNATURE,
    Manifest,
    Order,
    Secrets,
    export_site,
)
from samsyn.postgres.roles import open_connection
from samsyn.sealing import SigningKey, signing_key

KEY, ANOTHER_KEY = signing_key(b"k" * 32), signing_key(b"a" * 32)
NOW = datetime(2026, 11, 29, 8, tzinfo=UTC)
ORDER = Order(site="orebro", approved_by=("Asta Ek, jurist", "Bo Dahl, chef"), at=NOW)


def secrets(*, cards: bytes | None = b"c" * 32) -> Secrets:
    return Secrets(signing=KEY, fields=settings.FIELD_KEY, cards=cards, seals=[KEY.public])


def taken_out(found: Logins, path: Path, *, site: str = ORDER.site) -> Manifest:
    """Seal what has been recorded, and write the site to a plain file."""
    with open_connection(found.owner) as owner:
        seal_events(owner, KEY, now=NOW)
    admin = databases.superuser(found)
    with open_connection(admin) as connection, ZipFile(path, "w") as archive:
        return export_site(connection, archive, replace(ORDER, site=site), secrets())


def contents(path: Path) -> dict[str, bytes]:
    with ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rows_of(path: Path, table: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in contents(path)[f"tables/{table}.jsonl"].splitlines()]


@dataclass(frozen=True)
class Changed:
    """What somebody did to a file: to its contents, its manifest, and whether it is signed anew."""

    contents: Callable[[dict[str, bytes]], object] = lambda _contents: None
    manifest: Callable[[dict[str, Any]], object] = lambda _manifest: None
    signed_by: SigningKey | None = None
    hashed_anew: bool = False


def rewritten(path: Path, to: Path, change: Changed) -> Path:
    """Write the file again with the change done to it."""
    held = contents(path)
    change.contents(held)
    manifest = json.loads(held.get(MANIFEST, b"{}"))
    before = dict(manifest)
    change.manifest(manifest)
    if change.hashed_anew:
        manifest["files"] = [
            {"name": name, "bytes": len(content), "sha256": sha256(content).hexdigest()}
            for name, content in held.items()
            if name not in {MANIFEST, SIGNATURE}
        ]
    if manifest != before:
        held[MANIFEST] = json.dumps(manifest).encode()
    if change.signed_by:
        held[SIGNATURE] = b64encode(change.signed_by.sign(held[MANIFEST]))
    with ZipFile(to, "w") as archive:
        for name, content in held.items():
            archive.writestr(name, content)
    return to
