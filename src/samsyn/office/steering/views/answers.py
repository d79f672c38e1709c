"""One way to show a page, answer a form and do a one-button deed, for every part of steering."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office.access import NotPermitted
from samsyn.office.call_ins.changes import CannotPlan
from samsyn.office.steering import queries, wording
from samsyn.office.steering.changes import CannotSteer
from samsyn.office.steering.queries import SteeringRoom
from samsyn.office.ui.answering import Answering, Back, Noes
from samsyn.office.ui.requests import OfficeRequest

_DAYS = (
    *("due_on", "evidence_on", "signed_on", "review_on", "done_on", "starts_on", "ends_on"),
    *("release_on", "conflicts_on", "help_on", "checked_on", "leaves_on"),
    *("since", "valid_from", "valid_to", "covers_from", "covers_to"),
)
_ANSWERING = Answering(
    noes=Noes(refused=(CannotSteer, CannotPlan)),
    home=lambda: Back(reverse("steering:overview"), _("Steering")),
    short=frozenset((*_DAYS, "code")),
)
answer = _ANSWERING.answer
do = _ANSWERING.do


def show(request: OfficeRequest, template: str, **context: Any) -> HttpResponse:
    """Show one page of steering."""
    given = {
        "words": wording.all_words(),
        "today": timezone.localdate(),
        "here": request.path,
        **context,
    }
    return render(request, f"steering/{template}.html", given)


def keeper(request: OfficeRequest) -> SteeringRoom:
    """Return the reader's room, or refuse whoever only reads there."""
    room = queries.room_of(request.actor)
    if not room.may_keep:
        raise NotPermitted(_("Only the coordinators write here."))
    return room
