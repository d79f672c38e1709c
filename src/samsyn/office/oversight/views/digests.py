"""Pages of who from outside has read: the weeks, one of them, and that somebody has seen it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samsyn.office.oversight import changes, queries, wording
from samsyn.office.ui.requests import OfficeRequest


@require_safe
def digests(request: OfficeRequest) -> HttpResponse:
    """Show the weeks of the rooms whose log the reader reads."""
    return render(request, "oversight/digests.html", {"found": queries.digests(request.actor)})


@require_safe
def digest(request: OfficeRequest, digest_id: UUID) -> HttpResponse:
    """Show one week of one room."""
    shown = queries.digest(request.actor, digest_id)
    context = {"one": shown, "lines": wording.digest_lines(shown.lines)}
    return render(request, "oversight/digest.html", context)


@require_POST
def read_digest(request: OfficeRequest, digest_id: UUID) -> HttpResponse:
    """Note that the reader has seen it."""
    changes.mark_digest_read(request.actor, digest_id, now=timezone.now())
    messages.success(request, _("It is noted that you have read it."))
    return redirect("oversight:digest", digest_id)
