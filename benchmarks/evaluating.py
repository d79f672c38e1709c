"""Evaluation beside peers: `python benchmarks/evaluating.py --python PATH/TO/python`.

Each peer runs in a process of its own on the same arrays, with one thread; CPU seconds do not count
reading and importing. A peer that is slow does a part, and its seconds are scaled up: the line says
how much it did. One that is not installed, or stops, has a line that says so.
"""

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from time import process_time

for one in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[one] = "1"
PROJECT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(PROJECT), str(PROJECT / "src")]

import numpy as np  # noqa: E402

from benchmarks.peers_of_evaluation import FIRST, QUESTIONS  # noqa: E402

UNITS, MONTHS, START = 290, 240, 180
INSTALL = "pip install pysyncon mlsynth scpi_pkg diff-diff azcausal statsmodels CausalPy"
WHOLE = {
    "synthetic control, all placebos": UNITS,
    "synthetic difference, 200 placebos": 200,
    "calibration, 250 permutations": 250,
    "10,000 power replications": 10_000,
}
VALUES = {
    "synthetic control, all placebos": f"squares left of the first {FIRST} units (least is best)",
    "synthetic difference, 200 placebos": "the estimate",
    "calibration, 250 permutations": "the largest mismatch of a sum (0 is best)",
    "10,000 power replications": f"the sum of the first {FIRST} steps",
}
PARTS = {
    "synthetic control, all placebos": FIRST,
    "synthetic difference, 200 placebos": 10,
    "calibration, 250 permutations": 4,
    "10,000 power replications": 200,
}


def main() -> None:
    """Print a table for each question."""
    wanted = argparse.ArgumentParser(prog="benchmarks/evaluating.py", description=__doc__)
    wanted.add_argument("--python", default=sys.executable, help="where peers are installed")
    wanted.add_argument("--limit", type=float, default=600.0, help="seconds by the clock of each")
    wanted.add_argument("--only", default="", help="questions whose name holds it")
    wanted.add_argument("--one", nargs=4, help=argparse.SUPPRESS)
    given = wanted.parse_args()
    if given.one:
        _run_one(*given.one)
        return
    load = " ".join(f"{one:.1f}" for one in os.getloadavg())
    print(f"{os.cpu_count()} cores ({platform.machine()}), load average {load}.")
    with tempfile.TemporaryDirectory() as folder:
        for question in (name for name in QUESTIONS if given.only in name):
            data = _data(question)
            if data is None:
                print(f"\n{question}: the published blocks are not beside this repository")
                continue
            file = Path(folder) / "arrays.npz"
            np.savez(file, **data)
            _compare(question, file, data, given.python, given.limit)


def _data(question: str) -> dict[str, np.ndarray] | None:
    chance = np.random.default_rng(7)
    if question.startswith("calibration"):
        from benchmarks.published.rows import DATA  # noqa: PLC0415  reads nothing if absent

        if not DATA.exists():
            return None
        from benchmarks.published.seattle import city  # noqa: PLC0415  the same

        place = city()
        counts = place.counts["any_crime"]
        return {
            "treated": place.treated,
            "fixed": place.fixed,
            "before": counts[:, :12],
            "after": counts[:, 12:],
        }
    if question.startswith("10,000"):
        time = np.arange(60)
        turn = 2 * np.pi * (time + 1) / 12
        design = np.column_stack(
            [np.ones(60), time >= 36, (time + 1) / 12, np.sin(turn), np.cos(turn)]
        )
        return {"design": design, "seen": chance.poisson(4.0, (10_000, 60)).astype(float)}
    factors = np.cumsum(chance.normal(0, 0.3, (3, MONTHS)), axis=1)
    panel = chance.gamma(4, 5, (UNITS, 1)) + chance.normal(0, 1, (UNITS, 3)) @ factors
    return {"panel": panel + chance.normal(0, 1, (UNITS, MONTHS)), "start": np.array(START)}


def _compare(
    question: str, file: Path, data: Mapping[str, np.ndarray], python: str, limit: float
) -> None:
    print(f"\n{question}: CPU seconds for all, peak memory, and {VALUES[question]}")
    own: float | None = None
    for peer in QUESTIONS[question]:
        part = WHOLE[question] if peer == "samsyn" else PARTS[question]
        runner = sys.executable if peer == "samsyn" else python
        found = _asked([runner, __file__, "--one", question, peer, str(part), str(file)], limit)
        if "error" in found:
            print(f"  {peer:14}{found['error']}")
            continue
        seconds = found["seconds"] * WHOLE[question] / found["did"]
        own = seconds if own is None else own
        done = "" if found["did"] == WHOLE[question] else f"  ({found['did']} done, scaled)"
        print(
            f"  {peer:14}{seconds:10.2f} s {found['memory']:7.0f} MB  value {found['value']:.8g}"
            f"  {seconds / own:8.1f} times ours{done}",
            flush=True,
        )
    if own is not None:
        floor = _floor(question, data)
        print(f"  floor of the arithmetic {floor:.3f} s: ours takes {own / floor:.0f} times it")


def _floor(question: str, data: Mapping[str, np.ndarray]) -> float:
    """Return what the multiplications alone would take at this machine's speed in a product."""
    square = np.random.default_rng(1).normal(0, 1, (400, 400))
    square @ square
    began = process_time()
    for _ in range(5):
        square @ square
    speed = 5 * 2 * 400**3 / max(process_time() - began, 1e-6)
    gram = 2.0 * UNITS**2 * START
    if question.startswith("synthetic control"):
        # One Gram, then for each unit about 33 pivots among 24 donors against all others.
        return (gram + UNITS * 33 * (2 * 24**2 + 2 * 24 * UNITS)) / speed
    if question.startswith("synthetic difference"):
        # For each placebo a factor of its support (226 of 290) and the slope of all.
        return (gram + 200 * (226**3 / 3 + 2 * UNITS**2)) / speed
    if question.startswith("calibration"):
        units, sums = len(data["treated"]), data["fixed"].shape[1] + data["before"].shape[1]
        # One Gram of all blocks; then twelve slopes and corrections of a tenth of the blocks.
        step = 4 * units * sums + 0.2 * units * sums**2
        return (2.0 * units * sums**2 + 251 * 12 * step) / speed
    rows, columns = data["design"].shape
    return len(data["seen"]) * 6 * (2 * rows * columns**2 + 2 * columns**3) / speed


def _asked(command: list[str], limit: float) -> dict[str, float | str]:
    try:
        done = subprocess.run(  # noqa: S603  our own script
            command, capture_output=True, text=True, timeout=limit, check=False, cwd=PROJECT
        )
    except subprocess.TimeoutExpired:
        return {"error": f"not done within {limit:g} s"}
    last = (done.stdout.strip().splitlines() or [""])[-1]
    if done.returncode or not last.startswith("{"):
        why = (done.stderr.strip().splitlines() or ["stopped"])[-1]
        is_absent = "No module named" in why
        return {"error": f"not installed: {INSTALL}" if is_absent else f"stopped: {why[:90]}"}
    told: dict[str, float | str] = json.loads(last)
    return told


def _run_one(question: str, peer: str, part: str, file: str) -> None:
    data = dict(np.load(file))
    ask = QUESTIONS[question][peer]
    if peer != "samsyn":
        ask(data, 2)  # so that importing is not counted
    before = process_time()
    did, value = ask(data, int(part))
    seconds = process_time() - before
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "did": did, "value": value, "memory": memory}))


if __name__ == "__main__":
    main()
