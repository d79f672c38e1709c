"""What is frozen of a period, and the button that takes it out as one file."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samsyn.office.access import NotPermitted
from samsyn.office.outcomes.changes import CannotRecord
from samsyn.office.printing import CannotPrint
from samsyn.office.report_packs import adapters, queries, wording
from samsyn.office.report_packs.changes import CannotPack
from samsyn.office.report_packs.rules import Kind, Span, read_span, spans
from samsyn.office.steering.queries import SteeringRoom, room_of
from samsyn.office.ui.answering import tell
from samsyn.office.ui.requests import OfficeRequest


@require_safe
def overview(request: OfficeRequest) -> HttpResponse:
    """Show what is frozen of a period, the newest quarter that has ended unless another."""
    room = _keeper(request)
    offered = spans(timezone.localdate())
    asked = request.GET.get("period", "")
    span = _span(asked) if asked else offered[0]
    found = queries.holdings(request.actor, room, span)
    context = {
        "room": room,
        "found": found,
        "span": span,
        "offered": list(dict.fromkeys((*offered, span))),
        "kinds": [(kind, [one for one in found.held if one.kind is kind]) for kind in Kind],
        "say": wording,
        "here": request.path,
    }
    return render(request, "report_packs/overview.html", context)


@require_POST
def take_out(request: OfficeRequest) -> HttpResponse:
    """Hand over the pack of a period; a refusal stands on the page."""
    _keeper(request)
    span = _span(request.POST.get("period", ""))
    try:
        made = adapters.make_pack(request.actor, span, now=timezone.now())
    except (CannotPack, CannotPrint, CannotRecord) as refusal:
        tell(request, refusal)
        return redirect(f"{reverse('report_packs:overview')}?period={span.name}")
    headers = {
        "Content-Disposition": f'attachment; filename="{made.name}"',
        "Cache-Control": "no-store",
    }
    return HttpResponse(made.content, content_type="application/zip", headers=headers)


def _span(text: str) -> Span:
    try:
        return read_span(text)
    except ValueError as error:
        raise Http404 from error


def _keeper(request: OfficeRequest) -> SteeringRoom:
    room = room_of(request.actor)
    if not room.may_keep:
        raise NotPermitted(_("Only the coordinators take reports out."))
    return room
