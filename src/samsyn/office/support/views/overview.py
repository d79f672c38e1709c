"""Today's work for those who run support, and the counts for those who do not."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from samsyn.office.access import Deed
from samsyn.office.support import changes, queries, wording
from samsyn.office.ui import duties
from samsyn.office.ui.requests import OfficeRequest


@require_safe
def work(request: OfficeRequest) -> HttpResponse:
    """Show what waits, overdue first; send on whoever only may see the counts."""
    is_for_figures = request.actor.rooms_granting(Deed.READ_SUPPORT_FIGURES)
    if is_for_figures and not request.actor.rooms_granting(Deed.RUN_SUPPORT):
        return redirect("support:figures")
    now = timezone.now()
    return render(
        request,
        "support/work.html",
        {
            "work": queries.days_work(request.actor, now=now),
            "duties": duties.waiting(request.actor, today=timezone.localdate(now)),
            "now": now,
            "today": timezone.localdate(now),
            "words": wording,
        },
    )


@require_safe
def figures(request: OfficeRequest) -> HttpResponse:
    """Show the counts of the last whole month; the first to ask has them published."""
    now = timezone.now()
    changes.publish_due(request.actor, now=now)
    found = queries.support_figures(request.actor, now=now)
    return render(request, "support/figures.html", {"figures": found, "words": wording})
