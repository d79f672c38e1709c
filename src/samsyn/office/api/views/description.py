"""The description of the API, made from its code: OpenAPI 3.1, and what every address shares."""

import json
from functools import cache
from typing import Any, Final

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.views.decorators.http import require_safe

from samsyn.office.api.shapes import Changed, OfGroup, Problem
from samsyn.office.api.views.problems import CONTENT_TYPE
from samsyn.office.api.views.resources import api

ROOT: Final = "/api/v1/"
ABOUT: Final = (
    "One token acts in one room of one agency, as an account of its own, and sees what the room's"
    " pages show: records under codes, never names or identity numbers. What lies in another room"
    " does not exist. Every reading of a person and every change is noted in the room's log."
)
_ALWAYS: Final = (400, 401, 403, 429)
_OF_A_RECORD: Final = (404,)
_SENT: Final = (409, 413, 422)
_MEANINGS: Final = {
    400: "What was sent cannot be read.",
    401: "The token is missing, unknown, expired or revoked.",
    403: "The token, or its room, does not allow it.",
    404: "There is no such record for this token.",
    409: "Something else was sent before: under this key, or of this measure.",
    413: "What was sent is too large.",
    422: "A parameter or what was sent cannot stand; `errors` says why.",
    429: "Too many requests within a minute.",
}


@login_not_required
@require_safe
def openapi(request: HttpRequest) -> HttpResponse:
    """Give the description. It is the same everywhere and holds no record: no token is needed."""
    del request
    return HttpResponse(json.dumps(description()), content_type="application/json")


@cache
def description() -> dict[str, Any]:
    """Return the OpenAPI document, in English."""
    with translation.override("en"):
        made: dict[str, Any] = json.loads(json.dumps(api.get_openapi_schema(path_prefix=ROOT)))
    made["info"]["description"] = ABOUT
    made["info"]["license"] = {"name": "EUPL-1.2", "identifier": "EUPL-1.2"}
    made["servers"] = [{"url": "/"}]
    shapes = made["components"]["schemas"]
    shapes["Problem"] = Problem.model_json_schema()
    for asked in (Changed, OfGroup):  # they stand as parameters, each by itself
        del shapes[asked.__name__]
    for address, methods in made["paths"].items():
        for method, told in methods.items():
            _complete(told, address, method)
    return made


def _complete(told: dict[str, Any], address: str, method: str) -> None:
    """Add what the library does not know: the scope, problems, and headers of an answer."""
    told["description"] = f"{told['description']}\n\nScope: `{told['x-scope']}`."
    statuses = [*_ALWAYS, *(_SENT if "requestBody" in told else ())]
    statuses += _OF_A_RECORD if "{" in address else ()
    statuses += (422,) if told["parameters"] else ()
    for status in sorted(set(statuses)):
        told["responses"][str(status)] = {
            "description": _MEANINGS[status],
            "content": {CONTENT_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
    if method == "get":
        told["responses"]["304"] = {"description": "Not changed since the ETag that was sent."}
