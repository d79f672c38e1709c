"""The office as a process: it bears broken bytes, and ends calmly when it is told to."""

import os
import signal
import time
from dataclasses import replace
from pathlib import Path

import pytest
from tests.browser.conftest import free_port, wait_for
from tests.fuzzing.raw_sending import send_all
from tests.journeys.installations import Installation, prepared

pytestmark = pytest.mark.slow
BROKEN = 88  # requests: each kind eight times; 2,000 by `python -m benchmarks.raw_bytes`


def test_the_office_seals_its_record_bears_broken_bytes_and_ends_calmly_by_ctrl_c(
    tmp_path: Path,
) -> None:
    port = free_port()
    with prepared("stopping", mode="demo") as fresh:
        with replace(fresh, port=port).running("serve") as office:
            wait_for(f"http://127.0.0.1:{port}", office)

            second = replace(fresh, port=port).run("serve")
            broken = send_all(port, range(BROKEN), seed=7)
            copies = sealed_by_the_worker(fresh)
            os.killpg(office.pid, signal.SIGINT)  # as a terminal does: to the whole group
            said, _ = office.communicate(timeout=60)

        assert second.returncode == 1
        assert f"Port {port} of 127.0.0.1 cannot be used" in second.stderr
        assert broken.sent == BROKEN
        assert broken.faults == []
        assert office.returncode == 0, said
        assert said.endswith("Stopped.\n")
        assert "ERROR" not in said
        assert "Traceback" not in said
        assert fresh.run("audit", "export", str(tmp_path / "export.jsonl")).returncode == 0
        (tmp_path / "key.pem").write_text(fresh.run("audit", "public-key").stdout)
        for place in (tmp_path / "export.jsonl", copies):
            key = ("--public-key", str(tmp_path / "key.pem"))
            verified = fresh.run("audit", "verify", str(place), *key)
            assert verified.stdout.startswith("Holds: "), verified.stdout + verified.stderr


def sealed_by_the_worker(office: Installation) -> Path:
    """Wait until the worker has sealed the record and copied it out, unasked."""
    copies = office.folder / "audit-copies"
    until = time.monotonic() + 60
    while not list(copies.rglob("seal-*.jsonl")):
        assert time.monotonic() < until, "The worker did not seal and copy."
        time.sleep(0.1)
    return copies
