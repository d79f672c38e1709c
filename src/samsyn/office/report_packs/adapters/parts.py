"""One frozen report as files. Nothing is computed here that was not computed when it was frozen."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Final

from django.db import transaction
from django.utils import translation

from samsyn.documents import Document, write_html
from samsyn.office.access import Actor
from samsyn.office.national.queries import own_signature
from samsyn.office.outcomes import adapters as outcomes
from samsyn.office.printing import FileKind, written_as
from samsyn.office.problem_analysis import prints as analyses
from samsyn.office.problem_analysis.queries import report_page
from samsyn.office.progress import prints as progress
from samsyn.office.progress.queries import report
from samsyn.office.report_packs.queries import Held, Holdings
from samsyn.office.report_packs.rules import Kind, Span
from samsyn.office.steering_reports import prints as steering
from samsyn.office.steering_reports.queries import given_page

LANGUAGES: Final = ("sv", "en")
SNAPSHOT: Final = "snapshot.json"
_WITHOUT_TABLES: Final = tuple(one for one in FileKind if one is not FileKind.XLSX)


def files_of(actor: Actor, found: Holdings, held: Held, *, now: datetime) -> dict[str, bytes]:
    """Return the files of a report by their names in its folder.

    Raises `CannotRecord` for an evaluation whose result may not leave, or is not there yet.
    """
    match held.kind:
        case Kind.PUBLIC:
            return _public(found, held)
        case Kind.STEERING:
            given = given_page(actor, held.id)
            return _written(lambda: steering.report_document(given), held)
        case Kind.RETURN:
            return {
                "return.json": held.text.encode(),
                "return.jws": own_signature(actor, held.id).encode(),
            }
        case Kind.ANALYSIS:
            page = report_page(actor, held.id)
            return _written(lambda: analyses.outside_document(page), held, _WITHOUT_TABLES)
        case Kind.EVALUATION:
            return _evaluation(actor, found.span, held, now=now)


def _public(found: Holdings, held: Held) -> dict[str, bytes]:
    published = report(found.site, held.number, held.version)
    if published is None:
        raise ValueError(held.name)
    return _written(lambda: progress.report_document(published), held)


def _written(
    document: Callable[[], Document], held: Held, kinds: Iterable[FileKind] = FileKind
) -> dict[str, bytes]:
    """Return a document in every language and format, beside the text that it was made of."""
    files: dict[str, bytes] = {SNAPSHOT: held.text.encode()}
    for language in LANGUAGES:
        with translation.override(language):
            made = document()
            files[f"report.{language}.html"] = write_html(made)
            for kind in kinds:
                files[f"report.{language}.{kind}"] = written_as(made, kind)
    return files


def _evaluation(actor: Actor, span: Span, held: Held, *, now: datetime) -> dict[str, bytes]:
    with transaction.atomic():  # what is refused has neither been told nor noted
        made = outcomes.make_pack(actor, held.id, as_of=span.last, now=now)
    return {made.name: made.content}
