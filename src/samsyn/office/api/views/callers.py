"""Who calls: the token of a request, and the deed done as the account that it stands for."""

from collections.abc import Callable
from functools import partial, wraps
from typing import Any, TypeVar

from allauth.core.internal import ratelimit
from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from ninja.errors import Throttled
from ninja.operation import Operation
from ninja.security import HttpBearer
from ninja.utils import contribute_operation_callback

from samsyn.office import access
from samsyn.office.access import NotPermitted
from samsyn.office.api import changes, queries
from samsyn.office.api.queries import Caller
from samsyn.office.api.rules import Scope
from samsyn.office.api.views.problems import language_of

Answer = TypeVar("Answer")
_LONGEST_SECRET = 200  # signs; longer is not even looked up
_A_MINUTE = 60  # seconds


class ApiRequest(HttpRequest):
    """A request with a valid token. Only annotations: nothing is ever made from this class."""

    auth: Caller


class Token(HttpBearer):
    """Reads the token, counts the attempt, and says who calls."""

    def authenticate(self, request: HttpRequest, token: str) -> Caller | None:
        """Return the caller, or None for a token that opens nothing.

        Raises `Throttled` for whoever asks too often.
        """
        now = timezone.now()
        secret = token.strip()
        is_possible = secret.isascii() and len(secret) <= _LONGEST_SECRET
        caller = queries.caller_of(secret, now=now) if is_possible else None
        if caller is None:
            _count(request, "token_failed", key="")
            return None
        _count(request, "request", key=str(caller.token_id))
        changes.note_used(caller.token_id, now=now)
        request.actor = caller.actor  # type: ignore[attr-defined]  # for the log's number
        return caller


def served(scope: Scope) -> Callable[[Callable[..., Answer]], Callable[..., Answer]]:
    """Run a view as the caller, in one transaction, if the token is for that.

    The scope narrows and never widens: what the account may see and do is asked of the gate.
    """

    def decorate(view: Callable[..., Answer]) -> Callable[..., Answer]:
        @wraps(view)
        def as_caller(request: ApiRequest, *args: Any, **kwargs: Any) -> Answer:
            with translation.override(language_of(request)):
                if scope not in request.auth.scopes:
                    raise NotPermitted(_("The token is not for %(scope)s.") % {"scope": scope})
                with access.acting_as(request.auth.actor):
                    return view(request, *args, **kwargs)

        contribute_operation_callback(as_caller, partial(_say_scope, scope))
        return as_caller

    return decorate


def _say_scope(scope: Scope, operation: Operation) -> None:
    operation.openapi_extra = {**(operation.openapi_extra or {}), "x-scope": scope.value}


def _count(request: HttpRequest, action: str, *, key: str) -> None:
    within = ratelimit.consume(
        request,
        app="samsyn.office.api",
        action=action,
        config=settings.API_RATE_LIMITS,
        key=key,
        limit_get=True,
    )
    if not within:
        raise Throttled(_A_MINUTE)
