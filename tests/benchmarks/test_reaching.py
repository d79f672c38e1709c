"""The benchmark of reach, run as its reader would, at its smallest size."""

import subprocess
import sys

import pytest
from tests.environment import PROJECT

pytestmark = pytest.mark.slow


def test_the_fewest_are_proved_and_no_peer_finds_fewer() -> None:
    done = subprocess.run(
        [sys.executable, "benchmarks/reaching.py", "--sizes", "300", "--limit", "10"],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
    )

    lines = done.stdout.splitlines()
    ours = [line.split() for line in lines if line.startswith("  samsyn")]
    peers = [line.split() for line in lines if line.startswith("  networkx dominating_set")]
    assert len(ours) == 4
    assert ours[0][-2] == ours[1][-2] == "yes"
    assert float(ours[0][3]) <= float(peers[0][4])
