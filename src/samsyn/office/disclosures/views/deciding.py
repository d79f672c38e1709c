"""Disclosing one record: choose room and ground, say what and why, answer its tests, confirm."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samsyn.office.disclosures import changes, wording
from samsyn.office.disclosures.changes import AnsweredNo, CannotDisclose, Spoken
from samsyn.office.disclosures.forms import DisclosureForm
from samsyn.office.disclosures.grounds import minimum
from samsyn.office.disclosures.queries import (
    OfferedGround,
    OfferedRoom,
    Opening,
    Tellable,
    opening,
    tellable,
)
from samsyn.office.disclosures.views.answers import ANSWERS, RECORD_PAGES, kind_of
from samsyn.office.ui.requests import OfficeRequest, posted

Page = dict[str, Any]


@require_http_methods(["GET", "HEAD", "POST"])
def disclose(request: OfficeRequest, kind: str, record_id: UUID) -> HttpResponse:
    """Ask for the room (`to`), the ground, the decision, and a confirmation; then disclose."""
    now = timezone.now()
    opened = opening(request.actor, kind_of(kind), record_id, now=now)
    chosen = request.GET.get("to", "")
    if not chosen.isdigit():
        return render(request, "disclosures/choose_room.html", _shared(opened))
    room = opened.room(int(chosen))
    ground = room.ground(request.POST.get("ground", "") or request.GET.get("ground", ""))
    if ground is None:
        page = {**_shared(opened), "room": room, "notes": _ground_notes(room)}
        page["spoken"] = request.GET.get("spoken", "")
        status = 422 if request.method == "POST" else 200
        return render(request, "disclosures/choose_ground.html", page, status=status)
    known = tellable(request.actor, opened, room, now=now)
    form = _form(opened, room, ground, known, posted(request))
    form.initial["spoken"] = request.GET.get("spoken", "")
    page = _page(request, opened, room, ground, known, form)
    if request.method != "POST":
        return render(request, "disclosures/disclose.html", page)
    if not form.is_valid():
        return _again(request, page)
    return _decide(request, form, page, now=now)


@require_POST
def say(request: OfficeRequest, kind: str, record_id: UUID) -> HttpResponse:
    """Record in one tap that a record was spoken of in a meeting; it is completed afterwards."""
    chosen = request.POST.get("to", "")
    to_room = int(chosen) if chosen.isdecimal() else 0
    spoken = Spoken(kind=kind_of(kind), record_id=record_id, to_room_id=to_room)
    return ANSWERS.do(
        request,
        lambda: changes.say(request.actor, spoken, now=timezone.now()),
        then=reverse("disclosures:about", args=[kind, record_id]),
        done=_("Recorded as said in a meeting. Complete it within three days."),
    )


def _decide(
    request: OfficeRequest, form: DisclosureForm, page: Page, *, now: datetime
) -> HttpResponse:
    opened, room, ground = page["opened"], page["room"], page["ground"]
    plan = form.plan(opened.kind, opened.record_id, to_room_id=room.room_id)
    try:
        if request.POST.get("confirmed") != "yes":
            contents = changes.rehearse(request.actor, plan, now=now)
            shown = {**page, **_preview(request, opened, contents)}
            return render(request, "disclosures/confirm.html", shown)
        if spoken := form.cleaned_data["spoken"]:
            made = changes.complete(request.actor, spoken, plan, now=now)
            messages.success(request, _("What was said is completed, and has its number."))
            return redirect("disclosures:disclosure", made)
        if ground.needs_second:
            waiting = changes.propose(request.actor, plan, now=now)
            messages.success(request, _("It waits for a colleague. Nothing has crossed yet."))
            return redirect("disclosures:proposal", waiting)
        made = changes.disclose(request.actor, plan, now=now)
        messages.success(request, _("The disclosure is made."))
        return redirect("disclosures:disclosure", made)
    except CannotDisclose as refusal:
        for reason in refusal.reasons:
            form.add_error(None, reason)
        if isinstance(refusal, AnsweredNo):
            changes.keep_refused(request.actor, plan, refusal.reasons, now=now)
            form.add_error(None, _("Nothing was told. The attempt is kept in your room's log."))
        return _again(request, page)


def _form(
    opened: Opening, room: OfferedRoom, ground: OfferedGround, known: Tellable, given: Any
) -> DisclosureForm:
    return DisclosureForm(
        given,
        initial={"fields_told": minimum(opened.kind, room.regime), "ground": ground.key},
        fields_told=[(field.key, str(field.label)) for field in known.fields],
        questions=ground.questions,
        named=ground.named,
    )


def _shared(opened: Opening) -> Page:
    return {
        "opened": opened,
        "kind_word": wording.kind_word(opened.kind),
        "record_href": RECORD_PAGES[opened.kind],
    }


def _page(
    request: OfficeRequest,
    opened: Opening,
    room: OfferedRoom,
    ground: OfferedGround,
    known: Tellable,
    form: DisclosureForm,
) -> Page:
    would_tell = wording.said(opened.kind, known.contents, names_shown=request.actor.names_revealed)
    return {
        **_shared(opened),
        "room": room,
        "ground": ground,
        "ground_note": _ground_note(ground),
        "form": form,
        "field_notes": {key: text for key, _label, text in would_tell},
    }


def _ground_notes(room: OfferedRoom) -> dict[str, str]:
    return {one.key: _ground_note(one) for one in room.usable}


def _ground_note(ground: OfferedGround) -> str:
    duty = _("A duty to tell.") if ground.is_duty else ""
    second = _("A second person of the room confirms it.") if ground.needs_second else ""
    example = _("An example, not approved by lawyers.") if ground.is_example else ""
    return " ".join(part for part in (ground.text, duty, second, example) if part)


def _preview(request: OfficeRequest, opened: Opening, contents: Mapping[str, Any]) -> Page:
    shown = wording.said(opened.kind, contents, names_shown=request.actor.names_revealed)
    return {
        "said": [(label, text) for _key, label, text in shown],
        "marks": wording.marks(contents),
    }


def _again(request: OfficeRequest, page: Page) -> HttpResponse:
    return render(request, "disclosures/disclose.html", page, status=422)
