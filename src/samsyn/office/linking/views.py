"""The page on which two records are linked; each app says what it is about, and saves."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samsyn.office.linking.changes import SAME, CannotLink
from samsyn.office.linking.forms import LinkForm
from samsyn.office.linking.queries import Likely
from samsyn.office.ui.requests import OfficeRequest


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkPage:
    """What stands round the form. `back` is the record's page, `home` the list's."""

    text: str
    room: Any  # with a name and a kind
    home: tuple[str, str]
    back: str
    here: str
    verdicts: Sequence[tuple[str, Any]]
    likely: Sequence[Likely]
    likely_title: str
    no_such_code: str


def answer(
    request: OfficeRequest,
    page: LinkPage,
    *,
    find: Callable[[str], UUID | None],
    save: Callable[[UUID, str, str], object],
) -> HttpResponse:
    """Show the form, or link with the record that `find` knows by its code and go back."""
    initial = {"other": request.GET.get("other", ""), "verdict": SAME}
    form = LinkForm(request.POST or None, verdicts=page.verdicts, initial=initial)
    if form.is_valid() and _is_saved(page, form, find, save):
        messages.success(request, _("The records are linked. You can undo it on this page."))
        return redirect(page.back)
    return render(
        request,
        "linking/link.html",
        {"form": form, "page": page},
        status=422 if form.errors else 200,
    )


def _is_saved(
    page: LinkPage,
    form: LinkForm,
    find: Callable[[str], UUID | None],
    save: Callable[[UUID, str, str], object],
) -> bool:
    data = form.cleaned_data
    other_id = find(data["other"])
    if other_id is None:
        form.add_error("other", page.no_such_code)
        return False
    try:
        save(other_id, data["verdict"], data["reason"])
    except CannotLink as refusal:
        form.add_error(None, list(refusal.reasons))
    return not form.errors


def answer_undo(request: OfficeRequest, back: str, undo: Callable[[], object]) -> HttpResponse:
    """Take a link back and say so on the record's page."""
    try:
        undo()
    except CannotLink as refusal:
        messages.error(request, " ".join(refusal.reasons))
    else:
        messages.success(request, _("The link is undone. Both records are as they were."))
    return redirect(back)
