"""What every answer tells the browser to refuse, and what production adds."""

import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from pytest_django.fixtures import Settings
from tests.environment import PROJECT
from tests.office.sign_in_of_tests import signed_in

from samsyn.office.accounts.models import Staff

pytestmark = pytest.mark.django_db
PAGES = [
    "/sign-in/", "/account/", "/account/permissions/", "/account/second-factor/",
    "/account/second-factor/app/", "/account/second-factor/keys/", "/no/such/address/",
    "/account/room/", "/sign-in/?next=%00", "/sign-in/passkey/", "/static/ui/samsyn.css",
    "/static/ui/samsyn.svg", "/sign-in/code/",
]  # fmt: skip


@pytest.fixture(params=["stranger", "petra"])
def visitor(request: pytest.FixtureRequest) -> Client:
    return Client() if request.param == "stranger" else signed_in(request.param)


def directives(answer: object) -> dict[str, str]:
    policy = answer.headers["Content-Security-Policy"]
    return dict(part.strip().partition(" ")[::2] for part in policy.split(";"))


@pytest.mark.parametrize("page", PAGES)
def test_every_answer_enforces_the_policy(visitor: Client, page: str) -> None:
    answer = visitor.get(page)

    policy = directives(answer)
    assert policy["default-src"] == "'none'"
    assert "Content-Security-Policy-Report-Only" not in answer.headers
    for name, value in policy.items():
        assert "unsafe" not in value, name
        assert set(value.split()) <= {"'self'", "'none'", "data:"}, name
    for nothing in ("frame-ancestors", "base-uri", "object-src"):
        assert policy[nothing] == "'none'", nothing
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    answer.close()  # a file stays open otherwise


@pytest.mark.parametrize("page", [page for page in PAGES if not page.startswith("/static/")])
def test_no_page_is_kept_by_a_cache_or_uses_a_sensor(visitor: Client, page: str) -> None:
    answer = visitor.get(page)

    assert answer.headers["Cache-Control"] == "no-store"
    assert "Access-Control-Allow-Origin" not in answer.headers
    assert "camera=()" in answer.headers["Permissions-Policy"]
    assert "HX-Request" in answer.headers["Vary"]


@pytest.mark.parametrize("page", [page for page in PAGES if not page.startswith("/static/")])
def test_no_page_holds_script_style_or_another_host(visitor: Client, page: str) -> None:
    body = visitor.get(page, follow=True).content.decode()

    assert not re.findall(r"<style|\sstyle=|\son[a-z]+=|javascript:", body)
    assert not re.findall(r"<script(?![^>]*\ssrc=\"/static/)[^>]*>", body)
    assert not re.findall(r"(?:src|href|action|srcset)=\"(?!/|#|data:image/|\")", body)


def test_no_script_or_style_of_ours_names_another_host() -> None:
    for name in ("sign_in/passkey.js", "sign_in/sign_in.css", "ui/session-warning.js"):
        assert "://" not in Path(finders.find(name)).read_text()


def test_the_cookies_are_for_this_site_and_not_for_scripts(client: Client) -> None:
    client.get("/sign-in/")
    client.post("/sign-in/demo/", {"staff": Staff.objects.get(email="petra@exempel.example").pk})
    client.post("/language/", {"language": "en"})

    assert {"sessionid", "csrftoken", "language"} <= set(client.cookies)
    for cookie in client.cookies.values():
        assert cookie["httponly"]
        assert cookie["samesite"] == "Strict"
    assert not client.cookies["sessionid"]["max-age"]


def test_over_https_every_cookie_is_for_this_very_host_only(
    client: Client, settings: Settings
) -> None:
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, secure="yes")
    signed_in("petra", at=client)

    client.post("/language/", {"language": "en"})
    client.post("/account/look/", {"theme": "dark", "density": "compact"})

    names = ("__Host-language", "__Host-theme", "__Host-density")
    for cookie in (client.cookies[name] for name in names):
        assert cookie["secure"]
        assert cookie["path"] == "/"
        assert not cookie["domain"]
    page = client.get("/account/").content.decode()
    assert 'lang="en"' in page
    assert "dark" in page


@pytest.mark.parametrize("page", PAGES)
def test_every_answer_says_what_it_is_and_how_it_is_written(visitor: Client, page: str) -> None:
    answer = visitor.get(page)

    kind, _, parameters = answer.headers["Content-Type"].partition(";")
    if kind.startswith("text/"):
        assert "charset=" in parameters, page
        assert "utf-8" in parameters.lower(), page
    answer.close()


@pytest.mark.parametrize("page", PAGES)
def test_no_page_echoes_what_was_sent_to_trace_it(visitor: Client, page: str) -> None:
    answer = visitor.trace(page, headers={"X-Canary": "canary-of-trace"})

    assert answer.status_code != 200, page
    assert b"canary-of-trace" not in answer.getvalue()


@pytest.mark.parametrize("folder", ["/static/", "/static/ui/", "/static/sign_in/"])
def test_no_folder_lists_its_files(visitor: Client, folder: str) -> None:
    answer = visitor.get(folder)

    assert answer.status_code in {302, 404}
    assert b".css" not in answer.content or b"<html" in answer.content


def test_strict_transport_is_promised_where_the_office_is_reached_over_https(
    settings: Settings,
) -> None:
    settings.SECURE_HSTS_SECONDS = 31_536_000

    answer = Client().get("/sign-in/", secure=True)

    assert answer.headers["Strict-Transport-Security"].startswith("max-age=31536000")


@pytest.fixture(scope="module")
def production(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """The settings of an installation in real use, read in a process of its own."""
    wanted = (
        "DEBUG SESSION_COOKIE_SECURE CSRF_COOKIE_SECURE SESSION_COOKIE_NAME CSRF_COOKIE_NAME"
        " SECURE_HSTS_SECONDS SECURE_PROXY_SSL_HEADER MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN"
        " SESSION_COOKIE_SAMESITE SECURE_HSTS_INCLUDE_SUBDOMAINS"
    )
    script = (
        "import json; from samsyn.office.config import settings as s;"
        f"print(json.dumps({{name: getattr(s, name) for name in {wanted.split()!r}}}))"
    )
    folder = tmp_path_factory.mktemp("production")
    answer = subprocess.run(  # noqa: S603  this very interpreter, a constant script
        [sys.executable, "-c", script],
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(PROJECT / "src"),
            "SAMSYN_DATA_FOLDER": str(folder),
        },
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, object] = json.loads(answer.stdout)
    return found


def test_production_keeps_cookies_to_https_and_to_this_very_host(
    production: dict[str, object],
) -> None:
    assert production["SESSION_COOKIE_SECURE"] is production["CSRF_COOKIE_SECURE"] is True
    assert str(production["SESSION_COOKIE_NAME"]).startswith("__Host-")
    assert str(production["CSRF_COOKIE_NAME"]).startswith("__Host-")
    assert production["SESSION_COOKIE_SAMESITE"] == "Strict"


def test_production_promises_https_for_a_year_and_shows_no_debug_page(
    production: dict[str, object],
) -> None:
    assert production["SECURE_HSTS_SECONDS"] == 31_536_000
    assert production["SECURE_HSTS_INCLUDE_SUBDOMAINS"] is True
    assert production["DEBUG"] is False
    assert production["MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN"] is False
