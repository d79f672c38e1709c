"""One more name, number or tie; a name withdrawn."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samsyn.office.access import Deed
from samsyn.office.people import changes, queries
from samsyn.office.people.forms import NameForm, NumberForm, TieForm
from samsyn.office.ui.requests import OfficeRequest

PERSON = "people:person"


@require_http_methods(["GET", "POST"])
def add_name(request: OfficeRequest, person_id: UUID) -> HttpResponse:
    """Add a name."""
    label = queries.label_for(request.actor, person_id, deed=Deed.EDIT_PEOPLE)
    form = NameForm(request.POST or None)
    if form.is_valid():
        try:
            changes.add_names(request.actor, person_id, [form.plan()], now=timezone.now())
        except changes.CannotRecord as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            messages.success(request, _("The name is added."))
            return redirect(PERSON, person_id=person_id)
    shown = {"form": form, "label": label}
    return render(request, "people/add_name.html", shown, status=422 if form.errors else 200)


@require_POST
def withdraw_name(request: OfficeRequest, name_id: UUID) -> HttpResponse:
    """Withdraw a name; it stays on the page, marked."""
    person_id = queries.person_of_name(request.actor, name_id)
    try:
        changes.withdraw_name(request.actor, name_id, now=timezone.now())
    except changes.CannotRecord as refusal:
        messages.error(request, " ".join(refusal.reasons))
    else:
        messages.success(request, _("The name is withdrawn."))
    return redirect(PERSON, person_id=person_id)


@require_http_methods(["GET", "POST"])
def add_number(request: OfficeRequest, person_id: UUID) -> HttpResponse:
    """Add an identity number."""
    label = queries.label_for(request.actor, person_id, deed=Deed.EDIT_PEOPLE)
    form = NumberForm(request.POST or None)
    if form.is_valid():
        try:
            number = form.cleaned_data["identity_number"]
            changes.add_number(request.actor, person_id, number, now=timezone.now())
        except changes.CannotRecord as refusal:
            form.add_error("identity_number", list(refusal.reasons))
        else:
            messages.success(request, _("The identity number is added."))
            return redirect(PERSON, person_id=person_id)
    shown = {"form": form, "label": label}
    return render(request, "people/add_number.html", shown, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def add_tie(request: OfficeRequest, person_id: UUID) -> HttpResponse:
    """Add a documented tie to somebody else."""
    label = queries.label_for(request.actor, person_id, deed=Deed.EDIT_PEOPLE)
    form = TieForm(request.POST or None)
    if form.is_valid() and _tied(request, person_id, form):
        messages.success(request, _("The tie is recorded."))
        return redirect(PERSON, person_id=person_id)
    shown = {"form": form, "label": label}
    return render(request, "people/add_tie.html", shown, status=422 if form.errors else 200)


def _tied(request: OfficeRequest, person_id: UUID, form: TieForm) -> bool:
    other_id = queries.person_by_code(request.actor, form.cleaned_data["other"])
    if other_id is None:
        form.add_error("other", _("There is no such code. Search for the person to see the code."))
        return False
    try:
        changes.record_ties(request.actor, [form.plan(person_id, other_id)], now=timezone.now())
    except changes.CannotRecord as refusal:
        form.add_error(None, list(refusal.reasons))
    return not form.errors
