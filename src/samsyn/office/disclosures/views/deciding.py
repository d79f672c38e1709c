"""Disclosing one record: choose the room, then what, why and on which ground, then confirm."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samsyn.office import access
from samsyn.office.disclosures import changes, wording
from samsyn.office.disclosures.changes import CannotDisclose
from samsyn.office.disclosures.forms import DisclosureForm
from samsyn.office.disclosures.grounds import Kind, minimum
from samsyn.office.disclosures.queries import OfferedRoom, Opening, Tellable, opening, tellable
from samsyn.office.ui.requests import OfficeRequest

Page = dict[str, Any]


@require_http_methods(["GET", "HEAD", "POST"])
def disclose(request: OfficeRequest, kind: str, record_id: UUID) -> HttpResponse:
    """Ask for the room (`to`), for the decision, and for a confirmation; then disclose."""
    now = timezone.now()
    opened = opening(request.actor, _kind(kind), record_id, now=now)
    chosen = request.GET.get("to", "")
    if not chosen.isdigit():
        return render(request, "disclosures/choose_room.html", _shared(opened))
    room = opened.room(int(chosen))
    known = tellable(request.actor, opened, room, now=now)
    if request.method != "POST":
        form = _form(opened, room, known)
        page = _page(request, opened, room, known, form)
        return render(request, "disclosures/disclose.html", page)
    form = _form(opened, room, known, posted=request.POST)
    if not form.is_valid():
        return _again(request, _page(request, opened, room, known, form))
    plan = form.plan(opened.kind, opened.record_id, to_room_id=room.room_id)
    try:
        if request.POST.get("confirmed") == "yes":
            made = changes.disclose(request.actor, plan, now=now)
            messages.success(request, _("The disclosure is made."))
            return redirect("disclosures:disclosure", made)
        contents = changes.rehearse(request.actor, plan, now=now)
    except CannotDisclose as refusal:
        for reason in refusal.reasons:
            form.add_error(None, reason)
        return _again(request, _page(request, opened, room, known, form))
    return render(
        request,
        "disclosures/confirm.html",
        {**_page(request, opened, room, known, form), **_preview(request, opened, contents)},
    )


def _kind(text: str) -> Kind:
    if text not in {kind.value for kind in Kind}:
        raise access.NotVisible(_("The page does not exist."))
    return Kind(text)


def _form(
    opened: Opening, room: OfferedRoom, known: Tellable, posted: Any = None
) -> DisclosureForm:
    only_ground = room.usable[0].key if len(room.usable) == 1 else ""
    form = DisclosureForm(
        posted,
        initial={"fields_told": minimum(opened.kind, room.regime), "ground": only_ground},
    )
    form.offer(
        fields_told=[(field.key, str(field.label)) for field in known.fields],
        grounds=[(ground.key, ground.provision) for ground in room.usable],
    )
    return form


def _shared(opened: Opening) -> Page:
    return {
        "opened": opened,
        "kind_word": wording.kind_word(opened.kind),
        "record_href": _record_name(opened.kind),
    }


def _record_name(kind: Kind) -> str:
    return {
        Kind.PERSON: "people:person",
        Kind.GROUP: "groups:group",
        Kind.INCIDENT: "incidents:incident",
    }[kind]


def _page(
    request: OfficeRequest,
    opened: Opening,
    room: OfferedRoom,
    known: Tellable,
    form: DisclosureForm,
) -> Page:
    would_tell = wording.said(opened.kind, known.contents, names_shown=request.actor.names_revealed)
    return {
        **_shared(opened),
        "room": room,
        "form": form,
        "field_notes": {key: text for key, _label, text in would_tell},
        "ground_notes": {one.key: _ground_note(one) for one in room.usable},
    }


def _ground_note(ground: Any) -> str:
    duty = _("A duty to tell.") if ground.is_duty else ""
    example = _("An example, not approved by lawyers.") if ground.is_example else ""
    return " ".join(part for part in (ground.text, duty, example) if part)


def _preview(request: OfficeRequest, opened: Opening, contents: Mapping[str, Any]) -> Page:
    shown = wording.said(opened.kind, contents, names_shown=request.actor.names_revealed)
    return {
        "said": [(label, text) for _key, label, text in shown],
        "marks": wording.marks(contents),
    }


def _again(request: OfficeRequest, page: Page) -> HttpResponse:
    return render(request, "disclosures/disclose.html", page, status=422)
