"""Evaluation beside peers, and the table of truth: what is printed can be read."""

import subprocess
import sys
from pathlib import Path

from benchmarks.truth import judge, lines

PROJECT = Path(__file__).resolve().parents[2]


def test_ours_is_measured_and_a_peer_that_is_not_there_is_said_to_be_absent() -> None:
    done = subprocess.run(
        [sys.executable, "benchmarks/evaluating.py", "--only", "10,000"],
        capture_output=True,
        text=True,
        check=True,
        cwd=PROJECT,
    )

    assert "samsyn" in done.stdout
    assert "1.0 times ours" in done.stdout
    assert "floor of the arithmetic" in done.stdout
    assert "statsmodels" in done.stdout


def test_the_table_has_a_line_for_each_method_under_its_world() -> None:
    world = "5 a month, chance only"
    told = list(lines([judge(world, name, 2) for name in ("did", "before-after (warning)")]))

    assert told[0].strip().startswith(world)
    assert [line[:28].strip() for line in told[1:]] == ["did", "before-after (warning)"]
