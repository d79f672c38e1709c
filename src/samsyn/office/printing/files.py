"""A document as a file of the format that somebody asks for."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Final

from django.http import HttpResponse
from django.utils.translation import gettext as _

from samsyn import documents
from samsyn.documents import CannotWrite, Document
from samsyn.office.printing.refusals import CannotPrint
from samsyn.office.printing.responses import NotedPrint, file_response


class FileKind(StrEnum):
    """A format that a document can be taken away in."""

    PDF = "pdf"
    DOCX = "docx"
    ODT = "odt"
    XLSX = "xlsx"


_WRITERS: Final[Mapping[FileKind, Callable[[Document], bytes]]] = {
    FileKind.PDF: documents.write_pdf,
    FileKind.DOCX: documents.write_docx,
    FileKind.ODT: documents.write_odt,
    FileKind.XLSX: documents.write_xlsx,
}
_OPEN: Final = "application/vnd.openxmlformats-officedocument"
_TYPES: Final[Mapping[FileKind, str]] = {
    FileKind.PDF: "application/pdf",
    FileKind.DOCX: f"{_OPEN}.wordprocessingml.document",
    FileKind.ODT: "application/vnd.oasis.opendocument.text",
    FileKind.XLSX: f"{_OPEN}.spreadsheetml.sheet",
}


def written_as(document: Document, kind: FileKind) -> bytes:
    """Return the document as a file; the same document gives the same bytes."""
    try:
        return _WRITERS[kind](document)
    except CannotWrite as fault:
        raise CannotPrint(_("The document cannot be written. %(why)s") % {"why": fault}) from fault


def content_type_of(kind: FileKind) -> str:
    """Return the media type of a format."""
    return _TYPES[kind]


def document_response(
    document: Document, kind: FileKind, *, name: str, noted: NotedPrint
) -> HttpResponse:
    """Answer with a document as a file. `name` says the kind of document, never whose it is."""
    return file_response(
        written_as(document, kind),
        file=f"{name}.{kind}",
        content_type=content_type_of(kind),
        noted=noted,
    )
