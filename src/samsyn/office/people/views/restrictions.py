"""Who reads one record."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samsyn.office.access import Deed
from samsyn.office.people import changes, queries
from samsyn.office.people.forms import RestrictionForm
from samsyn.office.ui.requests import OfficeRequest

PERSON = "people:person"


@require_http_methods(["GET", "POST"])
def restrict(request: OfficeRequest, person_id: UUID) -> HttpResponse:
    """Name the only readers of a record, or shut some out."""
    label = queries.label_for(request.actor, person_id, deed=Deed.RESTRICT_RECORD)
    staff = queries.staff_of_room(request.actor, person_id, now=timezone.now())
    form = RestrictionForm(
        request.POST or None,
        staff=staff.readers,
        initial={"team": staff.team, "shut_out": staff.shut_out, "reason": staff.reason},
    )
    if form.is_valid():
        try:
            changes.restrict_person(request.actor, person_id, form.plan(), now=timezone.now())
        except changes.CannotRestrict as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            messages.success(request, _("The record is restricted."))
            return redirect(PERSON, person_id=person_id)
    return render(
        request,
        "people/restrict.html",
        {"form": form, "label": label, "staff": staff},
        status=422 if form.errors else 200,
    )


@require_POST
def lift(request: OfficeRequest, person_id: UUID) -> HttpResponse:
    """Let everyone in the room read the record again."""
    try:
        changes.lift_restriction(request.actor, person_id, now=timezone.now())
    except changes.CannotRestrict as refusal:
        messages.error(request, " ".join(refusal.reasons))
    else:
        messages.success(request, _("Everyone in the room reads the record again."))
    return redirect(PERSON, person_id=person_id)
