"""A site's own returns: the list, the preview with its approval, and one that was made."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samsyn.office.access import NotPermitted
from samsyn.office.exchange.wording import sentence
from samsyn.office.national import changes, queries, wording
from samsyn.office.national.changes import CannotReturn
from samsyn.office.national.forms import ReturnForm
from samsyn.office.national.queries import Preview
from samsyn.office.national.views.files import SIGNED_TYPE, handed_out
from samsyn.office.national.views.saying import SAY
from samsyn.office.steering.changes import CannotSteer
from samsyn.office.ui.answering import Noes, do, try_saving
from samsyn.office.ui.requests import OfficeRequest, posted

_NOES = Noes(refused=(CannotReturn, CannotSteer))


@require_safe
def own_returns(request: OfficeRequest) -> HttpResponse:
    """Show the site's quarters: which have a return, which is next."""
    page = queries.own_returns(request.actor, today=timezone.localdate())
    context = {"page": page, "words": wording.all_words(), "say": SAY, "here": request.path}
    return render(request, "national/own_returns.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def prepare(request: OfficeRequest, quarter: str) -> HttpResponse:
    """Show exactly what would leave; on POST, approve it."""
    try:
        page = queries.preview(request.actor, quarter, now=timezone.now())
    except ValueError as error:
        raise Http404 from error
    if not page.room.may_keep:
        raise NotPermitted(_("Only the coordinators write here."))
    form = _form(request, page)

    def save() -> UUID:
        plan = form.plan(page.room.room_id, page.quarter)
        return changes.make_return(request.actor, plan, now=timezone.now())

    if request.method == "POST":
        if saved := try_saving(request, form, save, _NOES):
            messages.success(request, _("The return is signed and frozen."))
            return redirect(reverse("national:made", args=[saved.value]))
        form.data = {**request.POST.dict(), "mark": page.mark}  # of what is shown below, now
    context = {
        "page": page,
        "form": form,
        "text": page.text,
        "words": wording.all_words(),
        "say": SAY,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "national/prepare.html", context, status=status)


@require_safe
def made(request: OfficeRequest, return_id: UUID) -> HttpResponse:
    """Show a return that was made, frozen, and how far it has come."""
    page = queries.own_return(request.actor, return_id)
    context = {
        "page": page,
        "text": page.shown.text,
        "words": wording.all_words(),
        "say": SAY,
        "fault": sentence,
    }
    return render(request, "national/made.html", context)


@require_safe
def made_file(request: OfficeRequest, return_id: UUID) -> HttpResponse:
    """Hand out a return as it was signed."""
    content = queries.own_signature(request.actor, return_id)
    return handed_out(content.encode(), f"return-{return_id}.jws", SIGNED_TYPE)


@require_safe
def package(request: OfficeRequest, return_id: UUID, package_id: UUID) -> HttpResponse:
    """Hand out a sealed package that waits, to be carried as a file."""
    content = queries.package_to_carry(request.actor, return_id, package_id)
    return handed_out(content, f"{package_id}.samsyn", SIGNED_TYPE)


@require_POST
def again(request: OfficeRequest, return_id: UUID) -> HttpResponse:
    """Seal anew what could not be delivered."""
    return do(
        request,
        lambda: changes.send_again(request.actor, return_id, now=timezone.now()),
        (CannotReturn,),
        then=reverse("national:made", args=[return_id]),
        done=_("It is sealed anew, and waits for delivery."),
    )


def _form(request: OfficeRequest, page: Preview) -> ReturnForm:
    inhabitants, source = page.inhabitants
    return ReturnForm(
        posted(request),
        initial={
            "mark": page.mark,
            "inhabitants": inhabitants or None,
            "inhabitants_source": source,
        },
    )
