"""The reports that were given, one of them as a page or a file, and how measures are counted."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from samsyn.office.printing import FileKind, document_response, note_print
from samsyn.office.steering.queries import room_of
from samsyn.office.steering_reports import prints, queries, wording
from samsyn.office.steering_reports.rules import MEASURES
from samsyn.office.steering_reports.views.answers import report_in_lines, show
from samsyn.office.ui.requests import OfficeRequest

_KINDS = {one.value: one for one in FileKind}


@require_safe
def overview(request: OfficeRequest) -> HttpResponse:
    """Show the newest report in short, all that were given, and the drafts."""
    page = queries.reports(request.actor)
    given = report_in_lines(page.newest, page.room, page.given[0].id) if page.newest else {}
    return show(request, "overview", page=page, **given)


@require_safe
def report(request: OfficeRequest, report_id: UUID) -> HttpResponse:
    """Show a report as it was given."""
    page = queries.given_page(request.actor, report_id)
    lines = report_in_lines(page.snapshot, page.room, report_id)
    return show(request, "report", page=page, kinds=[*FileKind], **lines)


@require_safe
def file(request: OfficeRequest, report_id: UUID, kind: str) -> HttpResponse:
    """Send a report as a file."""
    if kind not in _KINDS:
        raise Http404
    page = queries.given_page(request.actor, report_id)
    document = prints.report_document(page)
    noted = note_print(
        request.actor,
        subject="steering_reports_givenreport",
        record_ids=[page.line.id],
        room_ids=[page.room.room_id],
    )
    return document_response(document, _KINDS[kind], name="steering-report", noted=noted)


@require_safe
def measures(request: OfficeRequest) -> HttpResponse:
    """Show what each measure counts, how, from where and over which time."""
    return show(
        request,
        "measures",
        page=room_of(request.actor),
        measures=MEASURES,
        sections=wording.SECTIONS,
        definitions=wording.DEFINITIONS,
        guarded=wording.GUARDED,
        guard=wording.GUARD,
    )
