"""The list of talks."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from samsyn.office.access import Deed
from samsyn.office.notifications import queries, wording
from samsyn.office.ui import terms
from samsyn.office.ui.requests import OfficeRequest
from samsyn.vocabulary.talks import PriorityTier


@require_safe
def talks(request: OfficeRequest) -> HttpResponse:
    """Show one view of the talks; who only holds talks is sent to their own."""
    if not request.actor.joint_rooms and request.actor.rooms_granting(Deed.LOG_TALK):
        return redirect("notifications:mine")
    view = _chosen_view(request.GET.get("view", ""))
    tier = _chosen_tier(request.GET.get("tier", ""))
    now = timezone.now()
    found = queries.talk_list(request.actor, view=view, tier=tier, now=now)
    return render(
        request,
        "notifications/list.html",
        {
            "found": found,
            "view": view,
            "tier": tier,
            "views": [(one, wording.VIEWS[one], found.counts[one]) for one in queries.View],
            "tiers": terms.words(PriorityTier),
            "today": timezone.localdate(now),
            "may_log": bool(request.actor.rooms_granting(Deed.LOG_TALK)),
            "words": wording,
        },
    )


def _chosen_view(text: str) -> queries.View:
    return queries.View(text) if text in list(queries.View) else queries.View.OPEN


def _chosen_tier(text: str) -> PriorityTier | None:
    return PriorityTier(text) if text in list(PriorityTier) else None
