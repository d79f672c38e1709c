"""One way to save what a form holds, and to do what a button asks for.

Refusals of a form stand in it, with everything that was typed; those of a button stand on the page
that follows.
"""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Generic, TypeVar

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from samsyn.office.access import ChangedMeanwhile, Refusal
from samsyn.office.ui.office_forms import OfficeForm
from samsyn.office.ui.requests import OfficeRequest

Given = TypeVar("Given")


@dataclass(frozen=True, slots=True)
class Saved(Generic[Given]):
    """That it was saved, and what the change gave."""

    value: Given


@dataclass(frozen=True, slots=True, kw_only=True)
class Noes:
    """The noes that a page anticipates.

    `overtaken` says that somebody else saved first; `version` is the field that holds the version
    on which the form was opened.
    """

    refused: tuple[type[Refusal], ...]
    overtaken: type[Refusal] = ChangedMeanwhile
    version: str = "version_read"


@dataclass(frozen=True, slots=True)
class Back:
    """The page that a form stands under."""

    href: str
    name: str


@dataclass(frozen=True, slots=True)
class Next:
    """The page of what was made: where to go, rather than back."""

    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPage:
    """What stands round a form. `back` is where it leads, saved or cancelled."""

    title: str
    button: str
    back: Back
    done: str
    lead: str = ""
    notes: tuple[str, ...] = ()
    consequences: tuple[str, ...] = ()
    is_final: bool = False  # a step that takes something away


@dataclass(frozen=True, slots=True, kw_only=True)
class Answering:
    """How one app answers: its noes, its first page, and the fields that hold little."""

    noes: Noes
    home: Callable[[], Back]
    short: frozenset[str] = frozenset()

    def answer(
        self,
        request: OfficeRequest,
        form: OfficeForm,
        page: FormPage,
        save: Callable[[], object],
        *,
        newest: Callable[[], int] | None = None,
    ) -> HttpResponse:
        """Save what was posted and go on, or show the form (422 if it was refused).

        It goes back, or to the `Next` that `save` gives. `newest` is as for `try_saving`.
        """
        if request.method != "POST":
            return self._shown(request, form, page, HTTPStatus.OK)
        if saved := try_saving(request, form, save, self.noes, newest=newest):
            messages.success(request, page.done)
            return redirect(saved.value.href if isinstance(saved.value, Next) else page.back.href)
        return self._shown(request, form, page, HTTPStatus.UNPROCESSABLE_ENTITY)

    def do(
        self, request: OfficeRequest, deed: Callable[[], object], *, then: str, done: str = ""
    ) -> HttpResponse:
        """Do what one button asks for, as `do` of this module."""
        noes = self.noes
        return do(request, deed, (*noes.refused, noes.overtaken), then=then, done=done)

    def _shown(
        self, request: OfficeRequest, form: OfficeForm, page: FormPage, status: HTTPStatus
    ) -> HttpResponse:
        home = self.home()
        crumbs = [(home.name, home.href)]
        if page.back.href != home.href:
            crumbs.append((page.back.name, page.back.href))
        crumbs.append((page.title, ""))
        context = {"form": form, "page": page, "crumbs": crumbs, "short": self.short}
        return render(request, "ui/form.html", context, status=status)


def do(
    request: OfficeRequest,
    deed: Callable[[], object],
    refused: tuple[type[Refusal], ...],
    *,
    then: str,
    done: str = "",
) -> HttpResponse:
    """Do what one button asks for, and go on; a refusal stands on the page that follows."""
    try:
        deed()
    except refused as refusal:
        tell(request, refusal)
    else:
        if done:
            messages.success(request, done)
    return redirect(then)


def tell(request: OfficeRequest, refusal: Refusal) -> None:
    """Put every reason of a refusal on the page that follows."""
    for reason in refusal.reasons:
        messages.error(request, reason)


def try_saving(
    request: OfficeRequest,
    form: OfficeForm,
    save: Callable[[], Given],
    noes: Noes,
    *,
    newest: Callable[[], int] | None = None,
) -> Saved[Given] | None:
    """Save a form that is valid; None if it is not, or is refused, and says why.

    `newest` gives the version that now stands, for a form that somebody else overtook: the next
    press of the button then builds on what is shown beside it.
    """
    if not form.is_valid():
        return None
    try:
        return Saved(save())
    except noes.overtaken as refusal:
        form.refuse(refusal.reasons)
        if newest is not None:
            typed = request.POST.copy()
            typed[noes.version] = str(newest())
            form.data = typed
    except noes.refused as refusal:
        form.refuse(refusal.reasons)
    return None
