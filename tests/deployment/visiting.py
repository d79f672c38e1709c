"""A browser as far as a proxy goes: HTTPS to this machine under the office's name, with cookies."""

import http.client
import re
import socket
import ssl
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from urllib.parse import urlencode

from tests.deployment.elsewhere import HOST


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: http.client.HTTPMessage
    text: str


@dataclass
class Visitor:
    """Somebody who comes through a proxy on a port of this machine."""

    port: int
    trust: ssl.SSLContext
    cookies: dict[str, str] = field(default_factory=dict)

    def get(self, path: str, **headers: str) -> Answer:
        return self._ask("GET", path, "", headers)

    def post(self, path: str, **fields: str) -> Answer:
        """Send the form of a page, with its token, as a browser would."""
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', self.get(path).text)
        assert token, f"{path} has no form"
        body = urlencode({"csrfmiddlewaretoken": token[1], **fields})
        sent = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Origin": f"https://{HOST}",
            "Referer": f"https://{HOST}{path}",
        }
        return self._ask("POST", path, body, sent)

    def _ask(self, method: str, path: str, body: str, headers: dict[str, str]) -> Answer:
        with (
            socket.create_connection(("127.0.0.1", self.port), timeout=30) as plain,
            self.trust.wrap_socket(plain, server_hostname=HOST) as line,
        ):
            kept = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
            connection = http.client.HTTPConnection(HOST)
            connection.sock = line
            connection.request(
                method, path, body, {"Cookie": kept, "Accept-Language": "sv", **headers}
            )
            answer = connection.getresponse()
            text = answer.read().decode()
        for one in answer.headers.get_all("Set-Cookie", []):
            for name, morsel in SimpleCookie(one).items():
                self.cookies[name] = morsel.value
        return Answer(answer.status, answer.headers, text)
