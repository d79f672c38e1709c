"""One way to show a page, answer a form and do a one-button deed, for every part of steering."""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office.access import ChangedMeanwhile, NotPermitted
from samsyn.office.call_ins.changes import CannotPlan
from samsyn.office.steering import queries, wording
from samsyn.office.steering.changes import CannotSteer
from samsyn.office.steering.forms import KeptForm
from samsyn.office.steering.queries import SteeringRoom
from samsyn.office.ui.answering import Noes, try_saving
from samsyn.office.ui.requests import OfficeRequest

Refused = (CannotSteer, CannotPlan)
NOES = Noes(refused=Refused, version="version_read")


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPage:
    """What stands round a form. `back` names the page that it leads back to."""

    title: str
    button: str
    back: str
    back_name: str
    done: str
    lead: str = ""
    args: tuple[Any, ...] = ()

    @property
    def href(self) -> str:
        return reverse(f"steering:{self.back}", args=self.args or None)


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


def answer(
    request: OfficeRequest,
    form: KeptForm,
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
        return redirect(page.href)
    return _shown(request, form, page, HTTPStatus.UNPROCESSABLE_ENTITY)


def do(
    request: OfficeRequest, deed: Callable[[], object], *, then: str, done: str = ""
) -> HttpResponse:
    """Do what one button asks for, and go on; a refusal stands on the page that follows."""
    try:
        deed()
    except (*Refused, ChangedMeanwhile) as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
    else:
        if done:
            messages.success(request, done)
    return redirect(then)


def _shown(
    request: OfficeRequest, form: KeptForm, page: FormPage, status: HTTPStatus
) -> HttpResponse:
    crumbs = [
        (_("Steering"), reverse("steering:overview")),
        (page.back_name, page.href),
        (page.title, ""),
    ]
    context = {"form": form, "page": page, "crumbs": crumbs}
    return render(request, "steering/form.html", context, status=status)
