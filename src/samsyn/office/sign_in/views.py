"""Pages of the front door and of one's own account.

Passwords and second factors are the sign-in library's; its pages wear our templates.
"""

from allauth.account.views import LoginView
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST, require_safe

from samsyn.office.audit.changes import DoorEvent
from samsyn.office.notifications.changes import DEVICE_COOKIE, forget_device
from samsyn.office.sign_in import changes, queries, second_factor, wording
from samsyn.office.ui import cookies, terms
from samsyn.office.ui.requests import OfficeRequest
from samsyn.vocabulary.rooms import Role

_YEAR = 31_536_000  # seconds
_LOOKS = {"theme": ("auto", "light", "dark"), "density": ("default", "compact")}


@login_not_required
def sign_in(request: HttpRequest) -> HttpResponse:
    """Show the sign-in page; in the demo with a card for each invented member of staff."""
    is_demo = settings.ENVIRONMENT.is_demo
    page = LoginView.as_view(
        template_name="sign_in/sign_in.html",
        extra_context={
            "sites": queries.demo_cards(now=timezone.now()) if is_demo else [],
            "role_names": wording.role_names,
            "ended": wording.ending_text(request.GET.get("ended", "")),
            "provider": settings.ENVIRONMENT.provider_name,
        },
    )
    response: HttpResponse = page(request)
    if isinstance(response, TemplateResponse) and (response.context_data or {})["form"].errors:
        response.status_code = 422
    return response


@login_not_required
@require_POST
def enter(request: HttpRequest) -> HttpResponse:
    """Sign in as the invented member of staff of a role card. Only the demo has this page."""
    if not settings.ENVIRONMENT.is_demo:
        raise Http404
    chosen = request.POST.get("staff", "")
    now = timezone.now()
    staff = queries.demo_staff(int(chosen), now=now) if chosen.isdecimal() else None
    if staff is None:
        raise Http404
    changes.open_session(request, staff, now=now)
    return redirect(_next(request))


@login_not_required
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session, and ask the browser to forget what it kept of it."""
    if request.user.is_authenticated:
        changes.note_at_door(request.user, DoorEvent.SIGNED_OUT, now=timezone.now())
    logout(request)
    forget_device(cookies.kept(request, DEVICE_COOKIE))
    response = redirect(f"{settings.LOGIN_URL}?ended=out")
    cookies.forget(response, DEVICE_COOKIE)
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


@login_not_required
@require_safe
def agency_ended(request: HttpRequest, organization_slug: str) -> HttpResponse:
    """Lead whoever signed out at their agency to the front door; a session here goes on."""
    del request, organization_slug
    return redirect("sign_in:sign_in")


@require_GET
def account(request: OfficeRequest) -> HttpResponse:
    """Show who the reader is here, and what they can change about it."""
    return render(
        request,
        "sign_in/account.html",
        {
            "roles": [(one.room_name, terms.word(one.role)) for one in request.roles_held],
            "has_second_factor": second_factor.has_second_factor(request.user.pk),
            "email": request.user.email,
            "sessions": queries.open_sessions(
                request.user, here=request.session.get("mark", ""), now=timezone.now()
            ),
        },
    )


@require_GET
def permissions(request: OfficeRequest) -> HttpResponse:
    """Show which role may do what, and who answers for each room."""
    return render(
        request,
        "sign_in/permissions.html",
        {
            "roles": [terms.word(role) for role in Role],
            "deeds": wording.grant_lines(),
            "rooms": [
                (room, terms.word(room.kind), terms.word(room.regime)) for room in queries.rooms()
            ],
        },
    )


@require_POST
def room(request: OfficeRequest) -> HttpResponse:
    """Look at one of one's rooms only, or at all of them."""
    held = {str(one.room_id): one.room_id for one in request.roles_held}
    chosen = request.POST.get("room", "")
    if chosen and chosen not in held:
        raise Http404
    changes.look_at_room(request, held.get(chosen))
    return redirect(_next(request))


@require_POST
def names(request: OfficeRequest) -> HttpResponse:
    """Show real names for ten minutes, which is logged, or codes again."""
    if request.POST.get("show") == "yes":
        changes.show_names(request, request.actor, now=timezone.now())
        messages.info(request, _("Names are shown for ten minutes. It has been logged."))
    else:
        changes.hide_names(request)
    return redirect(_next(request))


@login_not_required
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Choose the language of the pages."""
    chosen = request.POST.get("language", "")
    response = redirect(_next(request))
    if chosen in dict(settings.LANGUAGES):
        cookies.keep(response, "language", chosen, seconds=_YEAR)
    return response


@require_POST
def look(request: OfficeRequest) -> HttpResponse:
    """Choose theme and density on this device."""
    response = redirect(_next(request))
    for name, allowed in _LOOKS.items():
        if (chosen := request.POST.get(name)) in allowed:
            cookies.keep(response, name, chosen, seconds=_YEAR)
    return response


@require_POST
def stay(request: OfficeRequest) -> HttpResponse:
    """Put off the idle limit; the request itself is the action that counts."""
    del request
    return HttpResponse(status=204)


@require_POST
def end_others(request: OfficeRequest) -> HttpResponse:
    """End the reader's sessions on every other device."""
    request.session["epoch"] = changes.end_other_sessions(request.user.pk)
    messages.success(request, _("You are signed out everywhere but here."))
    return redirect("sign_in:account")


@require_POST
def end_session(request: OfficeRequest) -> HttpResponse:
    """End the reader's session on one other device."""
    if changes.end_session(request.user, request.POST.get("session", ""), now=timezone.now()):
        messages.success(request, _("That device is signed out."))
    else:
        messages.info(request, _("That session is over already."))
    return redirect("sign_in:account")


def _next(request: HttpRequest) -> str:
    """Return the page that a form was sent from, if it is one of ours; else the overview."""
    wanted = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if is_ours and wanted.startswith("/") else settings.LOGIN_REDIRECT_URL
