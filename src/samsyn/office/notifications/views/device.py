"""The key for what waits on a phone, and what the phone shows while there is no network."""

from base64 import b64encode
from pathlib import Path

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samsyn.office.access import Deed, NotPermitted
from samsyn.office.notifications import changes
from samsyn.office.ui import cookies
from samsyn.office.ui.requests import OfficeRequest

_WORKER = Path(__file__).parents[1] / "static" / "notifications" / "worker.js"


@require_POST
def device_key(request: OfficeRequest) -> HttpResponse:
    """Hand out the key of this device to who is signed in on it; the page keeps it in memory."""
    if not request.actor.rooms_granting(Deed.LOG_TALK):
        raise NotPermitted(_("Your role holds no talks."))
    handed = changes.hand_out_key(
        request.actor.staff_id, cookies.kept(request, changes.DEVICE_COOKIE), now=timezone.now()
    )
    response = JsonResponse({"key": b64encode(handed.key).decode(), "name": handed.name})
    kept_for = int(changes.KEPT_FOR.total_seconds())
    cookies.keep(response, changes.DEVICE_COOKIE, handed.token, seconds=kept_for)
    return response


@require_safe
def offline(request: OfficeRequest) -> HttpResponse:
    """Show the page that a phone keeps for when there is no network. It says nothing of anybody."""
    return render(request, "notifications/offline.html")


@require_safe
def worker(request: OfficeRequest) -> HttpResponse:
    """Return the service worker, which may serve the pages of talks and of call-ins."""
    del request
    script = HttpResponse(_WORKER.read_bytes(), content_type="text/javascript; charset=utf-8")
    script.headers["Service-Worker-Allowed"] = "/"
    return script
