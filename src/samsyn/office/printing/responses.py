"""Sends a file to the browser, once it is noted that somebody takes it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse

from samsyn.office.access import Actor
from samsyn.office.audit import changes as audit
from samsyn.office.audit.changes import Reading

_FILE_NAME = re.compile(r"[a-z]+(-[a-z]+)*")


@dataclass(frozen=True, slots=True)
class NotedPrint:
    """Proof that the print stands in the audit record; only `note_print` issues it."""

    staff_id: int


def note_print(
    actor: Actor, *, subject: str, record_ids: Sequence[UUID], room_ids: Iterable[int]
) -> NotedPrint:
    """Note that the actor prints these records of these rooms."""
    audit.record_reading(
        actor, Reading.PRINT, subject=subject, record_ids=record_ids, room_ids=room_ids
    )
    return NotedPrint(actor.staff_id)


def pdf_response(content: bytes, *, name: str, noted: NotedPrint) -> HttpResponse:
    """Answer with a PDF that no cache keeps. `name` says the kind of print, never whose it is."""
    return file_response(content, file=f"{name}.pdf", content_type="application/pdf", noted=noted)


def file_response(
    content: bytes, *, file: str, content_type: str, noted: NotedPrint
) -> HttpResponse:
    """Answer with a file that no cache keeps; only a PDF is shown where the browser stands."""
    if not isinstance(noted, NotedPrint):
        raise TypeError("Note the print first.")
    name, _, ending = file.rpartition(".")
    if not _FILE_NAME.fullmatch(name):
        raise ValueError(f"{name} is no name for a file: use small letters and hyphens.")
    place = "inline" if ending == "pdf" else "attachment"
    return HttpResponse(
        content,
        content_type=content_type,
        headers={
            "Content-Disposition": f'{place}; filename="{file}"',
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
        },
    )
