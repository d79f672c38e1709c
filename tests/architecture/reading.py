"""Asks addresses as the cast does; what an answer changes is rolled back."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from tests.architecture.stage import actor_named
from tests.office.sign_in_of_tests import signed_in

from samsyn.office.access import Actor

VISITOR = "visitor"


class Reader:
    """One of the cast at a browser; the visitor is not signed in."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.client = Client(raise_request_exception=False)
        self.actor: Actor | None = None
        if name != VISITOR:
            self.actor = actor_named(name)
            signed_in(name, at=self.client)

    def ask(self, address: str, *, method: str = "GET", **fields: str) -> HttpResponse:
        """Return the answer; nothing that it changed remains."""
        return self.ask_with_work(address, method=method, **fields)[0]

    def ask_with_work(
        self, address: str, *, method: str = "GET", **fields: str
    ) -> tuple[HttpResponse, list[str]]:
        """Return the answer, and the statements that the database was sent for it."""
        cookies, statements = self.client.cookies.copy(), list[str]()

        def note(run: Callable[..., Any], statement: str, *rest: Any) -> Any:
            statements.append(str(statement))
            return run(statement, *rest)

        with undone(), connection.execute_wrapper(note):
            send = {"GET": self.client.get, "PUT": self.client.put}.get(method, self.client.post)
            answer = send(address, fields)
        self.client.cookies = cookies
        return answer, statements

    def show_names(self) -> None:
        """Reveal names for ten minutes, as the button in the frame does."""
        self.client.post("/account/names/", {"show": "yes"})


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
