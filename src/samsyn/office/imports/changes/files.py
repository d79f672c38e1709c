"""The staged file in the database, in pieces, and read as a table."""

import hashlib
import zlib
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from samsyn.interchange.faults import UnreadableFile
from samsyn.interchange.grids import Table
from samsyn.interchange.tables import open_table
from samsyn.office import access
from samsyn.office.access import Actor, Deed, Permit
from samsyn.office.imports.changes.refusals import CannotRead, NotNow
from samsyn.office.imports.models import Batch, FilePiece

PIECE = 1_000_000  # bytes
KEPT = timedelta(days=30)
_PIECES_AT_A_TIME = 4


def hash_of(content: bytes) -> str:
    """Return the SHA-256 by which the same file is known again."""
    return hashlib.sha256(content).hexdigest()


def write_file(batch: Batch, content: bytes, permit: Permit, *, now: datetime) -> None:
    """Keep the file beside its batch, in place of what was kept before."""
    FilePiece.objects.filter(batch=batch).delete()
    packed = zlib.compress(content, 1)
    columns: dict[str, Any] = access.beside(batch, permit, now=now)
    FilePiece.objects.bulk_create(
        [
            FilePiece(batch=batch, number=number, content=packed[start : start + PIECE], **columns)
            for number, start in enumerate(range(0, len(packed), PIECE))
        ],
        batch_size=_PIECES_AT_A_TIME,
    )


def read_file(batch: Batch) -> bytes:
    """Return the kept file. Raises `NotNow` once it has been deleted."""
    pieces = FilePiece.objects.filter(batch=batch).order_by("number", "pk")
    packed = b"".join(bytes(piece) for piece in pieces.values_list("content", flat=True))
    if not packed:
        raise NotNow(_("The file is no longer kept. Upload it again."))
    return zlib.decompress(packed)


def open_file(content: bytes, name: str, *, sheet: str = "") -> Table:
    """Return the table. Raises `CannotRead`."""
    try:
        return open_table(content, name, sheet=sheet)
    except UnreadableFile as error:
        raise CannotRead(error) from error


def open_batch(batch: Batch) -> Table:
    """Return the staged file as a table."""
    return open_file(read_file(batch), batch.file_name, sheet=batch.sheet)


def forget_old_files(actor: Actor, *, now: datetime) -> int:
    """Delete files that nobody decided on in 30 days; return how many batches they were of."""
    rooms = actor.rooms_granting(Deed.IMPORT_FILE)
    old = access.visible_to(actor, Batch.objects).filter(
        room_id__in=rooms, recorded_at__lt=now - KEPT, filepieces__isnull=False
    )
    ids = sorted(set(old.values_list("pk", flat=True)))
    FilePiece.objects.filter(batch_id__in=ids).delete()
    return len(ids)
