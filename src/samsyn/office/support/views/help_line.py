"""The help line: register, answer, and what was handed over from talks."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samsyn.office.access import NotPermitted
from samsyn.office.contact_cards.changes import Quoted
from samsyn.office.support import changes, forms, queries, wording
from samsyn.office.support.forms.help_line import contact_choices
from samsyn.office.support.queries import HandedSheet
from samsyn.office.ui import terms
from samsyn.office.ui.requests import OfficeRequest, posted
from samsyn.vocabulary.support import Caller, CallerWish, ContactEnd, NumberFrom, SignalKind, Topic
from samsyn.vocabulary.talks import HelpWish

UNREADABLE = 422
POSTED = ["GET", "POST"]


@require_safe
def contact_list(request: OfficeRequest) -> HttpResponse:
    """Show the open contacts, and the latest that are closed."""
    rooms_of(request)
    now = timezone.now()
    found = queries.contacts(request.actor, now=now)
    page = {"contacts": found, "now": now, "words": wording}
    return render(request, "support/contacts.html", page)


@require_http_methods(POSTED)
def register(request: OfficeRequest) -> HttpResponse:
    """Show the form, and save somebody who gets in touch."""
    return _registered(request, None)


@require_http_methods(POSTED)
def take_over(request: OfficeRequest, handed_id: UUID) -> HttpResponse:
    """Register the contact with somebody who was handed over."""
    return _registered(request, queries.handed_sheet(request.actor, handed_id, now=timezone.now()))


@require_safe
def contact(request: OfficeRequest, contact_id: UUID) -> HttpResponse:
    """Show one contact with its clocks, and what can be done."""
    now = timezone.now()
    sheet = queries.contact_sheet(request.actor, contact_id, now=now)
    return render(
        request,
        "support/contact.html",
        {
            "sheet": sheet,
            "now": now,
            "words": wording,
            "code_form": forms.CodeForm(),
            "end_form": forms.EndForm(choices={"ended_as": _ends()}),
        },
    )


@require_POST
def answered(request: OfficeRequest, contact_id: UUID) -> HttpResponse:
    """Note that somebody talks with them now."""
    return _done(
        request,
        contact_id,
        lambda: changes.note_answer(request.actor, contact_id, now=timezone.now()),
        _("The answer is noted."),
    )


@require_POST
def met(request: OfficeRequest, contact_id: UUID) -> HttpResponse:
    """Note that somebody meets them now."""
    return _done(
        request,
        contact_id,
        lambda: changes.note_meeting(request.actor, contact_id, now=timezone.now()),
        _("The first meeting is noted."),
    )


@require_POST
def end(request: OfficeRequest, contact_id: UUID) -> HttpResponse:
    """Close a contact that becomes no case."""
    form = forms.EndForm(request.POST, choices={"ended_as": _ends()})
    queries.contact_sheet(request.actor, contact_id, now=timezone.now())
    if not form.is_valid():
        messages.error(request, _("Choose how it ended."))
        return redirect("support:contact", contact_id)
    return _done(
        request,
        contact_id,
        lambda: changes.end_contact(request.actor, contact_id, form.end(), now=timezone.now()),
        _("The contact is closed."),
    )


@require_POST
def code(request: OfficeRequest, contact_id: UUID) -> HttpResponse:
    """Note the code of the caller's card for the counts."""
    typed = request.POST.get("card_code", "")[:20]
    try:
        quoted = changes.quote_again(request.actor, contact_id, typed, now=timezone.now())
    except changes.CannotSupport as refusal:
        messages.error(request, " ".join(refusal.reasons))
    else:
        _say(request, quoted)
    return redirect("support:contact", contact_id)


@require_http_methods(POSTED)
def handed_over(request: OfficeRequest, handed_id: UUID) -> HttpResponse:
    """Show a hand-over, and tell the joint room one of three things about it."""
    now = timezone.now()
    handed = queries.handed_sheet(request.actor, handed_id, now=now)
    form = forms.SignalForm(
        posted(request),
        choices={"signal": terms.choices(SignalKind)},
    )
    if form.is_bound and form.is_valid():
        try:
            changes.send_signal(request.actor, handed_id, form.kind(), now=now)
        except changes.CannotSupport as refusal:
            form.refuse(refusal.reasons)
        else:
            messages.success(request, _("The joint room is told that, and nothing else."))
            return redirect("support:handed_over", handed_id)
    return render(
        request,
        "support/handed_over.html",
        {"handed": handed, "form": form, "now": now, "words": wording},
        status=UNREADABLE if form.errors else 200,
    )


def rooms_of(request: OfficeRequest) -> list[tuple[str, str]]:
    """Return the rooms in which the reader runs support, as choices; refuse who runs none."""
    rooms = queries.support_rooms(request.actor)
    if not rooms:
        raise NotPermitted(_("Support is run by social services. Ask the help line."))
    return [(str(room.room_id), room.name) for room in rooms]


def _registered(request: OfficeRequest, handed: HandedSheet | None) -> HttpResponse:
    rooms = rooms_of(request)
    if handed is not None:
        rooms = [one for one in rooms if one[0] == str(handed.room_id)]
    form = forms.ContactForm(
        posted(request),
        initial={"form_key": uuid4(), "room": rooms[0][0], **_known(handed)},
        choices={**contact_choices(), "room": rooms},
    )
    if form.is_bound and form.is_valid():
        plan = form.plan(handed_over_id=handed.id if handed else None)
        try:
            made = changes.register_contact(request.actor, plan, now=timezone.now())
        except changes.CannotSupport as refusal:
            form.refuse(refusal.reasons)
        else:
            messages.success(request, _("The contact is saved. Only social services see it."))
            if made.quoted is not None:
                _say(request, made.quoted)
            return redirect("support:contact", made.contact_id)
    return render(
        request,
        "support/register.html",
        {"form": form, "handed": handed, "one_room": len(rooms) == 1, "words": wording},
        status=UNREADABLE if form.errors else 200,
    )


def _ends() -> list[tuple[str, str]]:
    return terms.choices([end for end in ContactEnd if end is not ContactEnd.CASE])


def _known(handed: HandedSheet | None) -> dict[str, Any]:
    """Return what is known of somebody who was handed over."""
    if handed is None:
        return {}
    wish = CallerWish.CALL_BACK if handed.wish is HelpWish.CALL else CallerWish.MEETING
    return {
        "caller": Caller.SELF.value,
        "number_from": NumberFrom.AGENCY.value,
        "topic": Topic.LEAVING.value,
        "wish": wish.value,
        "called_as": handed.addressed_as,
    }


def _say(request: OfficeRequest, quoted: Quoted) -> None:
    tell = messages.success if quoted is Quoted.NOTED else messages.warning
    tell(request, wording.quoted(quoted))


def _done(
    request: OfficeRequest, contact_id: UUID, save: Callable[[], object], done: str
) -> HttpResponse:
    try:
        save()
    except changes.CannotSupport as refusal:
        messages.error(request, " ".join(refusal.reasons))
    else:
        messages.success(request, done)
    return redirect("support:contact", contact_id)
