"""The rule table of the reader's rooms; their lawyers approve its rows here."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samsyn.office import access
from samsyn.office.disclosures import changes, queries
from samsyn.office.disclosures.changes import GroundInRoom
from samsyn.office.disclosures.views.answers import ANSWERS, doors_of
from samsyn.office.ui import terms
from samsyn.office.ui.requests import OfficeRequest
from samsyn.vocabulary.rooms import RoomKind

APPROVE, CLOSE = "approve", "close"


@require_http_methods(["GET", "HEAD", "POST"])
def grounds(request: OfficeRequest) -> HttpResponse:
    """Show on which grounds the reader's rooms tell whom; approve a row, or close it."""
    rooms = queries.rules_of_rooms(request.actor)
    if request.method != "POST":
        page = {
            "doors": doors_of(request.actor),
            "rooms": rooms,
            "kinds": {kind.value: terms.word(kind) for kind in RoomKind},
        }
        return render(request, "disclosures/grounds.html", page)
    chosen, act = _chosen(request), request.POST.get("act", "")
    deed = changes.approve_in_room if act == APPROVE else changes.close_in_room
    return ANSWERS.do(
        request,
        lambda: deed(request.actor, chosen, now=timezone.now()),
        then=f"{reverse('disclosures:grounds')}#g{chosen.room_id}-{chosen.ground_id}",
        done=_("The ground is approved.") if act == APPROVE else _("The ground is closed."),
    )


def _chosen(request: OfficeRequest) -> GroundInRoom:
    room, ground = request.POST.get("room", ""), request.POST.get("ground", "")
    if not (room.isdecimal() and ground.isdecimal() and len(room) < 10 and len(ground) < 10):  # noqa: PLR2004  fits the columns
        raise access.NotVisible(_("The page does not exist."))
    return GroundInRoom(room_id=int(room), ground_id=int(ground))
