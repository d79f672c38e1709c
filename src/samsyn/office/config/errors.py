"""Pages for what cannot be shown. They ask nothing of the session or the database.

An address that leads nowhere, a record that is not there and a record behind somebody
else's wall all end in `not_found`, and so in the same bytes.
"""

from collections.abc import Iterable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from samsyn.office.ui.frame import Frame


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer text that no reader and no column can take."""
    del request, exception
    return _page("400.html", status=400)


def not_permitted(
    request: HttpRequest, exception: Exception | None = None, reasons: Iterable[str] = ()
) -> HttpResponse:
    """Answer a deed that no role of the reader's grants."""
    del request, exception
    return _page("403.html", status=403, reasons=tuple(reasons))


def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose protection does not match; `reason` is Django's, for its log only."""
    del request, reason
    return _page("403_csrf.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer what is not there for this reader."""
    del request, exception
    return _page("404.html", status=404)


def too_many(request: HttpRequest) -> HttpResponse:
    """Answer somebody who tries again and again."""
    del request
    return _page("429.html", status=429)


def fault(request: HttpRequest) -> HttpResponse:
    """Answer a fault of ours, with the number under which it can be found."""
    actor = getattr(request, "actor", None)
    return _page("500.html", status=500, request_id=str(actor.request_id) if actor else "")


def _page(template: str, *, status: int, **context: object) -> HttpResponse:
    frame = Frame(site_name="Samsyn", is_demo=settings.ENVIRONMENT.is_demo)
    return HttpResponse(render_to_string(template, {"frame": frame, **context}), status=status)
