"""A published report as a file for everybody: no actor, no record, no cookie, as its page."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_safe

from samsyn.documents import Document
from samsyn.office.printing import FileKind, content_type_of, written_as
from samsyn.office.progress import prints, queries
from samsyn.office.progress.queries import Report
from samsyn.office.progress.views.pages import LANGUAGES, language_of, withdrawn

KINDS: Final = (FileKind.PDF, FileKind.DOCX, FileKind.ODT)
_KEPT: Final = 128  # files in memory, of about 100 kB; what is published does not change


@dataclass(frozen=True, slots=True)
class Download:
    """A link to a file: its format, and its language by code and by its own name."""

    address: str
    kind: str
    code: str
    language: str


@login_not_required
@require_safe
def file(request: HttpRequest, key: str, number: int, revision: int, kind: str) -> HttpResponse:
    """Send a published report as a file; one that is withdrawn or unknown has none."""
    if kind not in KINDS:
        raise Http404
    report = queries.report(key, number, revision)
    if report is None:
        return withdrawn(request, key, number, revision)
    language, chosen = language_of(request), FileKind(kind)
    place = "inline" if chosen is FileKind.PDF else "attachment"
    name = f"{key}-{number}-{revision}-{language}.{kind}"
    return HttpResponse(
        _content(_document(report, language), chosen),
        content_type=content_type_of(chosen),
        headers={
            "Content-Disposition": f'{place}; filename="{name}"',
            "Content-Language": language,
        },
    )


def downloads(report: Report) -> tuple[Download, ...]:
    """Return the links to a report's files, by language and format; none is made for it."""
    found = []
    for code, name in LANGUAGES.items():
        for kind in KINDS:
            line = report.line
            path = reverse("public:file", args=[line.site, line.number, line.revision, kind.value])
            address = f"{path}?language=en" if code == "en" else path
            found.append(Download(address, kind.value.upper(), code, name))
    return tuple(found)


def _document(report: Report, language: str) -> Document:
    with translation.override(language):
        return prints.report_document(report)


@lru_cache(maxsize=_KEPT)
def _content(document: Document, kind: FileKind) -> bytes:
    return written_as(document, kind)
