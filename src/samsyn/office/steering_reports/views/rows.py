"""The rows behind one number of a report or a draft, for who may read them."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samsyn.office.steering_reports import queries, wording
from samsyn.office.steering_reports.queries import Behind
from samsyn.office.steering_reports.rules import Measure, Span
from samsyn.office.steering_reports.views.answers import show
from samsyn.office.ui.answering import Back
from samsyn.office.ui.requests import OfficeRequest

_MEASURES = {one.value: one for one in Measure}
_SPANS = {one.value: one for one in Span}


@require_safe
def report_rows(request: OfficeRequest, report_id: UUID, measure: str, span: str) -> HttpResponse:
    """Show what a number of a report counts, as the records stand now."""
    page = queries.behind_report(request.actor, report_id, *_asked(measure, span))
    name = _("Steering report, %(period)s") % {"period": _within(page)}
    return _show(request, page, Back(reverse("steering_reports:report", args=[report_id]), name))


@require_safe
def draft_rows(request: OfficeRequest, draft_id: UUID, measure: str, span: str) -> HttpResponse:
    """Show what a number of a draft counts."""
    asked = _asked(measure, span)
    page = queries.behind_draft(request.actor, draft_id, *asked, now=timezone.now())
    name = _("Draft, %(period)s") % {"period": _within(page)}
    return _show(request, page, Back(reverse("steering_reports:draft", args=[draft_id]), name))


def _asked(measure: str, span: str) -> tuple[Measure, Span]:
    if measure not in _MEASURES or span not in _SPANS:
        raise Http404
    return _MEASURES[measure], _SPANS[span]


def _within(page: Behind) -> str:
    return wording.name_of(page.period, begins=False)


def _show(request: OfficeRequest, page: Behind, back: Back) -> HttpResponse:
    return show(
        request,
        "rows",
        page=page,
        back=back,
        definition=wording.DEFINITIONS[page.measure],
        time=wording.time_of(page.measure, page.span, page.period, page.on),
        lines=wording.row_lines(page.measure, page.rows),
    )
