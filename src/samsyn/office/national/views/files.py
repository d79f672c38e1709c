"""One way to hand out a file."""

from typing import Final

from django.http import HttpResponse

SIGNED_TYPE: Final = "application/jose"


def handed_out(content: bytes, name: str, kind: str) -> HttpResponse:
    """Return a file to be kept, under a name of plain letters."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=kind, headers=headers)
