"""The page of a room's tokens, the form for a new one, and the manual that goes with them."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samsyn.office.access import Deed
from samsyn.office.api import changes, queries
from samsyn.office.api.changes import CannotMake
from samsyn.office.api.forms import TokenForm
from samsyn.office.api.views.manual import manual
from samsyn.office.api.wording import SCOPES, STATES, lifetime_choices, scope_choices
from samsyn.office.ui.answering import Answering, Back, FormPage, Noes
from samsyn.office.ui.requests import OfficeRequest, posted

_TOLD_ONCE = "api_token"  # in the session, until the page has shown it


@require_safe
def tokens(request: OfficeRequest) -> HttpResponse:
    """Show the tokens of the reader's rooms; the secret of a new one once."""
    page = queries.tokens_page(request.actor, now=timezone.now())
    return render(
        request,
        "api/tokens.html",
        {
            "page": page,
            "secret": request.session.pop(_TOLD_ONCE, ""),
            "scopes": {scope.value: str(word) for scope, word in SCOPES.items()},
            "states": {state.value: str(word) for state, word in STATES.items()},
            "root": request.build_absolute_uri("/api/v1/"),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def make(request: OfficeRequest) -> HttpResponse:
    """Make a token; the page that follows tells its secret, once."""
    rooms = queries.rooms_with_tokens(request.actor)
    form = TokenForm(
        posted(request),
        initial={"room": str(rooms[0][0])} if len(rooms) == 1 else None,
        choices={
            "room": [(str(room_id), name) for room_id, name in rooms],
            "scopes": scope_choices(),
            "days": lifetime_choices(),
        },
    )
    page = FormPage(
        title=_("A new token"),
        button=_("Make the token"),
        back=_home(),
        done=_("The token is made. Copy it now: it is shown once."),
        lead=_("With it another system of your agency reads the room, as an account of its own."),
    )
    return _ANSWERING.answer(request, form, page, lambda: _make(request, form))


@require_POST
def revoke(request: OfficeRequest, token_id: UUID) -> HttpResponse:
    """Take a token back. From the next request on it opens nothing."""
    changes.revoke_token(request.actor, token_id, now=timezone.now())
    messages.success(request, _("The token is revoked. It opens nothing any more."))
    return redirect("api:tokens")


@require_safe
def documentation(request: OfficeRequest) -> HttpResponse:
    """Show how the API is used, made from its code. It holds no record."""
    context = {
        "manual": manual(),
        "root": request.build_absolute_uri("/api/v1/"),
        "may_make": bool(request.actor.rooms_granting(Deed.KEEP_TOKENS)),
    }
    return render(request, "api/documentation.html", context)


def _make(request: OfficeRequest, form: TokenForm) -> None:
    secret = changes.make_token(request.actor, form.plan(), now=timezone.now())
    request.session[_TOLD_ONCE] = secret


def _home() -> Back:
    return Back(reverse("api:tokens"), _("Other systems"))


_ANSWERING = Answering(noes=Noes(refused=(CannotMake,)), home=_home)
