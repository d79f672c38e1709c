"""Sends a request as one of the cast, and keeps what the answer was and what it left written."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any
from urllib.parse import quote, urlencode

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import Error, connection
from django.http import HttpResponse
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from tests.architecture.crawling import body_of
from tests.architecture.reading import VISITOR, undone
from tests.architecture.stage import actor_named
from tests.fuzzing.page_forms import CSRF
from tests.office.sign_in_of_tests import signed_in

from samsyn.office.access import Actor, Deed

SECRET = "f" * 32  # a token that matches its cookie
URLENCODED = "application/x-www-form-urlencoded"
_WRITE = re.compile(r'\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+"?(\w+)', re.IGNORECASE)
_SAVEPOINT = re.compile(r'(SAVEPOINT|RELEASE SAVEPOINT|ROLLBACK TO SAVEPOINT) "?(\w+)')

File = tuple[str, bytes]
Fields = tuple[tuple[str, str | File], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One request, whole: it can be printed, and sent again."""

    who: str
    method: str
    address: str
    query: tuple[tuple[str, str], ...] = ()
    fields: Fields = ()
    is_multipart: bool = False
    body: bytes | None = None  # instead of the fields
    content_type: str = ""
    has_token: bool = True
    headers: tuple[tuple[str, str], ...] = ()

    @property
    def text(self) -> str:
        """Everything that was sent, to know an echo by."""
        given = [*self.query, *((name, str(value)) for name, value in self.fields)]
        return " ".join([self.address, *(part for pair in given for part in pair), str(self.body)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What came back. `written` are the tables whose rows stay changed; `unsound` is what a commit
    would have said."""

    asked: Asked
    answer: HttpResponse
    body: str
    written: tuple[str, ...]
    unsound: str
    seconds: float

    @property
    def status(self) -> int:
        return self.answer.status_code

    @property
    def fault(self) -> str:
        """The exception behind a 500, and where it was raised; '' if there was none."""
        raised = getattr(self.answer, "exc_info", None)
        if not raised:
            return ""
        at, trace = "", raised[2]
        while trace is not None:
            code = trace.tb_frame.f_code
            if "samsyn" in code.co_filename or not at:
                at = f"{code.co_filename.rpartition('/src/')[2]}:{trace.tb_lineno}"
            trace = trace.tb_next
        return f"{raised[0].__name__} at {at}: {str(raised[1])[:200]}"


@dataclass(slots=True)
class Written:
    """Which tables stay written to, as savepoints come and go."""

    marks: list[tuple[str, list[str]]] = field(default_factory=lambda: [("", [])])

    def note(self, statement: str) -> None:
        if found := _SAVEPOINT.match(statement):
            self._turn(found[1], found[2])
        elif found := _WRITE.match(statement):
            self.marks[-1][1].append(found[1])

    def _turn(self, how: str, name: str) -> None:
        if how == "SAVEPOINT":
            self.marks.append((name, []))
            return
        while len(self.marks) > 1:
            top, tables = self.marks.pop()
            if how == "RELEASE SAVEPOINT":
                self.marks[-1][1].extend(tables)
            if top == name:
                break
        if how == "ROLLBACK TO SAVEPOINT":
            self.marks.append((name, []))

    @property
    def tables(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(table for _, tables in self.marks for table in tables))


class Sender:
    """One of the cast at a browser that shows names; nothing that they do remains."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.client = Client(enforce_csrf_checks=True, raise_request_exception=False)
        self.client.cookies["language"] = "sv"
        self.actor: Actor | None = None
        if name != VISITOR:
            self.actor = actor_named(name)
            signed_in(name, at=self.client)
            if self.actor.rooms_granting(Deed.REVEAL_NAMES):
                session = self.client.session
                session["names_until"] = 4_000_000_000
                session.save()
        self.client.cookies[settings.CSRF_COOKIE_NAME] = SECRET

    def send(self, asked: Asked) -> Answered:
        """Send the request, undo what it did, and return what it would have left."""
        cookies, written = self.client.cookies.copy(), Written()

        def note(run: Callable[..., Any], statement: str, *rest: Any) -> Any:
            written.note(str(statement))
            return run(statement, *rest)

        began = perf_counter()
        with undone():
            with connection.execute_wrapper(note):
                answer = self._sent(asked)
                body = "" if asked.method == "HEAD" else body_of(answer)
            seconds = perf_counter() - began
            unsound = _unsound()
        self.client.cookies = cookies
        return Answered(
            asked=asked,
            answer=answer,
            body=body,
            written=written.tables,
            unsound=unsound,
            seconds=seconds,
        )

    def _sent(self, asked: Asked) -> HttpResponse:
        data, content_type = _body_of(asked)
        query = urlencode([(_sendable(key), _sendable(value)) for key, value in asked.query])
        headers = {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in asked.headers}
        path = quote(asked.address, safe="/%:@", errors="surrogatepass")
        return self.client.generic(
            asked.method, path, data, content_type, QUERY_STRING=query, **headers
        )


def _body_of(asked: Asked) -> tuple[bytes, str]:
    if asked.body is not None:
        return asked.body, asked.content_type
    if asked.method != "POST":
        return b"", asked.content_type
    fields = [(_sendable_text(name), value) for name, value in asked.fields]
    if asked.has_token:
        fields.append((CSRF, SECRET))
    if asked.is_multipart:
        data: dict[str, list[Any]] = {}
        for name, value in fields:
            data.setdefault(name, []).append(_part(value))
        return encode_multipart(BOUNDARY, data), MULTIPART_CONTENT
    typed = [(name, value if isinstance(value, str) else value[0]) for name, value in fields]
    encoded = urlencode([(_sendable(name), _sendable(value)) for name, value in typed])
    return encoded.encode(), asked.content_type or URLENCODED


def _part(value: str | File) -> Any:
    if isinstance(value, str):
        return _sendable_text(value)
    sent = SimpleUploadedFile("a", value[1])
    sent.name = _sendable_text(value[0])  # as a hostile client writes it, not as Django tidies it
    return sent


def _sendable(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _sendable_text(text: str) -> str:
    """Half a surrogate pair can be sent in an address, and not as text of a part."""
    return text.encode("utf-8", "replace").decode()


def _unsound() -> str:
    """Say what the database would have refused when all was to be committed."""
    try:
        connection.check_constraints()
    except Error as refused:
        return f"{type(refused).__name__}: {refused}"[:300]
    return ""
