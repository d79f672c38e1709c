"""What was refused, one line of JSON each, for whoever watches the installation.

A line holds no address, no name, nothing typed and no secret: which page, which answer, and the
number by which the audit record tells who asked. What is noted where stands in
docs/reference/logs.md.
"""

import json
import logging
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from samsyn.office.config.logs import moment_of

_EVENTS = {
    400: "malformed",
    401: "no_valid_token",
    403: "not_permitted",
    404: "not_found",
    405: "wrong_method",
    413: "too_large",
    422: "refused_input",
    429: "too_many_attempts",
}
_TOKEN_IS_MISSING = "form_without_its_token"  # noqa: S105  an event
_FORBIDDEN = 403
_LOGGER = logging.getLogger("samsyn.security")


class SecurityLog:
    """Notes every answer that says no. Outermost, so that no refusal passes it by."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.respond(request)
        if event := _event(request, response):
            _LOGGER.warning(event, extra={"request": request, "status_code": response.status_code})
        return response


def _event(request: HttpRequest, response: HttpResponse) -> str:
    unchecked = request.method == "POST" and not getattr(request, "csrf_processing_done", False)
    if response.status_code == _FORBIDDEN and unchecked:
        return _TOKEN_IS_MISSING
    return _EVENTS.get(response.status_code, "")


class OneLine(logging.Formatter):
    """Writes a record as JSON. Of Django's own security events only the kind: the rest is typed."""

    def format(self, record: logging.LogRecord) -> str:
        request = getattr(record, "request", None)
        is_ours = record.name == _LOGGER.name
        line = {
            "at": moment_of(record),
            "event": record.getMessage() if is_ours else record.name.rpartition(".")[2],
            "status": getattr(record, "status_code", None),
            "page": _page_of(request),
            "method": _method_of(request),
            "number": _number_of(request),
        }
        return json.dumps({name: value for name, value in line.items() if value is not None})


def _page_of(request: HttpRequest | None) -> str | None:
    """Return the name of the page: the address itself may tell of somebody."""
    match = getattr(request, "resolver_match", None)
    return match.view_name if match else None


def _method_of(request: HttpRequest | None) -> str | None:
    known = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}
    method = getattr(request, "method", None)
    return method if method is None or method in known else "other"


def _number_of(request: HttpRequest | None) -> str | None:
    actor = getattr(request, "actor", None)
    return str(actor.request_id) if actor else None
