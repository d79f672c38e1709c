"""One way to show a page, answer a form and do a one-button deed, for every part of a call-in."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import ChangedMeanwhile, Deed
from samsyn.office.call_ins import wording
from samsyn.office.call_ins.changes import CannotPlan
from samsyn.office.call_ins.queries import Head
from samsyn.office.community.changes import CannotTakeUp
from samsyn.office.messages.queries import CannotUse, clearance_of
from samsyn.office.printing import CannotPrint
from samsyn.office.promises.changes import CannotPromise
from samsyn.office.ui.answering import Answering, Back, Noes
from samsyn.office.ui.requests import OfficeRequest

_CLEARED = ("overview", "invitations", "venue")  # from where the message goes out
Refused = (CannotPlan, CannotTakeUp, CannotPromise, CannotUse, CannotPrint)
_SHORT = frozenset(
    (
        *("evening_on", "at", "minutes", "days", "since", "until", "delivered_on", "delivered_at"),
        *("arrives_at", "row", "place", "seats", "planned_on", "planned_at", "held_on"),
    )
)
_ANSWERING = Answering(
    noes=Noes(refused=Refused),
    home=lambda: Back(reverse("call_ins:list"), _("Call-ins")),
    short=_SHORT,
)
answer = _ANSWERING.answer
do = _ANSWERING.do


def show(
    request: OfficeRequest, template: str, head: Head, *, status: int = 200, **context: Any
) -> HttpResponse:
    """Show one section of a call-in, under its head."""
    given = {
        "head": head,
        "why": wording.why(head),
        "words": wording.all_words(),
        "today": timezone.localdate(),
        "here": request.path,
        "clearance": None,
        **context,
    }
    if template in _CLEARED and head.is_open and head.may_plan:
        given["clearance"] = clearance_of(request.actor, head.room_id, today=timezone.localdate())
    return render(request, f"call_ins/{template}.html", given, status=status)


def back_to(section: str, head: Head) -> Back:
    """Return where a form of a section leads: back to it, under the call-in's name."""
    return Back(reverse(f"call_ins:{section}", args=[head.id]), head.name)


def may_plan(request: OfficeRequest, head: Head, deed: Deed = Deed.PLAN_CALL_IN) -> None:
    """Refuse whoever only reads, before a form is shown."""
    access.require(request.actor, deed, about=head)


def answer_data(deed: Callable[[], object], *, then: str) -> JsonResponse:
    """Do what a device had kept, and say in data where to go on or why not."""
    try:
        deed()
    except (*Refused, ChangedMeanwhile) as refusal:
        return JsonResponse(
            {"reasons": list(refusal.reasons)}, status=HTTPStatus.UNPROCESSABLE_ENTITY
        )
    return JsonResponse({"next": then})
