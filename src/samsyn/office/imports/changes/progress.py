"""How far the taking of a batch has come, written on a connection of its own.

The taking is one transaction, so nothing that it writes is seen from outside before its end.
"""

from types import TracebackType
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections
from django.utils import timezone

_WRITE = """
INSERT INTO imports_progress (batch_id, done, at) VALUES (%s, %s, %s)
ON CONFLICT (batch_id) DO UPDATE SET done = excluded.done, at = excluded.at
"""
_ERASE = "DELETE FROM imports_progress WHERE batch_id = %s"


class ProgressLine:
    """Counts the rows done; a context, which erases its line at the end."""

    def __init__(self, batch_id: UUID) -> None:
        self._batch_id = batch_id
        self._connection = connections.create_connection(DEFAULT_DB_ALIAS)
        self._done = 0

    def advance(self, rows: int) -> None:
        """Note that so many more rows are done."""
        self._done += rows
        with self._connection.cursor() as cursor:
            cursor.execute(_WRITE, [self._batch_id, self._done, timezone.now()])

    def __enter__(self) -> "ProgressLine":
        self.advance(0)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with self._connection.cursor() as cursor:
            cursor.execute(_ERASE, [self._batch_id])
        self._connection.close()
