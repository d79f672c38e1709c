"""Whether staff have a second factor, and which pages are open to those who do not."""

from allauth.mfa.models import Authenticator
from django.http import HttpRequest

from samsyn.office.ui.requests import OfficeRequest

_HELD = "second_factor"  # in the session: known to be there, so that no page asks again
_OPEN_BEFORE = frozenset(
    {
        "account_reauthenticate",
        "mfa_reauthenticate",
        "mfa_reauthenticate_webauthn",
        "mfa_index",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_view_recovery_codes",
        "sign_in:language",
        "sign_in:sign_in",
        "sign_in:sign_out",
        "sign_in:stay",
    }
)


def is_open_before(request: HttpRequest) -> bool:
    """Whether this page is open to staff who have no second factor yet."""
    return bool(request.resolver_match and request.resolver_match.view_name in _OPEN_BEFORE)


def is_present(request: OfficeRequest) -> bool:
    """Whether the reader has a second factor; remembered in the session until one is removed."""
    if not request.session.get(_HELD):
        request.session[_HELD] = has_second_factor(request.user.pk)
    return bool(request.session[_HELD])


def forget(request: HttpRequest) -> None:
    """Let the next page ask again."""
    request.session.pop(_HELD, None)


def has_second_factor(staff_id: int, *, besides: int = 0) -> bool:
    """Whether a member of staff has an app or a key (besides the one of that number).

    Recovery codes alone do not count.
    """
    kinds = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    held = Authenticator.objects.filter(user_id=staff_id, type__in=kinds)
    return bool(held.exclude(pk=besides).exists())
