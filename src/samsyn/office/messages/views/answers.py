"""One way to answer every form: save and go on, look at the advice, or show it again."""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from samsyn.office.messages import wording
from samsyn.office.messages.changes import CannotDecide, CannotWrite
from samsyn.office.messages.queries import VersionPage
from samsyn.office.ui.answering import Noes, try_saving
from samsyn.office.ui.office_forms import OfficeForm
from samsyn.office.ui.requests import OfficeRequest

NOES = Noes(refused=(CannotWrite, CannotDecide), version="revision")
CHECK = "check"  # the button that only asks what the language check says


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPage:
    """What stands round a form. `back` is where cancelling leads."""

    title: str
    button: str
    back: str
    done: str
    crumbs: tuple[tuple[str, str], ...] = ()
    lead: str = ""
    consequences: tuple[str, ...] = ()
    is_final: bool = False  # a step that takes something away
    beside: VersionPage | None = None  # the text that is decided on
    sources: tuple[tuple[str, str, str], ...] = ()  # the same text: language, direction, body
    panel: Callable[[], wording.Panel] | None = None  # advice on what has been typed
    direction: str = "ltr"  # of what is typed


def answer(
    request: OfficeRequest,
    form: OfficeForm,
    page: FormPage,
    save: Callable[[], str],
    *,
    newest: Callable[[], int] | None = None,
) -> HttpResponse:
    """Save what was posted and go where `save` says, or show the form (422 if it was refused).

    `newest` is as for `try_saving`.
    """
    if request.method != "POST":
        return _shown(request, form, page, HTTPStatus.OK)
    if CHECK in request.POST:
        form.is_valid()
        return _shown(request, form, page, HTTPStatus.OK)
    if saved := try_saving(request, form, save, NOES, newest=newest):
        messages.success(request, page.done)
        return redirect(saved.value)
    return _shown(request, form, page, HTTPStatus.UNPROCESSABLE_ENTITY)


def _shown(
    request: OfficeRequest, form: OfficeForm, page: FormPage, status: HTTPStatus
) -> HttpResponse:
    panel = page.panel() if page.panel else None
    context = {
        "form": form,
        "page": page,
        "panel": panel,
        "check": CHECK,
        "words": wording.all_words(),
    }
    return render(request, "messages/form.html", context, status=status)
