"""Passkeys in a real browser: added after the password, then enough on their own."""

import threading
from collections.abc import Iterator
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from django.db import connections
from playwright.sync_api import Page, Playwright, expect
from tests.browser.chromium import launched
from tests.office.sign_in.doorstep import PASSWORD, give_password

from samsyn.office.config.databases import Logins
from samsyn.office.config.wsgi import application

pytestmark = [pytest.mark.browser, pytest.mark.slow]

KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True

    def process_request_thread(self, request, client_address):
        super().process_request_thread(request, client_address)
        connections.close_all()


class Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        del format, args


@pytest.fixture
def office(own_database: Logins) -> Iterator[str]:
    give_password("petra")
    server = make_server("127.0.0.1", 0, application, server_class=Server, handler_class=Quiet)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://localhost:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def page(playwright: Playwright) -> Iterator[Page]:
    with launched(playwright) as browser:
        page = browser.new_page(locale="sv-SE")
        session = page.context.new_cdp_session(page)
        session.send("WebAuthn.enable")
        session.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
        yield page


def test_a_passkey_alone_signs_in(office: str, page: Page) -> None:
    complaints: list[str] = []
    page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
    page.goto(f"{office}/sign-in/?next=/account/")
    page.get_by_text("Logga in med lösenord i stället").click()
    page.get_by_label("E-post").fill("petra@exempel.example")
    page.get_by_label("Lösenord", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Logga in", exact=True).click()

    page.goto(f"{office}/account/second-factor/keys/add/")
    page.get_by_label("Ditt lösenord").fill(PASSWORD)
    page.get_by_role("button", name="Bekräfta").click()
    page.get_by_role("button", name="Lägg till passnyckeln").click()
    expect(page.get_by_role("heading", name="Reservkoder")).to_be_visible()

    page.context.clear_cookies()
    page.goto(f"{office}/sign-in/?next=/account/")
    page.get_by_text("Logga in med lösenord i stället").click()
    page.get_by_role("button", name="Logga in med en passnyckel").click()

    expect(page.get_by_role("heading", name="Petra")).to_be_visible()
    assert complaints == []
