"""Linking two records, and undoing it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samsyn.office.access import Deed
from samsyn.office.people import changes, queries
from samsyn.office.people.forms import LinkForm
from samsyn.office.ui.requests import OfficeRequest

PERSON = "people:person"


@require_http_methods(["GET", "POST"])
def link(request: OfficeRequest, person_id: UUID) -> HttpResponse:
    """Say that two records are of one person, or of two; likely ones are suggested."""
    label = queries.label_for(request.actor, person_id, deed=Deed.LINK_PEOPLE)
    likely = queries.likely_same_as(request.actor, person_id, today=timezone.localdate())
    initial = {"other": request.GET.get("other", ""), "verdict": "same"}
    form = LinkForm(request.POST or None, initial=initial)
    if form.is_valid() and _linked(request, person_id, form):
        messages.success(request, _("The records are linked. You can undo it on this page."))
        return redirect(PERSON, person_id=person_id)
    return render(
        request,
        "people/link.html",
        {"form": form, "label": label, "likely": likely},
        status=422 if form.errors else 200,
    )


def _linked(request: OfficeRequest, person_id: UUID, form: LinkForm) -> bool:
    data = form.cleaned_data
    other_id = queries.person_by_code(request.actor, data["other"])
    if other_id is None:
        form.add_error("other", _("There is no such code. Search for the person to see the code."))
        return False
    try:
        changes.link_people(
            request.actor,
            person_id,
            other_id,
            verdict=data["verdict"],
            reason=data["reason"],
            now=timezone.now(),
        )
    except changes.CannotLink as refusal:
        form.add_error(None, list(refusal.reasons))
    return not form.errors


@require_POST
def undo_link(request: OfficeRequest, link_id: UUID) -> HttpResponse:
    """Take a link back."""
    person_id = queries.person_of_link(request.actor, link_id)
    try:
        changes.undo_link(request.actor, link_id, now=timezone.now())
    except changes.CannotLink as refusal:
        messages.error(request, " ".join(refusal.reasons))
    else:
        messages.success(request, _("The link is undone. Both records are as they were."))
    return redirect(PERSON, person_id=person_id)
