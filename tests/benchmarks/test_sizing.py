"""What is measured of processes is theirs: memory, CPU, and who stands below whom."""

import subprocess
import sys

from benchmarks.processes import below

BUSY = "import time; held = bytearray(30_000_000); sum(range(3_000_000)); print(1, flush=True);"


def test_a_process_that_was_started_is_found_with_its_memory_and_its_work() -> None:
    command = [sys.executable, "-c", f"{BUSY} time.sleep(60)"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as started:  # noqa: S603
        assert started.stdout is not None
        started.stdout.readline()
        [found] = [one for one in below() if one.pid == started.pid]
        started.kill()
    after = [one.pid for one in below()]

    assert found.memory > 30_000_000
    assert found.seconds > 0
    assert "bytearray" in found.command
    assert started.pid not in after
