"""The office as a process: it ends calmly when it is told to."""

import os
import signal
from dataclasses import replace

import pytest
from tests.browser.conftest import free_port, wait_for
from tests.journeys.installations import prepared

pytestmark = pytest.mark.slow


def test_ctrl_c_ends_the_office_calmly() -> None:
    port = free_port()
    with prepared("stopping", mode="demo") as fresh:
        with replace(fresh, port=port).running("serve") as office:
            wait_for(f"http://127.0.0.1:{port}", office)

            os.killpg(office.pid, signal.SIGINT)  # as a terminal does: to the whole group
            said, _ = office.communicate(timeout=60)

        assert office.returncode == 0, said
        assert said.endswith("Stopped.\n")
        assert "ERROR" not in said
        assert "Traceback" not in said
