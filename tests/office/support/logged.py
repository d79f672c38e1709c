"""What was handed to the audit record in a block: support's room has no auditor in the cast."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.test.utils import CaptureQueriesContext


@contextmanager
def logged() -> Iterator[list[str]]:
    """Give a list that afterwards holds every statement that adds to the record."""
    found: list[str] = []
    with CaptureQueriesContext(connection) as asked:
        yield found
    found += [one["sql"] for one in asked.captured_queries if "samsyn_log.append" in one["sql"]]
