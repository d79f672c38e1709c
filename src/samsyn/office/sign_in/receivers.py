"""What the sign-in library tells of: a changed password or second factor, a wrong code."""

from typing import Any

from allauth.account.signals import (
    authentication_step_completed,
    password_changed,
    password_set,
)
from allauth.mfa.signals import (
    authentication_failed,
    authenticator_added,
    authenticator_removed,
    authenticator_reset,
)
from django.http import HttpRequest
from django.utils import timezone

from samsyn.office.accounts.models import Staff
from samsyn.office.audit.changes import DoorEvent
from samsyn.office.sign_in import changes, second_factor

_EVENTS = {
    password_changed: DoorEvent.PASSWORD_CHANGED,
    password_set: DoorEvent.PASSWORD_CHANGED,
    authenticator_added: DoorEvent.FACTOR_ADDED,
    authenticator_removed: DoorEvent.FACTOR_REMOVED,
    authenticator_reset: DoorEvent.CODES_MADE,
}


def connect() -> None:
    """Listen to the library; called once, when the app is ready."""
    for signal in _EVENTS:
        signal.connect(note_change, dispatch_uid="sign_in.note_change")
    authenticator_removed.connect(look_again, dispatch_uid="sign_in.look_again")
    authentication_step_completed.connect(take_new_key, dispatch_uid="sign_in.take_new_key")
    authentication_failed.connect(note_failure, dispatch_uid="sign_in.note_failure")


def note_change(signal: Any, user: Staff, **_details: Any) -> None:
    """Note a change of somebody's own account."""
    if _EVENTS[signal] is DoorEvent.PASSWORD_CHANGED:
        changes.settle_password(user.pk)
    changes.note_at_door(user, _EVENTS[signal], now=timezone.now())


def look_again(request: HttpRequest, **_details: Any) -> None:
    """Ask anew, on the next page, whether the reader still has a second factor."""
    second_factor.forget(request)


def take_new_key(request: HttpRequest, *, reauthenticated: bool = False, **_details: Any) -> None:
    """Give a session a new key when its owner has said once more who they are."""
    if reauthenticated:
        request.session.cycle_key()


def note_failure(user: Staff, **_details: Any) -> None:
    """Note a wrong code."""
    changes.note_failed_sign_in(user.email, now=timezone.now())
