"""The pages that are read."""

from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from samsyn.office.steering import queries, wording
from samsyn.office.steering.views.answers import show
from samsyn.office.ui.requests import OfficeRequest

_YEARS = {str(year): year for year in range(2015, 2100)}


@require_safe
def overview(request: OfficeRequest) -> HttpResponse:
    """Show what steering has to know first."""
    page = queries.steering_overview(request.actor, now=timezone.now())
    return show(request, "overview", page=page, missing=wording.missing(page.start_up))


@require_safe
def start_up(request: OfficeRequest) -> HttpResponse:
    """Show the start-up by phase, and whether the site may give the message."""
    page = queries.start_up(request.actor, today=timezone.localdate())
    return show(request, "start_up", page=page, missing=wording.missing(page))


@require_safe
def agreements(request: OfficeRequest) -> HttpResponse:
    """Show the agreements: what asks for something first."""
    page = queries.agreement_list(request.actor, today=timezone.localdate())
    return show(request, "agreements", page=page)


@require_safe
def plan(request: OfficeRequest) -> HttpResponse:
    """Show the plan of a year by month."""
    today = timezone.localdate()
    year = _YEARS.get(request.GET.get("year", ""), today.year)
    page = queries.year_plan(request.actor, year, today=today)
    return show(request, "plan", page=page)


@require_safe
def context(request: OfficeRequest) -> HttpResponse:
    """Show what happened around the strategy."""
    return show(request, "context", page=queries.context(request.actor))


@require_safe
def fidelity(request: OfficeRequest) -> HttpResponse:
    """Show how each core element is kept up."""
    return show(request, "fidelity", page=queries.panel(request.actor, now=timezone.now()))


@require_safe
def months(request: OfficeRequest) -> HttpResponse:
    """Show what the weekly reviews come to, month by month."""
    return show(request, "months", page=queries.months(request.actor))


@require_safe
def returns(request: OfficeRequest) -> HttpResponse:
    """Show who comes out of custody soon, and what is to be done."""
    return show(request, "returns", page=queries.returns(request.actor, now=timezone.now()))


@require_safe
def hand_overs(request: OfficeRequest) -> HttpResponse:
    """Show the hand-overs between coordinators."""
    page = queries.hand_over_list(request.actor, today=timezone.localdate())
    return show(request, "hand_overs", page=page)


@require_safe
def hand_over(request: OfficeRequest, hand_over_id: UUID) -> HttpResponse:
    """Show everything that one coordinator leaves to another."""
    page = queries.pack(request.actor, hand_over_id, now=timezone.now())
    titles = {(one.kind.value, one.record_id): wording.item_title(one) for one in page.items}
    return show(request, "hand_over", page=page, titles=titles)
