"""The reports, one of them as a page or a file, and what of it may be told outside."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samsyn.documents import Document
from samsyn.office.access import NotPermitted
from samsyn.office.groups.queries.known import names_known
from samsyn.office.printing import FileKind, document_response, note_print
from samsyn.office.problem_analysis import prints, queries, wording
from samsyn.office.problem_analysis.queries import ReportPage
from samsyn.office.problem_analysis.views.answers import shown_sections
from samsyn.office.ui.requests import OfficeRequest

_KINDS = {one.value: one for one in FileKind if one is not FileKind.XLSX}


@require_safe
def overview(request: OfficeRequest) -> HttpResponse:
    """Show the reports of the reader's rooms."""
    if not request.actor.reading_rooms:
        raise NotPermitted(_("Your role reads no records. Ask your coordinator."))
    context = {
        "reports": queries.reports(request.actor),
        "may_begin": bool(queries.rooms_to_write_in(request.actor)),
    }
    return render(request, "problem_analysis/overview.html", context)


@require_safe
def report(request: OfficeRequest, report_id: UUID) -> HttpResponse:
    """Show a report as it stands now, or as it was frozen."""
    page = queries.report_page(request.actor, report_id)
    context = {
        "page": page,
        "found": page.snapshot.findings,
        "period": wording.period(page.snapshot.findings),
        "sections": shown_sections(
            page, names_known(request.actor, page.room_id) if page.is_draft else ()
        ),
        "kinds": list(_KINDS.values()),
    }
    return render(request, "problem_analysis/report.html", context)


@require_safe
def file(request: OfficeRequest, report_id: UUID, kind: str) -> HttpResponse:
    """Send a report as a file, for those who read its room."""
    page = queries.report_page(request.actor, report_id)
    dated = timezone.localdate(page.stamp.at) if page.stamp else timezone.localdate()
    drawn = {
        one.section: [(picture.title, picture.chart) for picture in one.pictures]
        for one in shown_sections(page)
    }
    return _sent(request, page, prints.report_document(page, drawn, dated=dated), kind)


@require_safe
def outside(request: OfficeRequest, report_id: UUID) -> HttpResponse:
    """Show what of a report may be told outside the room."""
    page = _outside_page(request, report_id)
    found = page.snapshot.findings
    texts = prints.outside_texts(page)
    context = {
        "page": page,
        "period": wording.period(found),
        "sentences": list(wording.outside_sentences(found, page.told or {})),
        "areas": prints.area_rows(page),
        "texts": [(wording.section_name(one), words) for one, words in texts],
        "left_out": len(page.snapshot.passages) - len(texts),
        "kinds": list(_KINDS.values()),
    }
    return render(request, "problem_analysis/outside.html", context)


@require_safe
def outside_file(request: OfficeRequest, report_id: UUID, kind: str) -> HttpResponse:
    """Send what may leave the room as a file."""
    page = _outside_page(request, report_id)
    return _sent(request, page, prints.outside_document(page), kind)


def _outside_page(request: OfficeRequest, report_id: UUID) -> ReportPage:
    page = queries.report_page(request.actor, report_id)
    if page.told is None:
        raise Http404
    return page


def _sent(request: OfficeRequest, page: ReportPage, document: Document, kind: str) -> HttpResponse:
    if kind not in _KINDS:
        raise Http404
    noted = note_print(
        request.actor,
        subject="problem_analysis_analysis",
        record_ids=[page.line.id],
        room_ids=[page.room_id],
    )
    return document_response(document, _KINDS[kind], name="problem-analysis", noted=noted)
