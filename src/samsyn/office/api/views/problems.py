"""What goes wrong, as RFC 9457 has it: a name that stays, and a sentence for who reads the log."""

from collections.abc import Iterable
from http import HTTPStatus
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samsyn.office.api.shapes import Problem

CONTENT_TYPE: Final = "application/problem+json"
_NAMES: Final = "urn:samsyn:problem:"
_KNOWN: Final[dict[int, tuple[str, Promise, Promise]]] = {
    400: ("malformed", _("The request cannot be read"), _("What was sent is not valid JSON.")),
    401: (
        "no-token",
        _("A valid token is needed"),
        _("The token is missing, unknown, expired or revoked. Ask who made it for a new one."),
    ),
    403: ("not-permitted", _("The token does not allow it"), _("Ask for a token of wider scope.")),
    404: ("not-found", _("There is no such record"), _("It is not there for this token.")),
    405: ("wrong-method", _("The method does not go with the address"), _("See the description.")),
    409: (
        "sent-otherwise",
        _("Something else was sent before"),
        _("Send the very same again, or as something new."),
    ),
    413: ("too-large", _("What was sent is too large"), _("Send less at a time.")),
    422: ("refused", _("What was sent cannot stand"), _("Correct what `errors` names.")),
    429: ("too-many", _("Too many requests"), _("Wait a minute, and ask less often.")),
    500: ("fault", _("A fault of ours"), _("It has been noted. Try again later.")),
}
STATUSES: Final = tuple(_KNOWN)


def language_of(request: HttpRequest) -> str:
    """Return the language of sentences: English where it is asked for first, else Swedish."""
    asked = request.headers.get("Accept-Language", "")
    return "en" if asked.lower().startswith("en") else "sv"


def problem(
    request: HttpRequest, status: int, *, detail: str = "", errors: Iterable[str] = ()
) -> HttpResponse:
    """Return a problem as an answer; a status that is not known here is a malformed request."""
    known = status if status in _KNOWN else int(HTTPStatus.BAD_REQUEST)
    name, title, usual = _KNOWN[known]
    language = language_of(request)
    with translation.override(language):
        told = Problem(
            type=f"{_NAMES}{name}",
            title=str(title),
            status=known,
            detail=detail or str(usual),
            errors=list(errors),
        )
    answer = HttpResponse(told.model_dump_json(), content_type=CONTENT_TYPE, status=known)
    answer.headers["Content-Language"] = language
    if known == HTTPStatus.UNAUTHORIZED:
        answer.headers["WWW-Authenticate"] = 'Bearer realm="Samsyn"'
    if known == HTTPStatus.TOO_MANY_REQUESTS:
        answer.headers["Retry-After"] = "60"
    return answer
