"""Search over groups, incidents and people.

The form posts. Words are then sent on to an address that can be kept and shared; what looks
like an identity number is answered at once, so that it never stands in an address or a log.
"""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from samsyn.office.search import queries
from samsyn.office.search.queries import Found
from samsyn.office.ui import terms
from samsyn.office.ui.requests import OfficeRequest
from samsyn.vocabulary.incidents import IncidentKind

LONGEST = 100  # characters


@require_http_methods(["GET", "POST"])
def results(request: OfficeRequest) -> HttpResponse:
    """Answer a search with what the reader may see, and note it, found or not."""
    today = timezone.localdate()
    sent = request.POST if request.method == "POST" else request.GET
    text = " ".join(sent.get("q", "").split())[:LONGEST]
    is_number = queries.is_number(text, today=today)
    if request.method == "POST" and not is_number:
        return redirect(f"{reverse('search:results')}?{urlencode({'q': text})}")
    if request.method == "GET" and is_number:
        # The frame repeats its own address in its forms: leave this one at once.
        return redirect(f"{reverse('search:results')}?retype=1")
    found = queries.search(request.actor, text, today=today) if text else None
    return _page(request, found, text="" if is_number else text, retype="retype" in request.GET)


def _page(request: OfficeRequest, found: Found | None, *, text: str, retype: bool) -> HttpResponse:
    shown = {"text": text, "found": found, "retype": retype, "kinds": terms.words(IncidentKind)}
    return render(request, "search/results.html", shown)
