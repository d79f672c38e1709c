"""The national picture: sites side by side, one site over time, and one return."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samsyn.office.access import Deed, NotPermitted
from samsyn.office.disclosures.changes import take_in as take_in_package
from samsyn.office.exchange.sealing import LARGEST, Refused
from samsyn.office.exchange.wording import sentence
from samsyn.office.national import pictures, queries, tables, wording
from samsyn.office.national.forms import ReturnFileForm
from samsyn.office.national.rules import Quarter, last_ended, read_quarter
from samsyn.office.national.views.files import SIGNED_TYPE, handed_out
from samsyn.office.national.views.saying import SAY
from samsyn.office.ui.requests import OfficeRequest, posted


@require_safe
def nation(request: OfficeRequest) -> HttpResponse:
    """Show the sites side by side for one quarter, in the order of their names."""
    today = timezone.localdate()
    page = queries.nation(request.actor, today=today)
    quarter = _chosen(request.GET.get("quarter", ""), page.quarters) or last_ended(today)
    address = reverse("national:nation")
    context = {
        "page": page,
        "quarter": quarter,
        "compared": [(one, pictures.funnel(one)) for one in tables.compared(page, quarter)],
        "activity": pictures.activity(page, quarter),
        "fidelity": pictures.fidelity(page, quarter),
        "quarters": [
            (wording.quarter_name(one), f"{address}?quarter={one}") for one in page.quarters
        ],
        "current": f"{address}?quarter={quarter}",
        "words": wording.all_words(),
        "say": SAY,
    }
    return render(request, "national/nation.html", context)


@require_safe
def site(request: OfficeRequest, key: str) -> HttpResponse:
    """Show one site's returns over time."""
    page = queries.site_picture(request.actor, key, today=timezone.localdate())
    context = {
        "page": page,
        "over_time": pictures.over_time(page),
        "series": [*pictures.series_over_time(page)],
        "words": wording.all_words(),
        "say": SAY,
    }
    return render(request, "national/site.html", context)


@require_safe
def received(request: OfficeRequest, return_id: UUID) -> HttpResponse:
    """Show one return as it came."""
    shown, key = queries.received_return(request.actor, return_id)
    context = {
        "shown": shown,
        "text": shown.text,
        "site_key": key,
        "words": wording.all_words(),
        "say": SAY,
    }
    return render(request, "national/received.html", context)


@require_safe
def received_file(request: OfficeRequest, return_id: UUID) -> HttpResponse:
    """Hand out a return as it was signed by its site."""
    content = queries.signature_of(request.actor, return_id)
    return handed_out(content.encode(), f"return-{return_id}.jws", SIGNED_TYPE)


@require_http_methods(["GET", "HEAD", "POST"])
def take_in(request: OfficeRequest) -> HttpResponse:
    """Take in a return that a site elsewhere has handed over as a file."""
    rooms = request.actor.rooms_granting(Deed.READ_RETURNS)
    if not rooms:
        raise NotPermitted(_("The national picture is for the national support."))
    form = ReturnFileForm(posted(request), request.FILES or None)
    if form.is_valid():
        content = form.cleaned_data["package"].read(LARGEST + 1)
        try:
            taken = take_in_package(content, now=timezone.now(), rooms=rooms)
        except Refused as refusal:
            form.add_error("package", sentence(refusal.fault.value))
        else:
            messages.success(request, _told(is_new=taken.is_new))
            return redirect(reverse("national:received", args=[taken.message_id]))
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "national/take_in.html", {"form": form}, status=status)


def _told(*, is_new: bool) -> str:
    if is_new:
        return _("The return is taken in.")
    return _("This return was taken in before. Nothing was changed.")


def _chosen(text: str, offered: tuple[Quarter, ...]) -> Quarter | None:
    try:
        quarter = read_quarter(text)
    except ValueError:
        return None
    return quarter if quarter in offered else None
