"""Before the gravest deeds whoever sits there says once more who they are, by password or factor.

A sign-in counts as long as a confirmation does. Nothing that was sent is kept meanwhile: the page
of the deed opens again, to be pressed once more.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _

CONFIRMED_FOR = timedelta(minutes=10)
_HERE = ""  # the page that the deed is sent from
# Pages whose posts wait for it -> the page that then opens again.
DEEDS: Mapping[str, str] = {
    "api:make": _HERE,  # lets another system read a room
    "disclosures:grounds": _HERE,  # which grounds a room tells on
    "disclosures:proposal": _HERE,  # the second pair of eyes on a disclosure
    "exports:decide": _HERE,  # the second pair of eyes on a list that leaves
    "exports:export": _HERE,  # the list itself
    "retention:batch": _HERE,  # the second pair of eyes on an erasure
    "sign_in:end_others": "sign_in:account",
    "sign_in:end_session": "sign_in:account",
}
FILES = frozenset({"imports:rejects"})  # rows that leave the office as a file


class ConfirmedFirst:
    """Asks for the confirmation when a deed of the table is sent without one. Not in the demo."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.respond(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponse],
        args: Sequence[Any],
        kwargs: Mapping[str, Any],
    ) -> HttpResponse | None:
        del view, args, kwargs
        if settings.ENVIRONMENT.is_demo or not request.user.is_authenticated:
            return None
        if not _is_grave(request) or is_confirmed(request, now=timezone.now()):
            return None
        ways = get_adapter(request).get_reauthentication_methods(request.user)
        if request.method == "POST":
            messages.info(request, _("Confirm that it is you. Then press the button once more."))
        then = urlencode({"next": _page_of(request)})
        return redirect(f"{ways[0]['url'] if ways else settings.LOGIN_URL}?{then}")


def is_confirmed(request: HttpRequest, *, now: datetime) -> bool:
    """Whether somebody signed in here, or said once more who they are, a short while ago."""
    since = (now - CONFIRMED_FOR).timestamp()
    return any(one["at"] >= since for one in get_authentication_records(request, request.user))


def _is_grave(request: HttpRequest) -> bool:
    name = request.resolver_match.view_name if request.resolver_match else ""
    return name in FILES or (name in DEEDS and request.method == "POST")


def _page_of(request: HttpRequest) -> str:
    page = DEEDS.get(request.resolver_match.view_name, _HERE) if request.resolver_match else _HERE
    return reverse(page) if page else request.get_full_path()
