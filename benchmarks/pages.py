"""The measured pages: how many queries each asks, and how long a real server takes for each."""

import http.client
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from urllib.parse import urlencode

from django.conf import settings
from django.db import connection
from django.templatetags.static import static
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from benchmarks.database import Subjects
from samsyn.office.accounts.models import Staff

STATIC = "static file"
WARMING_UP = 5  # rounds: each of the web processes compiles its templates
_BACKEND = settings.AUTHENTICATION_BACKENDS[0]


class UnexpectedAnswer(RuntimeError):
    """A page answered with another status than 200."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page; with `posted` fields, a form sent there and the page that the answer leads to."""

    name: str
    address: str
    posted: dict[str, str] | None = None


def pages_of(subjects: Subjects) -> list[Page]:
    """Return what is measured, the static file first."""
    return [
        Page(STATIC, static("ui/base.css")),
        Page("situation", reverse("situation:overview")),
        Page("incidents", reverse("incidents:list")),
        Page("groups", reverse("groups:list")),
        Page("search by name", reverse("search:results"), {"q": subjects.family_name}),
        Page("person", reverse("people:person", args=[subjects.person_id])),
        Page("group", reverse("groups:group", args=[subjects.group_id])),
    ]


def count_queries(pages: Sequence[Page], email: str) -> dict[str, int]:
    """Return how many queries each page asks of the database that Django is connected to.

    Each page is fetched once before, since the first visit of a session does more.
    """
    client = _signed_in(email)
    counted = {}
    for page in pages:
        _fetch_inside(client, page)
        with CaptureQueriesContext(connection) as asked:
            _fetch_inside(client, page)
        counted[page.name] = len(asked)
    return counted


def open_session(email: str) -> str:
    """Sign somebody in by writing the session, and return its key."""
    return _signed_in(email).cookies[settings.SESSION_COOKIE_NAME].value


def _signed_in(email: str) -> Client:
    client = Client()
    client.force_login(Staff.objects.get(email=email), backend=_BACKEND)
    return client


def _fetch_inside(client: Client, page: Page) -> None:
    if page.posted is None:
        response = client.get(page.address)
    else:
        response = client.post(page.address, page.posted, follow=True)
    if response.status_code != HTTPStatus.OK:
        raise UnexpectedAnswer(f"{page.name} answered {response.status_code}, not 200.")
    b"".join(response)


@dataclass(slots=True)
class Visitor:
    """Somebody's browser, as far as time goes: one connection that stays open, two cookies."""

    port: int
    session: str
    _line: http.client.HTTPConnection = field(init=False)
    _token: str = field(init=False, default="")

    def __post_init__(self) -> None:
        self._line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)

    def seconds_for(self, page: Page) -> float:
        """Fetch a page and return the seconds until its last byte."""
        started = time.perf_counter()
        if page.posted is None:
            self._ask("GET", page.address)
        else:
            headers = {"Content-Type": "application/x-www-form-urlencoded"}
            self._ask("GET", self._ask("POST", page.address, urlencode(page.posted), headers))
        return time.perf_counter() - started

    def close(self) -> None:
        self._line.close()

    def _ask(
        self,
        method: str,
        address: str,
        body: str | None = None,
        headers: dict[str, str] | None = None,
    ) -> str:
        """Return where the answer leads: nowhere, unless a form was sent."""
        cookies = f"{settings.SESSION_COOKIE_NAME}={self.session}"
        if self._token:
            cookies += f"; {settings.CSRF_COOKIE_NAME}={self._token}"
        shown = {"Cookie": cookies, "X-CSRFToken": self._token, **(headers or {})}
        self._line.request(method, address, body, shown)
        answer = self._line.getresponse()
        answer.read()
        expected = HTTPStatus.OK if method == "GET" else HTTPStatus.FOUND
        if answer.status != expected:
            raise UnexpectedAnswer(f"{method} {address} answered {answer.status}, not {expected}.")
        for cookie in answer.headers.get_all("Set-Cookie", []):
            name, _, value = cookie.partition(";")[0].partition("=")
            if name == settings.CSRF_COOKIE_NAME:
                self._token = value
        return answer.headers.get("Location", "")


Seconds = dict[str, list[float]]  # by page


def time_pages(
    pages: Sequence[Page], visitors: dict[str, Visitor], *, requests: int, limit: float
) -> dict[str, Seconds]:
    """Return each visitor's seconds for each page, in rounds so that both meet the same load.

    limit: seconds after which no new round begins; then there are fewer figures than `requests`.
    """
    for _ in range(WARMING_UP):
        _round(pages, visitors)
    ends = time.monotonic() + limit
    taken: dict[str, Seconds] = {who: {page.name: [] for page in pages} for who in visitors}
    for number in range(requests):
        if number >= 2 and time.monotonic() > ends:
            break
        for who, seconds in _round(pages, visitors).items():
            for page, one in seconds.items():
                taken[who][page].append(one)
    return taken


def _round(pages: Sequence[Page], visitors: dict[str, Visitor]) -> dict[str, dict[str, float]]:
    taken: dict[str, dict[str, float]] = {who: {} for who in visitors}
    for page in pages:
        for who, visitor in visitors.items():
            taken[who][page.name] = visitor.seconds_for(page)
    return taken
