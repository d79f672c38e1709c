"""What stands on the cards: the support line, and the words of each language."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samsyn.office import access
from samsyn.office.access import Deed, RoomItself
from samsyn.office.contact_cards import changes, queries, wording
from samsyn.office.contact_cards.changes import CannotChange
from samsyn.office.contact_cards.forms import SupportLineForm, TextForm
from samsyn.office.contact_cards.queries import CardSettings
from samsyn.office.ui.answering import do
from samsyn.office.ui.requests import OfficeRequest


@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: OfficeRequest) -> HttpResponse:
    """Show the support line and the languages; a POST changes the support line."""
    held, rooms = _held(request)
    form = SupportLineForm(request.POST or None, initial=SupportLineForm.begun_from(held.line))
    if request.method == "POST" and form.is_valid():
        try:
            plan = form.plan(held.room_id)
            changes.set_support_line(request.actor, plan, now=timezone.now())
        except CannotChange as refusal:
            for reason in refusal.reasons:
                form.add_error(None, reason)
        else:
            messages.success(request, _("The support line is saved."))
            return redirect(_address(held.room_id))
    names = wording.language_names()
    page = {"held": held, "rooms": rooms, "form": form, "names": names}
    status = 422 if form.errors else 200
    return render(request, "contact_cards/settings.html", page, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def text(request: OfficeRequest, language: str) -> HttpResponse:
    """Show the words of one language; a POST writes a new version of them."""
    held, _rooms = _held(request)
    shown = held.text(language)
    if shown is None:
        raise access.NotVisible(_("The page does not exist."))
    form = TextForm(request.POST or None, initial=TextForm.begun_from(shown), language=language)
    if request.method == "POST" and form.is_valid():
        try:
            changes.write_text(request.actor, form.plan(held.room_id), now=timezone.now())
        except CannotChange as refusal:
            for reason in refusal.reasons:
                form.add_error(None, reason)
        else:
            messages.success(request, _("The words are saved. Another coordinator approves them."))
            return redirect(_address(held.room_id))
    name = wording.language_name(language)
    page = {"held": held, "text": shown, "form": form, "name": name}
    status = 422 if form.errors else 200
    return render(request, "contact_cards/text.html", page, status=status)


@require_POST
def approve(request: OfficeRequest, text_id: UUID) -> HttpResponse:
    """Let the words be printed."""
    room_id = queries.waiting_text(request.actor, text_id)
    return do(
        request,
        lambda: changes.approve_text(request.actor, text_id, now=timezone.now()),
        (CannotChange,),
        then=_address(room_id),
        done=_("The words are approved."),
    )


def _held(request: OfficeRequest) -> tuple[CardSettings, dict[int, str]]:
    """Return the settings of the room asked for, or of the only one, and the rooms to choose."""
    rooms = queries.joint_rooms(request.actor, managing=True)
    if not rooms:
        access.require(request.actor, Deed.MANAGE_CARDS, about=RoomItself(0))
    asked = request.GET.get("room", "")
    chosen = next((one for one in rooms if str(one) == asked), next(iter(rooms)))
    return queries.card_settings(request.actor, chosen), rooms


def _address(room_id: int) -> str:
    return f"{reverse('contact_cards:settings')}?room={room_id}"
