"""Between installations: the inbox, packages and receipts as files, and the other side."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samsyn.office.access import Deed
from samsyn.office.disclosures import changes, queries
from samsyn.office.disclosures.forms import PackageForm
from samsyn.office.disclosures.views.answers import ANSWERS, doors_of
from samsyn.office.exchange import changes as exchange
from samsyn.office.exchange.sealing import LARGEST, Fault, Refused, is_passing, is_receipt
from samsyn.office.exchange.wording import sentence
from samsyn.office.ui.requests import OfficeRequest

MEDIA_TYPE = "application/jose"


@csrf_exempt  # nobody is signed in: what comes is believed for its signature alone
@login_not_required
@require_POST
def inbox(request: HttpRequest) -> HttpResponse:
    """Take in a package that another installation brings, and answer with its receipt."""
    try:
        content = request.read(LARGEST + 1)
        taken = changes.take_in(content, now=timezone.now())
    except RequestDataTooBig:
        exchange.note_refusal(Refused(Fault.TOO_LARGE), now=timezone.now())
        return _refused(Fault.TOO_LARGE)
    except Refused as refusal:
        return _refused(refusal.fault)
    return HttpResponse(taken.receipt, content_type=MEDIA_TYPE)


@require_http_methods(["GET", "HEAD", "POST"])
def peers(request: OfficeRequest) -> HttpResponse:
    """Show the other installations with their fingerprints; take in a file from one of them."""
    page = queries.peers_page(request.actor, today=timezone.localdate())
    form = PackageForm()
    if request.method == "POST":
        form = PackageForm(request.POST, request.FILES)
        if page.may_take_in and form.is_valid():
            try:
                return redirect(_take(request, form.cleaned_data["package"].read(LARGEST + 1)))
            except Refused as refusal:
                form.add_error("package", sentence(refusal.fault.value))
    context = {
        "page": page,
        "form": form,
        "fault": sentence,
        "taken": _identifier(request.GET.get("taken", "")),
        "doors": doors_of(request.actor),
    }
    return render(
        request,
        "disclosures/peers.html",
        context,
        status=HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK,
    )


@require_safe
def package(request: OfficeRequest, disclosure_id: UUID, package_id: UUID) -> HttpResponse:
    """Hand out a sealed package that waits, to be carried as a file."""
    content = queries.package_to_carry(request.actor, disclosure_id, package_id)
    return _file(content, f"{package_id}.samsyn")


@require_safe
def receipt(request: OfficeRequest, message_id: UUID) -> HttpResponse:
    """Hand out the receipt of what was taken in, for the sender."""
    return _file(queries.receipt_to_carry(request.actor, message_id), f"{message_id}.receipt")


@require_POST
def again(request: OfficeRequest, disclosure_id: UUID) -> HttpResponse:
    """Seal anew what could not be delivered."""
    return ANSWERS.do(
        request,
        lambda: changes.send_again(request.actor, disclosure_id, now=timezone.now()),
        then=reverse("disclosures:disclosure", args=[disclosure_id]),
        done=_("It is sealed anew, and waits for delivery."),
    )


@require_POST
def answer_again(request: OfficeRequest, notice_id: UUID) -> HttpResponse:
    """Seal anew the answer to a correction or withdrawal."""
    return ANSWERS.do(
        request,
        lambda: changes.send_answer_again(request.actor, notice_id, now=timezone.now()),
        then=reverse("disclosures:notice", args=[notice_id]),
        done=_("It is sealed anew, and waits for delivery."),
    )


@require_POST
def ask_again(request: OfficeRequest, ask_id: UUID) -> HttpResponse:
    """Seal anew a request that could not be delivered."""
    return ANSWERS.do(
        request,
        lambda: changes.ask_again(request.actor, ask_id, now=timezone.now()),
        then=reverse("disclosures:asks"),
        done=_("It is sealed anew, and waits for delivery."),
    )


def _take(request: OfficeRequest, content: bytes) -> str:
    """Take in a package or a receipt; return the page that shows what came of it."""
    now = timezone.now()
    if is_receipt(content):
        settled = exchange.take_receipt(content, now=now)
        messages.success(request, _("The receipt is taken in."))
        if queries.is_of_disclosure(settled):
            return reverse("disclosures:disclosure", args=[settled])
        return reverse("disclosures:peers")
    rooms = request.actor.rooms_granting(Deed.DISCLOSE)
    taken = changes.take_in(content, now=now, rooms=rooms)
    told = (
        _("It is taken in. Give the sender the receipt.")
        if taken.is_new
        else _("It was taken in before. The sender gets the same receipt.")
    )
    messages.success(request, told)
    return f"{reverse('disclosures:peers')}?taken={taken.message_id}"


def _identifier(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _refused(fault: Fault) -> HttpResponse:
    is_for_later = is_passing(fault)
    status = HTTPStatus.SERVICE_UNAVAILABLE if is_for_later else HTTPStatus.UNPROCESSABLE_ENTITY
    said = {"refused": fault.value, "because": sentence(fault.value)}
    return JsonResponse(said, status=status)


def _file(content: bytes | str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=MEDIA_TYPE, headers=headers)
