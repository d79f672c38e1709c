"""What happens round a request of another system: no cookie counts, and every no is a problem.

It stands outside session, sign-in and form protection: what carries no cookie can be forged by no
other page, and needs no session.
"""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, set_response_etag

from samsyn.office.api.views.problems import problem

ROOT = "/api/v1/"
_JSON = ("application/json", "application/problem+json")


class TokensOnly:
    """Takes the cookies of a request to the API away, and gives its answers their form."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(ROOT):
            return self.respond(request)
        request.COOKIES = {}
        request.csrf_processing_done = True  # type: ignore[attr-defined]
        response = self.respond(request)
        if not response.get("Content-Type", "").startswith(_JSON):
            return _as_problem(request, response)
        return _unless_known(request, response)


def _as_problem(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Return what a page would have said; the way to the sign-in page is a 404 here."""
    status = response.status_code
    told = problem(request, status if status >= HTTPStatus.BAD_REQUEST else HTTPStatus.NOT_FOUND)
    if allowed := response.get("Allow"):
        told.headers["Allow"] = allowed
    return told


def _unless_known(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Answer 304 to who has the very same already. The reading is noted all the same."""
    if request.method != "GET" or response.status_code != HTTPStatus.OK:
        return response
    set_response_etag(response)
    return get_conditional_response(request, response.headers["ETag"], None, response) or response
