"""One version: its page, the form of a draft, the preview, and two side by side."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samsyn.office import access
from samsyn.office.messages import changes, forms, queries, wording
from samsyn.office.messages.queries import VersionPage
from samsyn.office.messages.states import VersionState
from samsyn.office.messages.views.answers import FormPage, answer
from samsyn.office.ui.requests import OfficeRequest, posted


@require_safe
def version(request: OfficeRequest, version_id: UUID) -> HttpResponse:
    """Show one version, where it stands and why, and what can be done with it."""
    page = _page(request, version_id)
    return render(
        request,
        "messages/version.html",
        {
            "page": page,
            "panel": wording.panel_of(page),
            "why": wording.why(page),
            "words": wording.all_words(),
            "today": timezone.localdate(),
        },
    )


@require_safe
def preview(request: OfficeRequest, version_id: UUID) -> HttpResponse:
    """Show a version as it will be handed out, with its gaps marked."""
    page = _page(request, version_id)
    return render(
        request,
        "messages/preview.html",
        {
            "page": page,
            "pieces": wording.pieces_of(page),
            "why": wording.why(page),
            "words": wording.all_words(),
            "may_be_used": page.state is VersionState.IN_FORCE,
        },
    )


@require_safe
def compare(request: OfficeRequest, version_id: UUID) -> HttpResponse:
    """Show a version beside another of its language, word by word."""
    other = _identifier(request.GET.get("with", ""))
    found = queries.comparison(request.actor, version_id, other_id=other, on=timezone.localdate())
    return render(
        request,
        "messages/compare.html",
        {"found": found, "version_id": version_id, "words": wording.all_words()},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: OfficeRequest, version_id: UUID) -> HttpResponse:
    """Change a draft; whoever saves second is told, and loses nothing."""
    found = _page(request, version_id)
    access.require(request.actor, access.Deed.WRITE_MESSAGE, about=found)
    form = forms.DraftForm(
        posted(request),
        initial={
            "revision": found.revision,
            "heading": found.heading,
            "body": found.body,
            "valid_from": found.valid_from,
            "valid_to": found.valid_to,
            "translated_by": found.translated_by,
            "translated_on": found.translated_on,
        },
    )
    page = page_about(
        found,
        title=_("Change the draft"),
        button=_("Save the draft"),
        done=_("The draft has been saved. Hand it in when it is finished."),
        panel=lambda: wording.panel(
            found.kind,
            language=found.language,
            heading=str(form["heading"].value() or ""),
            body=str(form["body"].value() or ""),
        ),
        direction=found.direction,
    )

    def save() -> str:
        changes.revise_draft(request.actor, form.plan(version_id), now=timezone.now())
        return page.back

    return answer(request, form, page, save, newest=lambda: _page(request, version_id).revision)


def page_about(found: VersionPage, **parts: Any) -> FormPage:
    """Return a form's surroundings that lead back to the version's page."""
    back = reverse("messages:version", args=[found.id])
    name = _("%(language)s, version %(number)d") % {
        "language": wording.language_word(found.language),
        "number": found.number,
    }
    text = reverse("messages:text", args=[found.text_id])
    return FormPage(back=back, crumbs=((found.name, text), (name, back)), **parts)


def _page(request: OfficeRequest, version_id: UUID) -> VersionPage:
    return queries.version_page(request.actor, version_id, on=timezone.localdate())


def _identifier(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
