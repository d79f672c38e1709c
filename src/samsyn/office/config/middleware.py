"""What happens round every request: language, session limits, and who acts."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.http.request import QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone, translation

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.accounts.models import Staff
from samsyn.office.audit import changes as audit
from samsyn.office.ui.requests import OfficeRequest

Respond = Callable[[HttpRequest], HttpResponse]

IDLE_LIMIT = timedelta(minutes=30)  # counts what the user does, never polling
ABSOLUTE_LIMIT = timedelta(hours=10)
NAMES_SHOWN_FOR = timedelta(minutes=10)
LANGUAGES = {"sv", "en"}


class RefuseControlCharacters:
    """Answers 400 to text that no database column and no reader can take."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\x00" in request.path or _has_nul(request.GET):
            return render(request, "ui/bad_request.html", status=400)
        return self.respond(request)


class ChosenLanguage:
    """Swedish unless the user chose English; the browser's wish is not asked."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get("language", "sv")
        with translation.override(chosen if chosen in LANGUAGES else "sv"):
            request.LANGUAGE_CODE = translation.get_language()
            response = self.respond(request)
        response.headers.setdefault("Content-Language", request.LANGUAGE_CODE)
        return response


class SessionLimits:
    """Ends sessions that are idle, too old, or opened before a role changed."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            now = timezone.now()
            if self._is_over(request, now):
                logout(request)
                return redirect("/sign-in/?ended=1")
            request.session["seen_at"] = now.timestamp()
        return self.respond(request)

    def _is_over(self, request: HttpRequest, now: datetime) -> bool:
        session = request.session
        if "opened_at" not in session:
            session["opened_at"] = now.timestamp()
            session["epoch"] = _signed_in(request).session_epoch
        idle = now.timestamp() - session.get("seen_at", now.timestamp())
        age = now.timestamp() - session["opened_at"]
        return (
            idle > IDLE_LIMIT.total_seconds()
            or age > ABSOLUTE_LIMIT.total_seconds()
            or session["epoch"] != _signed_in(request).session_epoch
        )


class ActorContext:
    """Builds the actor and runs the view as that actor, in one transaction.

    `NotVisible` becomes the same 404 as an address that leads nowhere, `NotPermitted` 403.
    Any exception rolls the transaction back; a refused attempt is then noted on its own.
    """

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: OfficeRequest) -> HttpResponse:
        response = self.respond(request)
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    def process_view(
        self,
        request: OfficeRequest,
        view: Callable[..., HttpResponse],
        args: Sequence[Any],
        kwargs: Mapping[str, Any],
    ) -> HttpResponse | None:
        if not request.user.is_authenticated:
            return None
        request.actor = actor_of(request)
        try:
            with access.acting_as(request.actor):
                return view(request, *args, **kwargs)
        except access.NotVisible:
            return render(request, "404.html", status=404)
        except access.NotPermitted as refusal:
            with access.acting_as(request.actor):
                audit.record_refused(request.actor, subject=request.path)
            return render(
                request, "ui/not_permitted.html", {"reasons": refusal.reasons}, status=403
            )


def actor_of(request: HttpRequest) -> Actor:
    """Return who acts in this session: staff, chosen room, names shown or not."""
    now = timezone.now()
    actor = access.actor_for(_signed_in(request).pk, now=now)
    room = request.session.get("room")
    if room in {held.room_id for held in actor.roles}:
        actor = actor.narrowed_to(room)
    shown_until = request.session.get("names_until", 0)
    return actor.revealing_names() if shown_until > now.timestamp() else actor


def _signed_in(request: HttpRequest) -> Staff:
    if not isinstance(request.user, Staff):
        raise TypeError("Only signed-in requests reach this point.")
    return request.user


def _has_nul(query: QueryDict) -> bool:
    return any("\x00" in value for values in query.lists() for value in values[1])
