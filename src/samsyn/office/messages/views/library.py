"""The list of texts, one text, and the forms in which texts are written."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samsyn.office import access
from samsyn.office.access import NotPermitted
from samsyn.office.messages import changes, forms, queries, wording
from samsyn.office.messages.languages import direction_of, is_language
from samsyn.office.messages.queries import TextPage
from samsyn.office.messages.views.answers import FormPage, answer
from samsyn.office.ui.office_forms import OfficeForm
from samsyn.office.ui.requests import OfficeRequest, posted
from samsyn.vocabulary.messages import OWN_LANGUAGES, MessageKind

A_YEAR = timedelta(days=365)


@require_safe
def text_list(request: OfficeRequest) -> HttpResponse:
    """Show every text by kind, with what waits, what ends soon and what is missing."""
    if not queries.reads_library(request.actor):
        raise NotPermitted(_("The texts lie in the joint room. Your role does not open it."))
    return render(
        request,
        "messages/list.html",
        {
            "library": queries.library(request.actor, on=timezone.localdate()),
            "words": wording.all_words(),
            "may_write": bool(queries.writing_rooms(request.actor)),
        },
    )


@require_safe
def text(request: OfficeRequest, text_id: UUID) -> HttpResponse:
    """Show one text in its languages, with every version."""
    page = queries.text_page(request.actor, text_id, on=timezone.localdate())
    return render(
        request,
        "messages/text.html",
        {"page": page, "bodies": _bodies(page), "words": wording.all_words()},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def record(request: OfficeRequest) -> HttpResponse:
    """Write a new text with its first version."""
    rooms = _rooms(request)
    asked = request.GET.get("kind", "")
    kind = MessageKind(asked) if asked in set(MessageKind) else None
    languages = {code: None for room in rooms for code in queries.languages_of(request.actor, room)}
    form = forms.TextForm(
        posted(request),
        initial={
            **_year(),
            "kind": kind.value if kind else "",
            "name": wording.kind_words()[kind] if kind else "",
            "body": queries.shipped_words(kind, OWN_LANGUAGES[0]) if kind else "",
        },
        choices={
            "room": [(str(room), name) for room, name in rooms.items()],
            "kind": wording.kind_choices(),
            "language": wording.language_choices(tuple(languages)),
        },
    )
    page = FormPage(
        title=_("New text"),
        button=_("Save the draft"),
        back=reverse("messages:list"),
        done=_("The draft has been saved. Hand it in when it is finished."),
        lead=_("Write to the reader as “you”. One thought a sentence, the most important first."),
        panel=_panel(request, form, kind=None),
    )

    def save() -> str:
        made = changes.record_text(request.actor, form.plan(), now=timezone.now())
        return reverse("messages:version", args=[made])

    return answer(request, form, page, save)


@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: OfficeRequest, text_id: UUID) -> HttpResponse:
    """Write the next version of a text in a language, starting from the one before it."""
    page = queries.text_page(request.actor, text_id, on=timezone.localdate())
    access.require(request.actor, access.Deed.WRITE_MESSAGE, about=access.RoomItself(page.room_id))
    asked = request.GET.get("language", "")
    language = asked if asked in page.languages else page.languages[0]
    start = queries.wording_to_start(request.actor, text_id, language)
    form = forms.VersionForm(
        posted(request),
        initial={**_year(), "language": language, "heading": start.heading, "body": start.body},
        choices={"language": wording.language_choices(page.languages)},
    )
    surroundings = FormPage(
        title=_("New version of %(name)s") % {"name": page.row.name},
        button=_("Save the draft"),
        back=reverse("messages:text", args=[text_id]),
        crumbs=((page.row.name, reverse("messages:text", args=[text_id])),),
        done=_("The draft has been saved. Hand it in when it is finished."),
        lead=_("The words in use stay as they are until the new version is approved."),
        sources=tuple(one for one in _bodies(page) if one[0] != language),
        panel=_panel(request, form, kind=page.row.kind),
        direction=direction_of(language),
    )

    def save() -> str:
        made = changes.draft_version(request.actor, form.plan(text_id), now=timezone.now())
        return reverse("messages:version", args=[made])

    return answer(request, form, surroundings, save)


@require_http_methods(["GET", "HEAD", "POST"])
def add_language(request: OfficeRequest) -> HttpResponse:
    """Add a language in which the site writes."""
    rooms = _rooms(request)
    form = forms.LanguageForm(
        posted(request),
        choices={
            "room": [(str(room), name) for room, name in rooms.items()],
            "code": wording.every_language(),
        },
    )
    page = FormPage(
        title=_("Add a language"),
        button=_("Add the language"),
        back=reverse("messages:list"),
        done=_("The language has been added."),
        lead=_("Texts in other languages are translated by professionals."),
    )

    def save() -> str:
        room = int(form.text("room"))
        changes.add_language(request.actor, room, form.text("code"), now=timezone.now())
        return reverse("messages:list")

    return answer(request, form, page, save)


def _rooms(request: OfficeRequest) -> dict[int, str]:
    rooms = queries.writing_rooms(request.actor)
    if not rooms:
        raise NotPermitted(_("Your role in this room does not allow it."))
    return rooms


def _year() -> dict[str, Any]:
    today = timezone.localdate()
    return {"valid_from": today, "valid_to": today + A_YEAR}


def _panel(
    request: OfficeRequest, form: OfficeForm, *, kind: MessageKind | None
) -> Callable[[], wording.Panel]:
    """Return what makes the advice on the words that stand in the form now."""

    def made() -> wording.Panel:
        value = form["kind"].value() if "kind" in form.fields else None
        chosen = MessageKind(value) if value in set(MessageKind) else None
        code = str(form["language"].value() or OWN_LANGUAGES[0])
        return wording.panel(
            kind or chosen,
            language=code if is_language(code) else OWN_LANGUAGES[0],
            heading=str(form["heading"].value() or ""),
            body=str(form["body"].value() or ""),
        )

    del request
    return made


def _bodies(page: TextPage) -> tuple[tuple[str, str, str], ...]:
    return tuple((code, direction_of(code), body) for code, body in page.words)
