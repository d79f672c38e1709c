"""One way to show a page, answer a form and do a one-button deed, for every part of a call-in."""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Deed, Refusal
from samsyn.office.call_ins import wording
from samsyn.office.call_ins.changes import CannotPlan, ChangedMeanwhile
from samsyn.office.call_ins.forms.fields import MeetingForm
from samsyn.office.call_ins.queries import Head
from samsyn.office.community.changes import CannotTakeUp
from samsyn.office.messages.queries import CannotUse, clearance_of
from samsyn.office.printing import CannotPrint
from samsyn.office.promises.changes import CannotPromise
from samsyn.office.ui.answering import Noes, try_saving
from samsyn.office.ui.requests import OfficeRequest

_CLEARED = ("overview", "invitations", "venue")  # from where the message goes out
Refused = (CannotPlan, CannotTakeUp, CannotPromise, CannotUse, CannotPrint)
NOES = Noes(refused=Refused, overtaken=ChangedMeanwhile, version="version_read")


@dataclass(frozen=True, slots=True)
class Back:
    """The page that a form stands under."""

    href: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPage:
    """What stands round a form. `back` is where it leads, saved or cancelled."""

    title: str
    button: str
    back: Back
    done: str
    lead: str = ""
    notes: tuple[str, ...] = ()
    is_final: bool = False  # a step that takes something away


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


def answer(
    request: OfficeRequest,
    form: MeetingForm,
    page: FormPage,
    save: Callable[[], object],
    *,
    newest: Callable[[], int] | None = None,
) -> HttpResponse:
    """Save what was posted and go back, or show the form (422 if it was refused).

    `newest` is as for `try_saving`.
    """
    if request.method != "POST":
        return _shown(request, form, page, HTTPStatus.OK)
    if try_saving(request, form, save, NOES, newest=newest):
        messages.success(request, page.done)
        return redirect(page.back.href)
    return _shown(request, form, page, HTTPStatus.UNPROCESSABLE_ENTITY)


def do(
    request: OfficeRequest, deed: Callable[[], object], *, then: str, done: str = ""
) -> HttpResponse:
    """Do what one button asks for, and go on; a refusal stands on the page that follows."""
    try:
        deed()
    except (*Refused, ChangedMeanwhile) as refusal:
        _tell(request, refusal)
    else:
        if done:
            messages.success(request, done)
    return redirect(then)


def answer_data(deed: Callable[[], object], *, then: str) -> JsonResponse:
    """Do what a device had kept, and say in data where to go on or why not."""
    try:
        deed()
    except (*Refused, ChangedMeanwhile) as refusal:
        return JsonResponse(
            {"reasons": list(refusal.reasons)}, status=HTTPStatus.UNPROCESSABLE_ENTITY
        )
    return JsonResponse({"next": then})


def _tell(request: OfficeRequest, refusal: Refusal) -> None:
    for reason in refusal.reasons:
        messages.error(request, reason)


def _shown(
    request: OfficeRequest, form: MeetingForm, page: FormPage, status: HTTPStatus
) -> HttpResponse:
    crumbs = [(_("Call-ins"), reverse("call_ins:list"))]
    if page.back.href != crumbs[0][1]:
        crumbs.append((page.back.name, page.back.href))
    context = {"form": form, "page": page, "crumbs": [*crumbs, (page.title, "")]}
    return render(request, "call_ins/form.html", context, status=status)
