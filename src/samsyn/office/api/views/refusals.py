"""Every anticipated no of the API as a problem; what was refused is noted as on pages."""

from collections.abc import Iterable
from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from samsyn.office import access
from samsyn.office.access import NotPermitted, NotVisible, Refusal
from samsyn.office.api.changes import KeyIsTaken
from samsyn.office.api.views.callers import ApiRequest
from samsyn.office.api.views.problems import problem
from samsyn.office.audit import changes as audit
from samsyn.office.sanctions.changes import SaidOtherwise


def answer_with_problems(api: NinjaAPI) -> None:
    """Let the API answer every exception that is anticipated as RFC 9457 has it."""
    api.exception_handler(NotVisible)(_not_found)
    api.exception_handler(NotPermitted)(_not_permitted)
    api.exception_handler(KeyIsTaken)(_sent_otherwise)
    api.exception_handler(SaidOtherwise)(_sent_otherwise)
    api.exception_handler(Refusal)(_refused)
    api.exception_handler(ValidationError)(_invalid)
    api.exception_handler(HttpError)(_http_error)
    api.exception_handler(Http404)(_nothing_there)


def _not_found(request: ApiRequest, refusal: NotVisible) -> HttpResponse:
    """Answer the same for what is hidden and for what never was, and note it."""
    del refusal
    with access.acting_as(request.auth.actor):
        audit.record_not_found(request.auth.actor, subject=request.path)
    return problem(request, HTTPStatus.NOT_FOUND)


def _not_permitted(request: ApiRequest, refusal: NotPermitted) -> HttpResponse:
    with access.acting_as(request.auth.actor):
        audit.record_refused(request.auth.actor, subject=request.path)
    return problem(request, HTTPStatus.FORBIDDEN, detail=_sentences(refusal.reasons))


def _sent_otherwise(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    return problem(request, HTTPStatus.CONFLICT, detail=_sentences(refusal.reasons))


def _refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    return problem(request, HTTPStatus.UNPROCESSABLE_ENTITY, errors=refusal.reasons)


def _invalid(request: HttpRequest, faults: ValidationError) -> HttpResponse:
    """Tell where each fault is and what is asked for there; never what was sent."""
    errors = (f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in faults.errors)
    return problem(request, HTTPStatus.UNPROCESSABLE_ENTITY, errors=errors)


def _http_error(request: HttpRequest, error: HttpError) -> HttpResponse:
    return problem(request, error.status_code)


def _nothing_there(request: HttpRequest, error: Http404) -> HttpResponse:
    del error
    return problem(request, HTTPStatus.NOT_FOUND)


def _sentences(reasons: Iterable[str]) -> str:
    return " ".join(reasons)
