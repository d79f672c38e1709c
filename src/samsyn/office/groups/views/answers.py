"""One way to answer every form: save and go on, or show it again with what was typed."""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from samsyn.office.groups.changes import CannotDecide, CannotRecord
from samsyn.office.groups.forms import OfficeForm
from samsyn.office.ui.answering import Noes, try_saving
from samsyn.office.ui.requests import OfficeRequest

NOES = Noes(refused=(CannotRecord, CannotDecide), version="version")


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPage:
    """What stands round a form. `back` is where it leads, saved or cancelled."""

    title: str
    button: str
    back: str
    back_name: str
    done: str
    lead: str = ""
    consequences: tuple[str, ...] = ()
    is_final: bool = False  # a step that takes something away


def answer(
    request: OfficeRequest,
    form: OfficeForm,
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
        return redirect(page.back)
    return _shown(request, form, page, HTTPStatus.UNPROCESSABLE_ENTITY)


def _shown(
    request: OfficeRequest, form: OfficeForm, page: FormPage, status: HTTPStatus
) -> HttpResponse:
    return render(request, "groups/form.html", {"form": form, "page": page}, status=status)
