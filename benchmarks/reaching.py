"""Whom to invite, and how people hang together, beside peers: `python benchmarks/reaching.py`.

Each peer runs in a process of its own on the same invented ties; CPU seconds do not count reading
and importing. A peer that is not installed, or over its limit, has a line that says so.
"""

import argparse
import json
import math
import os
import platform
import resource
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from time import process_time
from typing import Any

PROJECT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(PROJECT), str(PROJECT / "src")]

import numpy as np  # noqa: E402
from scipy import sparse  # noqa: E402

from benchmarks.invented import co_offending  # noqa: E402
from benchmarks.peers import QUESTIONS  # noqa: E402

SIZES = (1_000, 10_000, 100_000)
PER_PERSON = 3.0  # incidents
MEMORY = 8 * 2**30  # bytes of address space for each
INSTALL = "pip install networkx igraph ortools pulp"


def main() -> None:
    """Print a table for each question."""
    given = _arguments()
    if given.one:
        _run_one(*given.one, limit=given.limit)
        return
    load = " ".join(f"{one:.1f}" for one in os.getloadavg())
    print(f"{os.cpu_count()} cores ({platform.machine()}), Python {platform.python_version()},")
    print(f"load average {load}; limit {given.limit:g} s. Compare the ratios.")
    with tempfile.TemporaryDirectory() as folder:
        for people in given.sizes:
            file = _invented(Path(folder), people)
            for question in (one for one in QUESTIONS if given.only in one):
                _compare(question, file, given.limit)


def _compare(question: str, file: Path, limit: float) -> None:
    with np.load(file) as held:
        print(f"\n{question}: {int(held['people']):,} people, {len(held['first']):,} ties")
    print(f"  {'':26}{'CPU s':>9}{'ratio':>8}{'found':>12}{'bound':>12}  proved{'MB':>7}")
    ours = None
    for peer in QUESTIONS[question]:
        done = _asked(question, peer, file, limit)
        if "said" in done:
            print(f"  {peer:26}{done['said']}", flush=True)
            continue
        ours = ours or done["seconds"]
        bound = "" if done["bound"] is None else _figure(done["bound"])
        proved = "yes" if done["proved"] else "no"
        print(
            f"  {peer:26}{done['seconds']:9.2f}{done['seconds'] / ours:8.1f}"
            f"{_figure(done['value']):>12}{bound:>12}  {proved:6}{done['memory']:7.0f}",
            flush=True,
        )


def _figure(value: float) -> str:
    if math.isnan(value) or math.isinf(value):
        return "none"
    return f"{value:.4f}" if abs(value) < 1 else f"{value:,.0f}"


# What the process printed.
def _asked(question: str, peer: str, file: Path, limit: float) -> dict[str, Any]:
    words = [__file__, "--one", question, peer, str(file), "--limit", str(limit)]
    try:
        done = subprocess.run(  # noqa: S603  our own script
            [sys.executable, *words], capture_output=True, text=True, timeout=3 * limit, check=False
        )
    except subprocess.TimeoutExpired:
        return {"said": f"     > {3 * limit:g} s, stopped"}
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["ended"])[-1]
        absent = "ModuleNotFoundError" in last
        return {"said": f"     absent: {INSTALL}" if absent else f"     failed: {last[:70]}"}
    found: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def _run_one(question: str, peer: str, file: str, *, limit: float) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    with np.load(file) as held:
        people, first, second = int(held["people"]), held["first"], held["second"]
    three = np.arange(3)
    QUESTIONS[question][peer](4, three, three + 1, limit)  # imports, and whatever is made once
    before = process_time() + _children()
    found = QUESTIONS[question][peer](people, first, second, limit)
    seconds = process_time() + _children() - before
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({**asdict(found), "seconds": seconds, "memory": memory}))


def _children() -> float:
    """Return the CPU seconds of ended children: CBC is a program of its own."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _invented(folder: Path, people: int) -> Path:
    person, event = co_offending(people, PER_PERSON)
    part = sparse.coo_array((np.ones(len(person), np.float32), (person, event))).tocsr()
    part.resize((people, part.shape[1]))
    tied = sparse.triu(part @ part.T, 1, format="coo")
    file = folder / f"{people}.npz"
    np.savez(file, people=people, first=tied.row.astype(np.int64), second=tied.col.astype(np.int64))
    return file


def _arguments() -> argparse.Namespace:
    wanted = argparse.ArgumentParser(prog="benchmarks/reaching.py", description=__doc__)
    wanted.add_argument("--sizes", nargs="+", type=int, default=SIZES, help="people")
    wanted.add_argument("--limit", type=float, default=40.0, help="seconds given to each")
    wanted.add_argument("--only", default="", help="questions with these words")
    wanted.add_argument("--one", nargs=3, help=argparse.SUPPRESS)
    return wanted.parse_args()


if __name__ == "__main__":
    main()
