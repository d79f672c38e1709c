"""What the sign-in library must do our way: nobody signs up, and the door is audited."""

from base64 import urlsafe_b64encode
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from cryptography.fernet import Fernet
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samsyn.office.accounts.models import Staff
from samsyn.office.audit.changes import DoorEvent
from samsyn.office.sign_in import changes
from samsyn.office.sign_in.second_factor import has_second_factor

_SENTENCES = {
    "account/messages/password_changed.txt": _("Your password has been changed."),
    "mfa/messages/totp_activated.txt": _("The app is now your second factor."),
    "mfa/messages/totp_deactivated.txt": _("The app is no longer a second factor."),
    "mfa/messages/recovery_codes_generated.txt": _("New recovery codes have been made."),
    "mfa/messages/webauthn_added.txt": _("The passkey has been added."),
    "mfa/messages/webauthn_removed.txt": _("The passkey has been removed."),
}


class OwnStaff(DefaultAccountAdapter):  # type: ignore[misc]  # the library is untyped
    """Accounts are made by an operator, for the agency's own staff."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _(
            "The address and the password do not belong together. Check both and try again."
        ),
        "too_many_login_attempts": _(
            "Too many attempts. To keep others out, this is closed for a few minutes."
        ),
        "incorrect_password": _("The password is not right. Try again."),
        "enter_current_password": _("This is not your present password. Try again."),
        "rate_limited": _("Too many attempts. Wait five minutes and try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        del request
        return False

    def pre_login(self, request: HttpRequest, user: Staff, **kwargs: Any) -> HttpResponse | None:
        if user.is_service:
            changes.note_failed_sign_in(user.email, now=timezone.now())
            return redirect("account_inactive")
        refusal: HttpResponse | None = super().pre_login(request, user, **kwargs)
        return refusal

    def login(self, request: HttpRequest, user: Staff) -> None:
        super().login(request, user)
        changes.note_at_door(user, DoorEvent.SIGNED_IN, now=timezone.now())

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Staff | None:
        user: Staff | None = super().authenticate(request, **credentials)
        if user is not None and user.temporary_until and user.temporary_until < timezone.now():
            self.authentication_failed(request, **credentials)
            return None
        return user

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        super().authentication_failed(request, **credentials)
        changes.note_failed_sign_in(credentials.get("email", ""), now=timezone.now())

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return what attempts are counted by: the client's address as one's own proxies tell it.

        Fewer or other words than they would write come from somebody who went past them, and
        count for nothing.
        """
        try:
            return str(super().get_client_ip(request))
        except (ImproperlyConfigured, PermissionDenied):
            return str(request.META["REMOTE_ADDR"])

    def reauthenticate(self, user: Staff, password: str) -> bool:
        return bool(self.authenticate(self.request, email=user.email, password=password) == user)

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        del message_context
        if sentence := message or _SENTENCES.get(message_template or ""):
            messages.add_message(request, level, sentence, extra_tags=extra_tags)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send nothing: the office has no mail server, and its pages say what happened."""


class OwnFactors(DefaultMFAAdapter):  # type: ignore[misc]  # the library is untyped
    """Second factors: kept encrypted, and outside the demo never without one."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("The code is not right. Wait for the next one and try again."),
        "cannot_delete_authenticator": _(
            "This is your only second factor. Add another one before you remove it."
        ),
    }

    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        return settings.ENVIRONMENT.is_demo or has_second_factor(
            authenticator.user_id, besides=authenticator.pk
        )


class AgencyProvider(DefaultSocialAccountAdapter):  # type: ignore[misc]  # the library is untyped
    """Sign-in through the agency's identity provider, for staff who already have an account."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        del request, sociallogin
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        if not sociallogin.is_existing:
            changes.note_failed_sign_in(sociallogin.user.email, now=timezone.now())
            page = render(request, "sign_in/no_account.html", status=403)
            raise ImmediateHttpResponse(page)

    def on_authentication_error(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().on_authentication_error(request, *args, **kwargs)
        changes.note_failed_sign_in(now=timezone.now())


def _cipher() -> Fernet:
    return Fernet(urlsafe_b64encode(settings.FACTOR_KEY))
