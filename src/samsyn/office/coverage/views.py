"""Pages of coverage, and the one press that turns absentees into talks."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from samsyn.office.access import NotPermitted
from samsyn.office.coverage import changes, queries
from samsyn.office.coverage.wording import CHANNELS, outcomes
from samsyn.office.networks.queries import today_for
from samsyn.office.notifications.changes import CannotPropose
from samsyn.office.ui.answering import tell
from samsyn.office.ui.requests import OfficeRequest


@require_safe
def overview(request: OfficeRequest) -> HttpResponse:
    """Show how far the message has come in each group."""
    if not request.actor.joint_rooms:
        raise NotPermitted(_("Your role reads no records of the joint room."))
    today, zone = today_for(request.actor, now=timezone.now())
    page = queries.coverage(request.actor, today=today, zone=zone)
    return render(request, "coverage/overview.html", {"page": page, "today": today})


@require_safe
def person(request: OfficeRequest, person_id: UUID) -> HttpResponse:
    """Show what was said to one person."""
    today = timezone.localdate()
    return render(
        request,
        "coverage/person.html",
        {
            "page": queries.said_to(request.actor, person_id, today=today),
            "channels": {channel.value: str(word) for channel, word in CHANNELS.items()},
            "outcomes": outcomes(),
        },
    )


@require_POST
def absentees(request: OfficeRequest, call_in_id: UUID) -> HttpResponse:
    """Propose a talk with everybody who did not come."""
    try:
        made = changes.propose_talks_with_absentees(request.actor, call_in_id, now=timezone.now())
    except CannotPropose as refusal:
        tell(request, refusal)
        return redirect("call_ins:debrief", call_in_id)
    if not made:
        messages.info(request, _("A talk with each of them is planned already."))
        return redirect("call_ins:debrief", call_in_id)
    messages.success(
        request,
        ngettext("%(num)s talk is proposed.", "%(num)s talks are proposed.", len(made))
        % {"num": len(made)},
    )
    return redirect("notifications:list")
