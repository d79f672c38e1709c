"""Where a text still stands: in every table of every schema, and in every file."""

from pathlib import Path

import psycopg
from psycopg import sql

_TABLES = """
SELECT table_schema, table_name FROM information_schema.tables
WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')
ORDER BY 1, 2
"""


def tables_holding(dsn: str, text: str) -> list[str]:
    """Return the tables in which a row, written out whole, holds the text or its bytes.

    Signed in as a superuser: no wall hides a row. Large objects and sequences there are none of.
    """
    found = []
    with psycopg.connect(dsn) as server:
        for schema, table in server.execute(_TABLES).fetchall():
            query = sql.SQL(
                "SELECT count(*) FROM {} AS one WHERE one::text ILIKE %s OR one::text ILIKE %s"
            ).format(sql.Identifier(schema, table))
            asked = [f"%{text}%", f"%{text.encode().hex()}%"]
            [[count]] = server.execute(query, asked).fetchall()
            if count:
                found.append(f"{schema}.{table}: {count}")
    return found


def files_holding(folder: Path, text: str) -> list[str]:
    """Return the files below a folder that hold the text."""
    wanted = text.encode()
    return [
        path.relative_to(folder).as_posix()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and wanted in path.read_bytes()
    ]
