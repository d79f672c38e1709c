"""One way to answer a form of this app: saved and back, or shown again with what was refused."""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Deed, NotPermitted, RoomItself
from samsyn.office.call_ins.forms import MeetingForm
from samsyn.office.promises.changes import CannotPromise
from samsyn.office.sanctions.changes import CannotDecide, ChangedMeanwhile
from samsyn.office.ui.answering import Noes, try_saving
from samsyn.office.ui.requests import OfficeRequest

NOES = Noes(
    refused=(CannotDecide, CannotPromise), overtaken=ChangedMeanwhile, version="version_read"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPage:
    """What stands round a form. `back` is where it leads, saved or cancelled."""

    title: str
    button: str
    back: str
    back_name: str
    done: str
    lead: str = ""
    notes: tuple[str, ...] = ()
    is_final: bool = False


def need_joint_room(request: OfficeRequest) -> None:
    """Refuse whoever reads in no joint room, where consequences stand."""
    if not request.actor.joint_rooms:
        raise NotPermitted(_("Consequences stand in the joint room, and you do not read there."))


def need(request: OfficeRequest, deed: Deed, room_id: int) -> None:
    """Refuse whoever only reads, before a form is shown."""
    access.require(request.actor, deed, about=RoomItself(room_id))


def answer(
    request: OfficeRequest,
    form: MeetingForm,
    page: FormPage,
    save: Callable[[], object],
    *,
    newest: Callable[[], int] | None = None,
) -> HttpResponse:
    """Save what was posted and go on, or show the form (422 if it was refused).

    `newest` is as for `try_saving`. Where the change returns a new record's identifier,
    `page.back` may hold a place for it.
    """
    if request.method != "POST":
        return _shown(request, form, page, HTTPStatus.OK)
    if saved := try_saving(request, form, save, NOES, newest=newest):
        messages.success(request, page.done)
        return redirect(_after(page, saved.value))
    return _shown(request, form, page, HTTPStatus.UNPROCESSABLE_ENTITY)


def _after(page: FormPage, made: object) -> str:
    """Return the page of what was made, or the page that the form stands under."""
    for name in ("trigger", "round"):
        if isinstance(made, tuple) and made[0] == name:
            return reverse(f"sanctions:{name}", args=[made[1]])
    return page.back


def made(name: str, identifier: UUID) -> tuple[str, UUID]:
    """Say of what a change made that its page comes next."""
    return name, identifier


def _shown(
    request: OfficeRequest, form: MeetingForm, page: FormPage, status: HTTPStatus
) -> HttpResponse:
    crumbs = [(_("Consequences"), reverse("sanctions:overview"))]
    if page.back != crumbs[0][1]:
        crumbs.append((page.back_name, page.back))
    context = {"form": form, "page": page, "crumbs": [*crumbs, (page.title, "")]}
    return render(request, "sanctions/form.html", context, status=status)
