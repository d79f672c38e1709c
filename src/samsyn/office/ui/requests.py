"""The request as the office's views receive it, after the middleware has done its part."""

from datetime import datetime, timedelta

from django.http import HttpRequest, QueryDict

from samsyn.office.access import Actor, RoomRole
from samsyn.office.accounts.models import Staff

JSON = "application/json"
_LONGEST_WAIT = 6  # digits of seconds: a device keeps nothing for longer than eleven days


class OfficeRequest(HttpRequest):
    """A signed-in request. Only annotations: nothing is ever made from this class."""

    user: Staff
    actor: Actor
    roles_held: tuple[RoomRole, ...]  # in every room, also while the actor is narrowed to one
    htmx: bool


def wants_data(request: HttpRequest) -> bool:
    """Whether a script sends this, from what a device has kept, and asks for data in return."""
    return request.headers.get("Accept") == JSON


def pressed_at(request: HttpRequest, *, now: datetime) -> datetime:
    """Return when a button was pressed: before now, if a device kept it until it had a network."""
    waited = request.POST.get("waited", "")
    is_count = waited.isascii() and waited.isdigit() and len(waited) <= _LONGEST_WAIT
    return now - timedelta(seconds=int(waited)) if is_count else now


def posted(request: HttpRequest) -> QueryDict | None:
    """Return what was posted; None if a form is only shown, and begins with its own values."""
    return request.POST if request.method == "POST" else None
