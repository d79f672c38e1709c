"""The answers under way, and the sheet of one."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from samsyn.office.aftermath import queries, wording
from samsyn.office.ui.requests import OfficeRequest
from samsyn.vocabulary.aftermath import (
    ResponseStep,
)

both = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def response_list(request: OfficeRequest) -> HttpResponse:
    """Show the answers under way, and violence of late that has none."""
    now = timezone.now()
    lines = queries.responses(request.actor, now=now)
    return render(request, "aftermath/list.html", {"lines": lines, "words": wording})


@require_safe
def response(request: OfficeRequest, incident_id: UUID) -> HttpResponse:
    """Show the answer to one incident; of another room's record, the joint room's."""
    now = timezone.now()
    incident = queries.joint_record_of(request.actor, incident_id)
    if incident is None:
        may_share = queries.may_share(request.actor, incident_id)
        context = {"incident_id": incident_id, "may_share": may_share}
        return render(request, "aftermath/not_shared.html", context)
    if incident.pk != incident_id:
        return redirect("aftermath:response", incident.pk)
    sheet = queries.response_sheet(request.actor, incident, now=now)
    context = {
        "sheet": sheet,
        "clock": wording.clock_left(sheet, now),
        "now": now,
        "steps": {step.value: sheet.standing(step) for step in ResponseStep},
        "words": wording,
    }
    return render(request, "aftermath/response.html", context)
