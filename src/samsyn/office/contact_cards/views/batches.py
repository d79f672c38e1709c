"""Batches of cards: the list, an order, one batch, its printing and its end."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samsyn.office import access
from samsyn.office.access import Deed, NotPermitted, RoomItself
from samsyn.office.contact_cards import changes, prints, queries, wording
from samsyn.office.contact_cards.changes import CannotChange
from samsyn.office.contact_cards.forms import HandOutForm, OrderForm, WithdrawForm
from samsyn.office.printing import CannotPrint, pdf_response
from samsyn.office.ui.languages import active_language
from samsyn.office.ui.requests import OfficeRequest

Page = dict[str, Any]


@require_safe
def batches(request: OfficeRequest) -> HttpResponse:
    """List the batches of the reader's rooms."""
    if not request.actor.joint_rooms:
        raise NotPermitted(_("Cards belong to the joint room, and you do not read there."))
    managed = queries.joint_rooms(request.actor, managing=True)
    return render(
        request,
        "contact_cards/batches.html",
        {
            "lines": queries.batches(request.actor),
            "may_manage": bool(managed),
            "occasions": wording.OCCASIONS,
            "names": wording.language_names(),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def order(request: OfficeRequest) -> HttpResponse:
    """Ask how many cards, in which languages, for which occasion; a POST orders them."""
    rooms = queries.joint_rooms(request.actor, managing=True)
    if not rooms:
        access.require(request.actor, Deed.MANAGE_CARDS, about=RoomItself(0))
    held = [queries.card_settings(request.actor, room_id) for room_id in rooms]
    names = wording.language_names()
    languages = {one.language: names[one.language] for each in held for one in each.approved}
    form = OrderForm(request.POST or None, initial={"size": "50"})
    form.offer(
        rooms=[(str(room_id), name) for room_id, name in rooms.items()],
        languages=list(languages.items()),
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = changes.order_batch(request.actor, form.plan(), now=timezone.now())
        except CannotChange as refusal:
            _say(form, refusal)
        else:
            messages.success(request, _("The cards are ordered. Print them next."))
            return redirect("contact_cards:batch", made)
    page = {"form": form, "languages": languages}
    return render(request, "contact_cards/order.html", page, status=_status(form))


@require_http_methods(["GET", "HEAD", "POST"])
def batch(request: OfficeRequest, batch_id: UUID) -> HttpResponse:
    """Show one batch; a POST notes that some of it was handed out."""
    now = timezone.now()
    sheet = queries.batch_sheet(request.actor, batch_id, today=timezone.localdate(now))
    form = HandOutForm(request.POST or None, initial={"on": timezone.localdate(now).isoformat()})
    if request.method == "POST" and form.is_valid():
        try:
            changes.hand_out(request.actor, batch_id, now=now, **form.cleaned_data)
        except CannotChange as refusal:
            _say(form, refusal)
        else:
            messages.success(request, _("It is noted that the cards were handed out."))
            return redirect("contact_cards:batch", batch_id)
    page = _batch_page(sheet, form, reasons=())
    return render(request, "contact_cards/batch.html", page, status=_status(form))


@require_POST
def print_batch(request: OfficeRequest, batch_id: UUID) -> HttpResponse:
    """Send the sheets of cards, and note that they were printed."""
    now = timezone.now()
    sheet = queries.batch_sheet(request.actor, batch_id, today=timezone.localdate(now))
    access.require(request.actor, Deed.MANAGE_CARDS, about=RoomItself(sheet.room_id))
    held = queries.card_settings(request.actor, sheet.room_id)
    try:
        printed = prints.print_cards(sheet, held)
    except CannotPrint as refusal:
        form = HandOutForm(initial={"on": timezone.localdate(now).isoformat()})
        page = _batch_page(sheet, form, reasons=refusal.reasons)
        return render(request, "contact_cards/batch.html", page, status=422)
    noted = changes.note_printing(
        request.actor, batch_id, line_id=printed.line_id, text_ids=printed.text_ids, now=now
    )
    return pdf_response(printed.content, name="cards", noted=noted)


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: OfficeRequest, batch_id: UUID) -> HttpResponse:
    """Ask why, and withdraw the batch."""
    now = timezone.now()
    sheet = queries.batch_sheet(request.actor, batch_id, today=timezone.localdate(now))
    access.require(request.actor, Deed.MANAGE_CARDS, about=RoomItself(sheet.room_id))
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            changes.withdraw_batch(
                request.actor, batch_id, reason=form.cleaned_data["reason"], now=now
            )
        except CannotChange as refusal:
            _say(form, refusal)
        else:
            messages.success(request, _("The batch is withdrawn."))
            return redirect("contact_cards:batch", batch_id)
    page = {"sheet": sheet, "form": form}
    return render(request, "contact_cards/withdraw.html", page, status=_status(form))


@require_http_methods(["GET", "HEAD", "POST"])
def lose(request: OfficeRequest, card_id: UUID) -> HttpResponse:
    """Ask before a card is noted as lost."""
    card, batch_id = queries.card_line(request.actor, card_id)
    reasons: tuple[str, ...] = ()
    if request.method == "POST":
        try:
            changes.lose_card(request.actor, card_id, now=timezone.now())
        except CannotChange as refusal:
            reasons = refusal.reasons
        else:
            messages.success(request, _("The card is noted as lost."))
            return redirect("contact_cards:batch", batch_id)
    page = {"card": card, "batch_id": batch_id, "reasons": reasons}
    return render(request, "contact_cards/lose.html", page, status=422 if reasons else 200)


def _batch_page(sheet: queries.BatchSheet, form: Form, *, reasons: tuple[str, ...]) -> Page:
    language = active_language()
    reach = sheet.reach
    return {
        "sheet": sheet,
        "form": form,
        "reasons": reasons,
        "reach": wording.reach_sentence(reach, language=language) if reach else "",
        "interval": wording.interval_sentence(reach.interval) if reach else "",
        "states": wording.STATES,
        "occasions": wording.OCCASIONS,
        "names": wording.language_names(),
    }


def _say(form: Form, refusal: CannotChange) -> None:
    for reason in refusal.reasons:
        form.add_error(None, reason)


def _status(form: Form) -> int:
    return 422 if form.errors else 200
