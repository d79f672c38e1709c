"""The tables of the database as it stands, each with its columns and with what of it is a site's.

Read off the catalogue, so that a table cannot be forgotten: one that nothing is said of is refused.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import LiteralString

from psycopg import Connection
from psycopg.sql import SQL, Composed, Identifier

from samsyn.office.moving.declared import KEPT_BACK, STAYS, rows_of

_TABLES = """
SELECT n.nspname || '.' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p') AND n.nspname !~ '^(pg_|information_schema)' ORDER BY 1
"""
_COLUMNS = """
SELECT a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attgenerated <> '',
  coalesce(a.attnum = ANY(k.conkey), false)
FROM pg_attribute a
LEFT JOIN pg_constraint k ON k.conrelid = a.attrelid AND k.contype = 'p'
WHERE a.attrelid = %s::regclass AND a.attnum > 0 AND NOT a.attisdropped ORDER BY 1
"""
_REFERENCES = """
SELECT a.attname, n.nspname || '.' || c.relname
FROM pg_constraint k
JOIN pg_class c ON c.oid = k.confrelid JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
WHERE k.conrelid = %s::regclass AND k.contype = 'f' AND cardinality(k.conkey) = 1
"""


class Undeclared(RuntimeError):
    """There are tables of which nobody has said whether they are a site's."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column as PostgreSQL has it. `refers_to` is a table with its schema, or ''."""

    name: str
    type: str
    is_required: bool
    is_computed: bool
    is_key: bool
    refers_to: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table that goes along. `rows` is the condition that picks a site's rows."""

    name: str  # with its schema
    columns: tuple[Column, ...]
    rows: LiteralString

    @property
    def told(self) -> tuple[Column, ...]:
        """The columns that stand in the file, in order of their names."""
        return tuple(
            one
            for one in self.columns
            if not one.is_computed and (self.name, one.name) not in KEPT_BACK
        )

    @property
    def file(self) -> str:
        """Where its rows stand in the file."""
        return f"tables/{self.short_name}.jsonl"

    @property
    def short_name(self) -> str:
        return self.name.removeprefix("public.")

    def quoted(self) -> Identifier:
        return Identifier(*self.name.split("."))

    def key(self) -> Composed:
        """Its primary key, to order by."""
        return SQL(", ").join(Identifier(one.name) for one in self.columns if one.is_key)


def tables(connection: Connection) -> list[Table]:
    """Return every table that goes along, in order of their names. Raises `Undeclared`."""
    found, unsaid = [], []
    for (name,) in connection.execute(_TABLES).fetchall():
        columns = tuple(_columns(connection, name))
        rows = rows_of(name, frozenset(one.name for one in columns))
        if rows is not None:
            found.append(Table(name, columns, rows))
        elif name not in STAYS:
            unsaid.append(name)
    if unsaid:
        raise Undeclared(
            f"Nobody has said which rows of these tables are a site's: {', '.join(unsaid)}."
        )
    return found


def _columns(connection: Connection, table: str) -> Iterator[Column]:
    refers: dict[str, str] = dict(connection.execute(_REFERENCES, [table]).fetchall())
    for name, kind, required, computed, key in connection.execute(_COLUMNS, [table]).fetchall():
        yield Column(name, kind, required, computed, key, refers.get(name, ""))
