"""The sign-in library's pages that the office has: no sign-up, no reset by e-mail.

The library finds its own pages by these names; the addresses are ours.
"""

from allauth.account import views as account
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as keys
from allauth.socialaccount import views as agency
from django.conf import settings
from django.urls import URLPattern, path, re_path

from samsyn.office.config.identity_provider import AGENCY
from samsyn.office.sign_in import views

_FACTORS = "account/second-factor/"
_AGENCY = f"sign-in/(?P<organization_slug>{AGENCY})"
AGENCY_SIGN_IN = "agency_sign_in"  # where the button leads, whichever the provider

urlpatterns: list[URLPattern] = [
    path("sign-in/", views.sign_in, name="account_login"),
    path("sign-out/", views.sign_out, name="account_logout"),
    path("sign-in/closed/", account.account_inactive, name="account_inactive"),
    path("sign-in/code/", factors.authenticate, name="mfa_authenticate"),
    path("sign-in/passkey/", keys.login_webauthn, name="mfa_login_webauthn"),
    path("account/", views.account, name="account_set_password"),
    path("account/password/", account.password_change, name="account_change_password"),
    path("account/confirm/", account.reauthenticate, name="account_reauthenticate"),
    path("account/confirm/code/", factors.reauthenticate, name="mfa_reauthenticate"),
    path("account/confirm/key/", keys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path(_FACTORS, factors.index, name="mfa_index"),
    path(f"{_FACTORS}app/", app.activate_totp, name="mfa_activate_totp"),
    path(f"{_FACTORS}app/remove/", app.deactivate_totp, name="mfa_deactivate_totp"),
    path(f"{_FACTORS}codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        f"{_FACTORS}codes/new/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"
    ),
    path(f"{_FACTORS}keys/", keys.list_webauthn, name="mfa_list_webauthn"),
    path(f"{_FACTORS}keys/add/", keys.add_webauthn, name="mfa_add_webauthn"),
    path(f"{_FACTORS}keys/<int:pk>/remove/", keys.remove_webauthn, name="mfa_remove_webauthn"),
    path(f"{_FACTORS}keys/<int:pk>/name/", keys.edit_webauthn, name="mfa_edit_webauthn"),
]

if settings.ENVIRONMENT.provider_name:
    urlpatterns += [
        path(
            "sign-in/agency/cancelled/",
            agency.login_cancelled,
            name="socialaccount_login_cancelled",
        ),
        path("sign-in/agency/error/", agency.login_error, name="socialaccount_login_error"),
    ]

if settings.ENVIRONMENT.oidc_issuer:
    from allauth.socialaccount.providers.openid_connect import views as openid

    provider = {"provider_id": AGENCY}
    urlpatterns += [
        path("sign-in/agency/", openid.login, provider, name="openid_connect_login"),
        path("sign-in/agency/", openid.login, provider, name=AGENCY_SIGN_IN),
        path("sign-in/agency/back/", openid.callback, provider, name="openid_connect_callback"),
    ]

if settings.ENVIRONMENT.saml_metadata_file:
    from allauth.socialaccount.providers.saml import views as saml

    provider = {"organization_slug": AGENCY}
    urlpatterns += [  # the library asks for the name as a part of the address
        re_path(rf"^{_AGENCY}/$", saml.login, name="saml_login"),
        path("sign-in/agency/", saml.login, provider, name=AGENCY_SIGN_IN),
        re_path(rf"^{_AGENCY}/back/$", saml.acs, name="saml_acs"),
        re_path(rf"^{_AGENCY}/back/finish/$", saml.finish_acs, name="saml_finish_acs"),
        re_path(rf"^{_AGENCY}/metadata/$", saml.metadata, name="saml_metadata"),
        # Signing out there leaves the session here, which ends by itself: a request to end it
        # need not be signed, so anybody could send one.
        re_path(rf"^{_AGENCY}/ended/$", views.agency_ended, name="saml_sls"),
    ]
