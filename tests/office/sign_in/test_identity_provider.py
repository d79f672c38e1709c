"""Sign-in through an agency's identity provider: configured, matched, never creating."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from allauth.core.context import request_context
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.socialaccount.helpers import complete_social_login
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialLogin, SocialToken
from django.conf import settings as django_settings
from django.contrib.messages.storage.fallback import FallbackStorage
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from pytest_django.fixtures import Settings
from tests.environment import PROJECT
from tests.office.sign_in.doorstep import as_production

from samsyn.office.accounts.models import Staff
from samsyn.office.config.environment import BadEnvironment, Environment
from samsyn.office.config.identity_provider import identity_provider, provider_origin

pytestmark = pytest.mark.django_db
ISSUER = "https://inloggning.exempel.example/realms/polisen"
_AT_THE_DOOR = """
import json, os, sys
import tests.environment
os.environ.update(json.loads(sys.argv[1]))
import samsyn.office.commands
from django.template.loader import render_to_string
from allauth.account.forms import LoginForm
from django.conf import settings
page = render_to_string("sign_in/_password_form.html", {
    "form": LoginForm(), "provider": settings.ENVIRONMENT.provider_name, "csrf_input": "",
    "redirect_field_value": ""})
print('action="/sign-in/agency/"' in page, "OpenID Connect" in page)
"""


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "secret"
    path.write_text("not a real secret\n")
    path.chmod(0o600)
    return path


def configured(secret: Path, **changes: str) -> Environment:
    wanted = replace(
        django_settings.ENVIRONMENT,
        oidc_name="Polisens inloggning",
        oidc_issuer=ISSUER,
        oidc_client="samsyn",
        oidc_secret_file=str(secret),
    )
    return replace(wanted, **changes)


def come_back(
    address: str, *, is_verified: bool, settings: Settings
) -> tuple[HttpRequest, HttpResponse]:
    """What happens once the provider has told the office who the visitor is."""
    app = {"provider_id": "agency", "name": "x", "client_id": "samsyn", "secret": "",
           "settings": {"server_url": ISSUER}}  # fmt: skip
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
    request = RequestFactory().get("/sign-in/agency/back/")
    client = Client()
    request.session = client.session
    request.user = Staff()
    request._messages = FallbackStorage(request)
    login = SocialLogin(
        user=Staff(email=address),
        account=SocialAccount(provider="agency", uid="7"),
        email_addresses=[EmailAddress(email=address, verified=is_verified, primary=True)],
        provider=SocialApp(provider="openid_connect", provider_id="agency").get_provider(request),
    )
    login.state = {"process": "login"}
    with request_context(request):
        return request, complete_social_login(request, login)


def test_without_an_issuer_there_is_no_provider() -> None:
    assert identity_provider(django_settings.ENVIRONMENT) == {}
    assert provider_origin(django_settings.ENVIRONMENT) == []


def test_the_environment_names_one_provider(secret: Path) -> None:
    [app] = identity_provider(configured(secret))["openid_connect"]["APPS"]

    assert app["secret"] == "not a real secret"
    assert app["settings"]["server_url"] == ISSUER
    assert provider_origin(configured(secret)) == ["https://inloggning.exempel.example"]


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"oidc_issuer": "http://inloggning.exempel.example"}, "OIDC_ISSUER"),
        ({"oidc_client": ""}, "OIDC_CLIENT"),
        ({"oidc_secret_file": ""}, "OIDC_SECRET_FILE"),
        ({"oidc_secret_file": "/nowhere/secret"}, "OIDC_SECRET_FILE"),
    ],
)
def test_a_faulty_setting_is_refused_by_name(
    secret: Path, changes: dict[str, str], named: str
) -> None:
    with pytest.raises(BadEnvironment, match=named):
        identity_provider(configured(secret, **changes))


def test_a_secret_that_others_can_read_is_refused(secret: Path) -> None:
    secret.chmod(0o644)

    with pytest.raises(BadEnvironment, match="chmod 600"):
        identity_provider(configured(secret))


def test_a_door_with_a_provider_has_its_button(secret: Path) -> None:
    """In a process of its own: which addresses there are is read from the environment once."""
    variables = {
        "SAMSYN_OIDC_ISSUER": ISSUER,
        "SAMSYN_OIDC_CLIENT": "samsyn",
        "SAMSYN_OIDC_SECRET_FILE": str(secret),
    }
    said = subprocess.run(  # noqa: S603  our own code
        [sys.executable, "-c", _AT_THE_DOOR, json.dumps(variables)],
        cwd=PROJECT,
        env={**os.environ, "PYTHONPATH": f"{PROJECT / 'src'}:{PROJECT}"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    assert said.stdout == "True True\n", said.stderr


def test_a_verified_address_of_staff_signs_them_in(settings: Settings) -> None:
    request, answer = come_back("petra@exempel.example", is_verified=True, settings=settings)

    assert answer.status_code == 302
    assert request.session["_auth_user_id"] == str(
        Staff.objects.get(email="petra@exempel.example").pk
    )


@pytest.mark.parametrize(
    ("address", "is_verified"),
    [("petra@exempel.example", False), ("nobody@exempel.example", True)],
)
def test_anybody_else_is_turned_away_and_no_account_is_made(
    settings: Settings, address: str, is_verified: bool
) -> None:
    before = Staff.objects.count()

    request, answer = come_back(address, is_verified=is_verified, settings=settings)

    assert answer.status_code == 403
    assert "inget konto" in answer.content.decode()
    assert "_auth_user_id" not in request.session
    assert Staff.objects.count() == before


def test_whoever_comes_from_the_provider_needs_a_second_factor_here_too(
    settings: Settings,
) -> None:
    as_production(settings)
    request, _answer = come_back("petra@exempel.example", is_verified=True, settings=settings)
    request.session.save()
    visitor = Client()
    visitor.cookies["sessionid"] = request.session.session_key

    assert visitor.get("/account/").headers["Location"] == "/account/second-factor/"


def test_whoever_has_a_second_factor_is_asked_for_it_after_the_provider(
    settings: Settings,
) -> None:
    TOTP.activate(Staff.objects.get(email="petra@exempel.example"), generate_totp_secret())

    request, answer = come_back("petra@exempel.example", is_verified=True, settings=settings)

    assert answer.headers["Location"] == "/sign-in/code/"
    assert "_auth_user_id" not in request.session


def test_no_token_of_the_provider_is_kept(settings: Settings) -> None:
    come_back("petra@exempel.example", is_verified=True, settings=settings)

    assert settings.SOCIALACCOUNT_STORE_TOKENS is False
    assert not SocialToken.objects.exists()
