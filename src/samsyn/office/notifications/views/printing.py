"""The brief and the letter as PDF."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from samsyn.office.notifications import prints, queries
from samsyn.office.printing import CannotPrint, pdf_response
from samsyn.office.ui.requests import OfficeRequest


@require_safe
def print_brief(request: OfficeRequest, brief_id: UUID) -> HttpResponse:
    """Put the brief on paper for the team."""
    now = timezone.now()
    found = queries.printable(request.actor, brief_id)
    name = request.actor.name
    return _printed(
        request,
        found,
        "talk-brief",
        lambda: prints.brief_pdf(found.brief, found.site, printed_by=name, now=now),
    )


@require_safe
def print_letter(request: OfficeRequest, brief_id: UUID) -> HttpResponse:
    """Put the letter on paper for the one who is to have it."""
    now = timezone.now()
    found = queries.printable(request.actor, brief_id)
    return _printed(
        request, found, "letter", lambda: prints.letter_pdf(found.brief, found.site, now=now)
    )


def _printed(
    request: OfficeRequest, found: queries.Printable, name: str, make: Callable[[], bytes]
) -> HttpResponse:
    """Answer with the PDF, or go back and say why there is none."""
    try:
        return pdf_response(make(), name=name, noted=found.noted)
    except CannotPrint as refusal:
        messages.error(request, " ".join(refusal.reasons))
        return redirect("notifications:brief", found.brief.id)
