"""Private files and directories of a data folder: passwords, the lock, the socket's directory.

What is created here is closed to everybody but the server's account. Directories that exist
already, the data folder among them, keep their mode and owner.
"""

import fcntl
import hashlib
import os
import secrets
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from samsyn.postgres.account import ServerAccount
from samsyn.postgres.errors import PostgresError

Owner = tuple[int, int] | None

_SOCKET_NAME = ".s.PGSQL.65535.lock"
_SOCKET_PATH_LIMIT = 100  # bytes; the system's own limits are 103 (macOS) and 107 (Linux)
_RECORD = "socket-directory"


class NoSuchPassword(PostgresError):
    """A role's password is not kept in this folder."""


class NoSocketDirectory(PostgresError):
    """No private directory with a path short enough for a socket could be made."""


@dataclass(frozen=True, slots=True)
class Secrets:
    """A directory with one generated password per role, each in a file of mode 0600."""

    folder: Path

    def has(self, role: str) -> bool:
        """Say whether the role's password is kept here."""
        return (self.folder / role).is_file()

    def read(self, role: str) -> str:
        """Return the role's password. Raises `NoSuchPassword` where it is not kept here."""
        try:
            return (self.folder / role).read_text(encoding="ascii").strip()
        except FileNotFoundError as error:
            raise NoSuchPassword(
                f"The password of the role {role} is missing from {self.folder}. "
                "Restore that file from the backup of the data folder."
            ) from error

    def ensure(self, role: str) -> str:
        """Return the role's password, generated and written first if there is none."""
        if not self.has(role):
            make_private_directory(self.folder, None)
            write_private(self.folder / role, secrets.token_urlsafe(32), owner_of(self.folder))
        return self.read(role)


def make_private_directory(path: Path, owner: Owner) -> None:
    """Create a directory of mode 0700 for the owner; parents that are missing get mode 0755.

    A directory that exists is left as it is, also where another process has just made it.
    """
    for parent in reversed(path.parents):
        if _make_directory(parent):
            parent.chmod(0o755)
    if _make_directory(path, mode=0o700) and owner:
        os.chown(path, *owner, follow_symlinks=False)


def _make_directory(path: Path, mode: int = 0o777) -> bool:
    """Say whether it was made here and now, and not by somebody before or beside us."""
    if path.is_dir():
        return False
    try:
        path.mkdir(mode)
    except FileExistsError:
        if path.is_dir():
            return False
        raise
    return True


def write_private(path: Path, text: str, owner: Owner) -> None:
    """Replace a file as a whole by one of mode 0600 that belongs to the owner."""
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        if owner:
            os.fchown(handle, *owner)
        file.write(text)
        file.flush()
        os.fsync(handle)
    draft.replace(path)


def owner_of(directory: Path) -> Owner:
    """Return whom new files in a directory go to; None where they are ours already."""
    if os.geteuid() != 0:
        return None
    found = directory.stat()
    return found.st_uid, found.st_gid


@contextmanager
def only_one(lock: Path, owner: Owner) -> Iterator[None]:
    """Let one process at a time pass; the others wait. A crash gives the lock back."""
    handle = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    try:
        if owner:
            os.fchown(handle, *owner)
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def socket_directory(folder: Path) -> Path:
    """Return where the server's socket is, as recorded; `run` in the folder unless that is long."""
    record = folder / _RECORD
    return Path(record.read_text(encoding="utf-8")) if record.is_file() else folder / "run"


def prepare_socket_directory(folder: Path, account: ServerAccount) -> Path:
    """Return a directory of mode 0700 for the socket, made and recorded if need be."""
    if _fits(folder / "run"):
        make_private_directory(folder / "run", account.owner)
        return folder / "run"
    recorded = socket_directory(folder)
    if _fits(recorded) and _is_private(recorded, account):
        return recorded
    return _make_short_directory(folder, account)


def _make_short_directory(folder: Path, account: ServerAccount) -> Path:
    """Make a directory whose name nobody can guess, and so not take beforehand."""
    prefix = f"samsyn-{hashlib.sha256(os.fsencode(folder)).hexdigest()[:12]}-"
    for place in (tempfile.gettempdir(), "/tmp"):  # noqa: S108 - random name, mode 0700
        if _fits(Path(place) / (prefix + "x" * 8)) and account.reaches(Path(place)):
            made = Path(tempfile.mkdtemp(prefix=prefix, dir=place))
            if account.owner:
                os.chown(made, *account.owner, follow_symlinks=False)
            write_private(folder / _RECORD, str(made), account.owner)
            return made
    raise NoSocketDirectory(
        f"The path of {folder} is too long for a socket, and no shorter place is free. "
        "Name a data folder with a shorter path."
    )


def _fits(directory: Path) -> bool:
    return len(os.fsencode(directory / _SOCKET_NAME)) <= _SOCKET_PATH_LIMIT


def _is_private(directory: Path, account: ServerAccount) -> bool:
    try:
        found = directory.lstat()
    except FileNotFoundError:
        return False
    is_closed = stat.S_ISDIR(found.st_mode) and stat.S_IMODE(found.st_mode) == stat.S_IRWXU
    return is_closed and found.st_uid == account.uid
