"""Writes many rows by one statement, for changes that take one plan or thousands.

The rows travel as one JSON text, which costs a fraction of a model and its parameters for each
row. Wall, constraints and audit are met as by any other statement.
"""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID, uuid4

from django.db import connection

from samsyn.office.access.records import RoomRecord

Row = Mapping[str, Any]  # by attribute, as `person_id`


def write_rows(model: type[RoomRecord], rows: Sequence[Row]) -> list[UUID]:
    """Insert the rows and return their identifiers in order; nothing is asked for no rows.

    What a row leaves out gets the model's default. Raises ValueError for a column that the
    model does not have.
    """
    if not rows:
        return []
    table = _table(model)
    if unknown := {name for row in rows for name in row} - table.names:
        raise ValueError(f"{model.__name__} has no column {', '.join(sorted(unknown))}.")
    written = [{"id": uuid4(), **table.defaults, **row} for row in rows]
    with connection.cursor() as cursor:
        cursor.execute(table.statement, [json.dumps(written, default=_as_text)])
    return [row["id"] for row in written]


class _Table(NamedTuple):
    names: frozenset[str]
    defaults: Row
    statement: str


@cache
def _table(model: type[RoomRecord]) -> _Table:
    fields = [field for field in model._meta.concrete_fields if not field.generated]
    quote = connection.ops.quote_name
    names = {field.attname: quote(str(field.column)) for field in fields}
    types = ", ".join(f"{quote(field.attname)} {field.db_type(connection)}" for field in fields)
    return _Table(
        names=frozenset(names),
        defaults={field.attname: field.get_default() for field in fields if field.attname != "id"},
        statement=(
            f"INSERT INTO {quote(model._meta.db_table)} ({', '.join(names.values())})"  # noqa: S608
            f" SELECT {', '.join(map(quote, names))} FROM json_to_recordset(%s::json)"
            f" AS fresh ({types})"
        ),
    )


def _as_text(value: Any) -> str:
    """Return a moment, a day, an identifier or bytes as PostgreSQL reads them."""
    return rf"\x{value.hex()}" if isinstance(value, bytes | memoryview) else str(value)
