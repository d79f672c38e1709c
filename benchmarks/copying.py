"""Writes rows of Django's models by COPY, with the models' own defaults.

As the superuser and a replica: no wall, no trigger and no check is asked, so a caller writes
only what the change functions could have written.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, cast
from uuid import uuid4

import psycopg
from django.db.models import AutoField, Field, Model
from psycopg import sql

from samsyn.postgres import Login

Row = Mapping[str, Any]


@contextmanager
def loading(superuser: Login) -> Iterator[psycopg.Connection]:
    """Connect past the wall and the triggers; afterwards tell the planner what was written."""
    with psycopg.connect(superuser.dsn(), autocommit=True) as server:
        server.execute("SET session_replication_role = replica")
        yield server
        server.execute("VACUUM (ANALYZE)")
        server.execute("CHECKPOINT")  # now, and not while somebody measures


def copy_rows(server: psycopg.Connection, model: type[Model], rows: Iterable[Row]) -> int:
    """Write rows, which name columns as `person_id`, and return how many there were.

    What a row leaves out gets the model's default, the key a random one.
    """
    fields = [field for field in model._meta.concrete_fields if _is_written(field)]
    defaults = {field.attname: field.get_default() for field in fields}
    written = 0
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(model._meta.db_table),
        sql.SQL(", ").join(sql.Identifier(cast("str", field.column)) for field in fields),
    )
    with server.cursor().copy(statement) as copy:
        for row in rows:
            unknown = row.keys() - defaults.keys()
            if unknown:
                raise ValueError(f"{model.__name__} has no column {', '.join(sorted(unknown))}.")
            copy.write_row(tuple(({**defaults, "id": uuid4(), **row}).values()))
            written += 1
    return written


def _is_written(field: Field[Any, Any]) -> bool:
    return not field.generated and not isinstance(field, AutoField)
