"""What happens round every request: headers, language, session limits, and who acts."""

from collections.abc import Callable, Mapping, Sequence
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.request import QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers
from django.utils.http import escape_leading_slashes

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.accounts.models import Staff
from samsyn.office.audit import changes as audit
from samsyn.office.audit.changes import DoorEvent
from samsyn.office.config import errors
from samsyn.office.sign_in import second_factor, sessions
from samsyn.office.sign_in.changes import WITHOUT_PASSWORD, note_at_door
from samsyn.office.ui import cookies
from samsyn.office.ui.frame import PAPER
from samsyn.office.ui.requests import OfficeRequest

Respond = Callable[[HttpRequest], HttpResponse]

LANGUAGES = {"sv", "en"}
UNATTENDED = "X-Unattended"  # sent by what a page does by itself; never counted as an action
_OPEN_WITH_ANY = {  # password, also one that an operator knows
    "account_change_password",
    "sign_in:language",
    "sign_in:sign_in",
    "sign_in:sign_out",
    "sign_in:stay",
}
_PERMISSIONS = (
    "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=(),"
    " publickey-credentials-get=(self), publickey-credentials-create=(self)"
)


class PageHeaders:
    """Pages are not kept by any cache, and use no sensor of the device."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: OfficeRequest) -> HttpResponse:
        request.htmx = request.headers.get("HX-Request") == "true"
        response = self.respond(request)
        response.headers["Cache-Control"] = "no-store"
        response.headers["Permissions-Policy"] = _PERMISSIONS
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        patch_vary_headers(response, ["HX-Request"])
        return response


class RefuseControlCharacters:
    """Answers 400 to text that no database column and no reader can take."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\x00" in request.path or _has_nul(request.GET):
            return errors.bad_request(request)
        return self.respond(request)


class ChosenLanguage:
    """Swedish unless the user chose English; the browser's wish is not asked."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = cookies.kept(request, "language")
        with translation.override(chosen if chosen in LANGUAGES else "sv"):
            request.LANGUAGE_CODE = translation.get_language()
            response = self.respond(request)
        response.headers.setdefault("Content-Language", request.LANGUAGE_CODE)
        return response


class SignInFirst(LoginRequiredMiddleware):
    """Sends everybody who is not signed in to the sign-in page, whatever they asked for.

    Also from an address that leads nowhere: which ones do is nobody else's business.
    """

    def handle_no_permission(
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase] | None
    ) -> HttpResponseRedirect:
        del view_func
        if request.method != "GET":  # nothing that can be fetched again after the sign-in
            return HttpResponseRedirect(settings.LOGIN_URL)
        return redirect_to_login(_this_page(request), settings.LOGIN_URL)

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        is_unknown = response.status_code == HTTPStatus.NOT_FOUND and not request.resolver_match
        if is_unknown and not request.user.is_authenticated:
            return self.handle_no_permission(request, None)
        return response


class SessionLimits:
    """Ends sessions that are idle, too old, or opened before a role changed."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            now = timezone.now()
            epoch = _signed_in(request).session_epoch
            if "opened_at" not in request.session:
                device = sessions.device_of(request.headers.get("User-Agent", ""))
                sessions.open_session(request.session, epoch=epoch, device=device, now=now)
            if ending := sessions.ending_of(request.session, epoch=epoch, now=now):
                note_at_door(request.user, DoorEvent.SESSION_ENDED, now=now)
                logout(request)
                return redirect(_sign_in_again(request, ending))
            if UNATTENDED not in request.headers:
                sessions.note_action(request.session, now=now)
        return self.respond(request)


class _BeforeView:
    """Steps in when the address has led to a view that has not run yet."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.respond(request)

    def process_view(
        self,
        request: OfficeRequest,
        view: Callable[..., HttpResponse],
        args: Sequence[Any],
        kwargs: Mapping[str, Any],
    ) -> HttpResponse | None:
        del view, args, kwargs
        return self.instead(request)

    def instead(self, request: OfficeRequest) -> HttpResponse | None:
        """Return what is answered instead of the view; None lets the view run."""
        del request
        return None


class OwnPasswordFirst(_BeforeView):
    """Lets nobody past the page for their password who still has one that an operator knows."""

    def instead(self, request: OfficeRequest) -> HttpResponse | None:
        if not request.user.is_authenticated or not request.user.temporary_until:
            return None
        if WITHOUT_PASSWORD in request.session:  # a role card of the demo
            return None
        is_open = request.resolver_match and request.resolver_match.view_name in _OPEN_WITH_ANY
        return None if is_open else redirect("account_change_password")


class SecondFactorFirst(_BeforeView):
    """Outside the demo, lets nobody past their own second factor's page before they have one."""

    def instead(self, request: OfficeRequest) -> HttpResponse | None:
        if settings.ENVIRONMENT.is_demo or not request.user.is_authenticated:
            return None
        if request.user.temporary_until:  # kept to the page for the password already
            return None
        if second_factor.is_open_before(request) or second_factor.is_present(request):
            return None
        return redirect("mfa_index")


class ActorContext(_BeforeView):
    """Builds the actor and runs the view as that actor, in one transaction.

    A page that is asked for on paper is noted first: no print without its line in the log.

    `NotVisible` becomes the same 404 as an address that leads nowhere, `NotPermitted` 403.
    Any exception rolls the transaction back; a refused attempt is then noted on its own, the same
    for what is hidden and for what never was.
    """

    def process_view(
        self,
        request: OfficeRequest,
        view: Callable[..., HttpResponse],
        args: Sequence[Any],
        kwargs: Mapping[str, Any],
    ) -> HttpResponse | None:
        if not request.user.is_authenticated:
            return None
        _bring_in_actor(request)
        if not _is_ours(request):
            return None
        try:
            with access.acting_as(request.actor):
                if request.actor.on_paper:
                    audit.record_print(request.actor, page=_name_of(request))
                return view(request, *args, **kwargs)
        except access.NotVisible:
            with access.acting_as(request.actor):
                audit.record_not_found(request.actor, subject=request.path)
            return errors.not_found(request)
        except access.NotPermitted as refusal:
            with access.acting_as(request.actor):
                audit.record_refused(request.actor, subject=request.path)
            return errors.not_permitted(request, reasons=refusal.reasons)


def actor_of(request: OfficeRequest) -> Actor:
    """Return who acts in this session: staff, chosen room, names shown or not."""
    _bring_in_actor(request)
    return request.actor


def _bring_in_actor(request: OfficeRequest) -> None:
    now = timezone.now()
    actor = access.actor_for(_signed_in(request).pk, now=now)
    request.roles_held = actor.roles
    room = request.session.get("room")
    if room in {held.room_id for held in actor.roles}:
        actor = actor.narrowed_to(room)
    shown_until = request.session.get("names_until", 0)
    is_shown = shown_until > now.timestamp()
    actor = actor.revealing_names() if is_shown else actor
    request.actor = actor.printing() if _is_for_paper(request) else actor


def _is_for_paper(request: HttpRequest) -> bool:
    return request.method == "GET" and request.GET.get(PAPER) == "1" and _is_ours(request)


def _name_of(request: HttpRequest) -> str:
    return request.resolver_match.view_name if request.resolver_match else ""


def _is_ours(request: HttpRequest) -> bool:
    """Whether the page is one of our apps'.

    The sign-in library's pages touch no record, and raise what only its own middleware
    understands.
    """
    return bool(request.resolver_match and request.resolver_match.namespace)


def _sign_in_again(request: HttpRequest, ending: sessions.Ending) -> str:
    query = {"ended": ending.value}
    if request.method == "GET":
        query["next"] = _this_page(request)
    return f"{settings.LOGIN_URL}?{urlencode(query)}"


def _signed_in(request: HttpRequest) -> Staff:
    if not isinstance(request.user, Staff):
        raise TypeError("Only signed-in requests reach this point.")
    return request.user


def _this_page(request: HttpRequest) -> str:
    """Return the address asked for, never one that a browser would read as another host."""
    return escape_leading_slashes(request.get_full_path())


def _has_nul(query: QueryDict) -> bool:
    return any("\x00" in value for values in query.lists() for value in values[1])
