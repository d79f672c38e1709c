"""The local community's organisations."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samsyn.office.access import NotPermitted
from samsyn.office.community import changes, forms, queries
from samsyn.office.ui import terms
from samsyn.office.ui.requests import OfficeRequest, posted
from samsyn.vocabulary.community import OrganisationKind


@require_safe
def organisation_list(request: OfficeRequest) -> HttpResponse:
    """Show the organisations of the reader's joint rooms."""
    if not request.actor.joint_rooms:
        raise NotPermitted(_("Organisations stand in the joint room, and you do not read there."))
    context = {
        "organisations": queries.organisations(request.actor),
        "kinds": terms.words(OrganisationKind),
        "may_add": bool(queries.rooms_to_add_in(request.actor)),
    }
    return render(request, "community/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def organisation_new(request: OfficeRequest) -> HttpResponse:
    """Take up an organisation."""
    rooms = queries.rooms_to_add_in(request.actor)
    if not rooms:
        raise NotPermitted(_("Only coordinators of a joint room take up organisations."))
    form = forms.OrganisationForm(
        posted(request),
        choices={"kind": terms.choices(OrganisationKind)},
    )
    if form.is_bound and form.is_valid():
        try:
            changes.take_up_organisation(request.actor, form.plan(rooms[0][0]), now=timezone.now())
        except changes.CannotTakeUp as refusal:
            form.refuse(refusal.reasons)
        else:
            messages.success(request, _("The organisation stands in the list."))
            return redirect("community:list")
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    return render(request, "community/organisation_new.html", {"form": form}, status=status)
