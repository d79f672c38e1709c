"""The running server process, as its own file postmaster.pid tells.

That file outlives a crash, and its process number may then belong to anybody: a number counts
only while its process is a server of this very data directory.
"""

import os
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from samsyn.postgres.errors import PostgresError

StopMode = Literal["smart", "fast", "immediate"]

_SIGNALS = {"smart": signal.SIGTERM, "fast": signal.SIGINT, "immediate": signal.SIGQUIT}
_STATUS_LINE = 7
_PAUSE_SECONDS = 0.05


class DidNotStop(PostgresError):
    """The server was told to stop and still runs."""


class NotReady(PostgresError):
    """The server runs but does not accept connections."""


@dataclass(frozen=True, slots=True)
class Postmaster:
    """A server process that is alive."""

    pid: int
    is_ready: bool  # accepts connections


def running_in(pgdata: Path) -> Postmaster | None:
    """Return the server process of a data directory, None where none is alive."""
    try:
        lines = (pgdata / "postmaster.pid").read_text(encoding="utf-8", errors="replace")
    except (FileNotFoundError, NotADirectoryError):
        return None
    told = lines.splitlines()
    if not told or not told[0].strip().isdigit():
        return None
    pid = int(told[0])
    if not _works_in(pid, pgdata):
        return None
    is_ready = len(told) > _STATUS_LINE and told[_STATUS_LINE].strip() == "ready"
    return Postmaster(pid, is_ready)


def remove_traces(pgdata: Path, sockets: Path) -> None:
    """Remove what a crashed server left; to be called only while no server runs there.

    PostgreSQL does so itself, unless another process or a zombie has the same number by now.
    """
    for trace in (pgdata / "postmaster.pid", *sockets.glob(".s.PGSQL.*")):
        trace.unlink(missing_ok=True)


def wait_until_ready(pgdata: Path, *, seconds: float) -> None:
    """Return when the server accepts connections. Raises `NotReady` if it does not in time."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        postmaster = running_in(pgdata)
        if postmaster and postmaster.is_ready:
            return
        time.sleep(_PAUSE_SECONDS)
    raise NotReady(
        f"The server in {pgdata} did not accept connections within {seconds:.0f} seconds. "
        "See postgres.log beside it; after a crash, recovery may need more time."
    )


def stop_and_wait(pgdata: Path, *, mode: StopMode, seconds: float) -> None:
    """Stop the server of a data directory, if any. Raises `DidNotStop` if it does not in time."""
    postmaster = running_in(pgdata)
    if postmaster is None:
        return
    os.kill(postmaster.pid, _SIGNALS[mode])
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if running_in(pgdata) is None:
            return
        time.sleep(_PAUSE_SECONDS)
    raise DidNotStop(
        f"The server in {pgdata} (process {postmaster.pid}) did not stop within {seconds:.0f} "
        'seconds. Close its connections, or stop it with the mode "immediate".'
    )


def _works_in(pid: int, pgdata: Path) -> bool:
    """Say whether the process is the server of this data directory."""
    words = _command_line(pid)
    if not words or Path(words[0]).name not in {"postgres", "postmaster"}:
        return False
    if str(pgdata) in words:
        return True
    # Started by hand, perhaps, with a relative path: the server works in its data directory.
    try:
        return Path(f"/proc/{pid}/cwd").readlink() == pgdata
    except OSError:
        return False


def _command_line(pid: int) -> list[str]:
    """Return a process's program and arguments, nothing where it is gone or a mere zombie."""
    if Path("/proc/self/cmdline").exists():
        try:
            return (Path("/proc") / str(pid) / "cmdline").read_text(errors="replace").split("\0")
        except OSError:
            return []
    answer = subprocess.run(  # noqa: S603 - no shell, the only argument is a number
        ["/bin/ps", "-o", "command=", "-p", str(pid)], capture_output=True, text=True, check=False
    )
    return answer.stdout.strip().split(" -D ") if answer.returncode == 0 else []
