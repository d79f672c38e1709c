"""Buttons: stand for a report as its second person, freeze it, make it ready for outside."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samsyn.office.problem_analysis import changes
from samsyn.office.problem_analysis.views.answers import do
from samsyn.office.ui.requests import OfficeRequest


@require_POST
def review(request: OfficeRequest, report_id: UUID) -> HttpResponse:
    """Stand for a report as it was shown."""
    seen = request.POST.get("seen", "")
    return do(
        request,
        lambda: changes.review(request.actor, report_id, seen=seen, now=timezone.now()),
        then=_page(report_id),
        done=_("The report is reviewed, and can be frozen."),
    )


@require_POST
def freeze(request: OfficeRequest, report_id: UUID) -> HttpResponse:
    """Freeze a report as it was reviewed."""
    return do(
        request,
        lambda: changes.freeze(request.actor, report_id, now=timezone.now()),
        then=_page(report_id),
        done=_("The report is frozen. It says the same from now on."),
    )


@require_POST
def tell(request: OfficeRequest, report_id: UUID) -> HttpResponse:
    """Release what may be told outside the room."""
    return do(
        request,
        lambda: changes.tell_outside(request.actor, report_id, now=timezone.now()),
        then=_page(report_id),
        done=_("What may be told outside is released, once and for all."),
    )


def _page(report_id: UUID) -> str:
    return reverse("problem_analysis:report", args=[report_id])
