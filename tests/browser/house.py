"""The office in this process before a copy of the stage, for a real browser to look at."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from django.conf import settings
from django.db import connections
from playwright.sync_api import Browser, BrowserContext
from tests.architecture.reading import VISITOR
from tests.architecture.stage import Stage
from tests.interpreter import with_room_for_calls
from tests.office.sign_in_of_tests import signed_in

from samsyn.office.access import Actor
from samsyn.office.config.databases import Logins
from samsyn.office.config.wsgi import application


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """A running office and what stands in it."""

    address: str
    stage: Stage
    logins: Logins

    def visitor(
        self, browser: Browser, *, width: int = 1280, script: bool = True
    ) -> BrowserContext:
        """Return a browser that nobody has signed in with, in Swedish."""
        return browser.new_context(
            base_url=self.address,
            viewport={"width": width, "height": 900},
            java_script_enabled=script,
            locale="sv-SE",
        )

    def reader(self, browser: Browser, name: str | Actor, *, script: bool = True) -> BrowserContext:
        """Return a browser that somebody is signed in with; the visitor is not."""
        context = self.visitor(browser, script=script)
        if name == VISITOR:
            return context
        client = signed_in(name)
        session = settings.SESSION_COOKIE_NAME
        value = client.cookies[session].value
        context.add_cookies([{"name": session, "value": value, "url": self.address}])
        return context


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True

    def process_request_thread(self, request, client_address):
        with_room_for_calls(super().process_request_thread, request, client_address)
        connections.close_all()


class Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        del format, args


@contextmanager
def served() -> Iterator[int]:
    """Serve the office on a free port of this machine alone, and give the port."""
    server = make_server("127.0.0.1", 0, application, server_class=Server, handler_class=Quiet)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
