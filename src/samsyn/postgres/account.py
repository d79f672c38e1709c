"""The operating-system account that the server runs as.

PostgreSQL refuses to run as root. Started by root, it therefore runs as the owner of its data
folder, or as an unprivileged account; started by anybody else, it runs as that person.
"""

import hashlib
import os
import pwd
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from samsyn.postgres.errors import PostgresError

_UNPRIVILEGED = ("samsyn", "nobody")
_SYSTEM_STATE = Path("/var/lib/samsyn")
_PASSED_ON = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")


class NoServerAccount(PostgresError):
    """No account is there, or allowed, to run the server."""


class UnreachableFolder(PostgresError):
    """The server's account cannot get to the data folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerAccount:
    """Who runs the server, and whether we must become that account first."""

    name: str
    uid: int
    gid: int
    must_switch: bool

    @property
    def owner(self) -> tuple[int, int] | None:
        """User and group that new files are handed to; None where they are ours already."""
        return (self.uid, self.gid) if self.must_switch else None

    def run(self, arguments: Sequence[str | Path]) -> subprocess.CompletedProcess[str]:
        """Run a program as this account, from the root directory, free of PG* variables."""
        environment = {"PATH": "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin", "LC_ALL": "C"}
        environment |= {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
        return subprocess.run(  # noqa: S603 - our own programs, no shell
            [str(argument) for argument in arguments],
            user=self.uid if self.must_switch else None,
            group=self.gid if self.must_switch else None,
            extra_groups=[] if self.must_switch else None,
            cwd="/",
            env=environment,
            umask=0o077,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
        )

    def reaches(self, path: Path) -> bool:
        """Say whether this account may enter the directory, or run the program, at `path`."""
        if not self.must_switch:
            return os.access(path, os.X_OK)
        # Asked of the system itself, so that access control lists count too.
        return self.run(["test", "-x", path]).returncode == 0


def account_for(folder: Path) -> ServerAccount:
    """Return the account that runs (or will run) the server of a data folder.

    Raises `NoServerAccount` where the folder belongs to somebody else, or no account is left.
    """
    owner = _owner_of(folder)
    if os.geteuid() != 0:
        return _ourselves(folder, owner)
    if owner:
        return ServerAccount(name=_name_of(owner[0]), uid=owner[0], gid=owner[1], must_switch=True)
    for name in _UNPRIVILEGED:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return ServerAccount(name=name, uid=entry.pw_uid, gid=entry.pw_gid, must_switch=True)
    raise NoServerAccount(
        "PostgreSQL does not run as root, and this system has neither an account named samsyn nor "
        "one named nobody. Create one (useradd --system samsyn), or start as an ordinary user."
    )


def default_folder(project: Path) -> Path:
    """Return where a project keeps its data.

    That is `var/samsyn` in the project; or, where root starts a project that the server's account
    cannot enter (a checkout in root's home), a folder of its own in /var/lib/samsyn.
    """
    project = project.resolve()
    inside = project / "var" / "samsyn"
    if account_for(inside).reaches(nearest_existing(inside)):
        return inside
    return _SYSTEM_STATE / hashlib.sha256(os.fsencode(project)).hexdigest()[:16]


def nearest_existing(path: Path) -> Path:
    """Return the path itself, or its closest parent that is there."""
    return next(place for place in (path, *path.parents) if place.exists())


def require_reachable(account: ServerAccount, folder: Path) -> None:
    """Raise `UnreachableFolder` unless the account can enter the folder, or where it will be."""
    place = nearest_existing(folder)
    if not place.is_dir():
        raise UnreachableFolder(
            f"{place} is not a directory, so no data folder can be made at {folder}. "
            "Name another folder."
        )
    if not account.reaches(place):
        raise UnreachableFolder(
            f"The server runs as the account {account.name}, which may not enter {place}. "
            f"Choose a data folder that it can reach, for example below {_SYSTEM_STATE}."
        )


def _owner_of(folder: Path) -> tuple[int, int] | None:
    """User and group of the data folder's contents, None while root or nobody owns it."""
    for place in (folder / "pgdata", folder):
        try:
            found = place.stat()
        except (FileNotFoundError, NotADirectoryError):
            continue
        except PermissionError as error:
            raise NoServerAccount(
                f"You may not look into {folder}, so it belongs to another account. "
                "Start as that account or as root, or name another folder."
            ) from error
        if found.st_uid != 0:
            return found.st_uid, found.st_gid
    return None


def _ourselves(folder: Path, owner: tuple[int, int] | None) -> ServerAccount:
    uid = os.geteuid()
    if (folder / "pgdata").exists() and owner and owner[0] != uid:
        raise NoServerAccount(
            f"The data in {folder} belongs to the account {_name_of(owner[0])}, and you are "
            f"{_name_of(uid)}. Start as that account or as root, or name another folder."
        )
    return ServerAccount(name=_name_of(uid), uid=uid, gid=os.getegid(), must_switch=False)


def _name_of(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)
