"""The processes that a measurement started, and the memory of each, from Linux's /proc."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from samsyn.postgres import Cluster

_PROC = Path("/proc")
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Process:
    """One process: its words, its memory in bytes (what it shares by share), its CPU seconds."""

    pid: int
    command: str
    memory: int
    seconds: float


def below(pid: int | None = None) -> Iterator[Process]:
    """Yield every process below one, this one unless another is named, without itself."""
    children: dict[int, list[int]] = {}
    for folder in _PROC.glob("[0-9]*"):
        if (parent := _parent(folder)) is not None:
            children.setdefault(parent, []).append(int(folder.name))
    waiting = list(children.get(os.getpid() if pid is None else pid, []))
    while waiting:
        one = waiting.pop()
        waiting += children.get(one, [])
        if (found := _process(one)) is not None:
            yield found


def postgres_below(folder: Path) -> list[Process]:
    """Return the processes of the database server whose data lie in a folder."""
    pid = Cluster(folder).status().pid
    return [] if pid is None else [*below(pid), *filter(None, [_process(pid)])]


def _parent(folder: Path) -> int | None:
    try:
        return int((folder / "stat").read_text().rpartition(")")[2].split()[1])
    except (OSError, ValueError):
        return None


def _process(pid: int) -> Process | None:
    try:
        words = (_PROC / str(pid) / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        rollup = (_PROC / str(pid) / "smaps_rollup").read_text()
        ticks = (_PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()[11:15]
    except OSError:  # it has ended
        return None
    shares = [line.split()[1] for line in rollup.splitlines() if line.startswith("Pss:")]
    seconds = sum(map(int, ticks)) / _TICKS  # its own, and of those below it that have ended
    return Process(pid, words, 1024 * sum(map(int, shares)), seconds)
