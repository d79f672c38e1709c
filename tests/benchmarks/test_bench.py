"""The benchmark of pages, run as its reader would, at its smallest size."""

import subprocess
import sys

import pytest
from tests.environment import PROJECT

pytestmark = pytest.mark.slow

PAGES = ("static file", "situation", "incidents", "groups", "search by name", "person", "group")
PATIENCE = 540  # seconds, on a machine that others share


def test_every_page_stands_once_in_the_table_and_asks_no_more_of_more_rows():
    done = _bench("--scale", "0.01", "--requests", "3", "--only", "pages")

    assert done.returncode == 0, done.stdout + done.stderr
    lines = done.stdout.splitlines()
    begins = next(number for number, line in enumerate(lines) if line.startswith("page "))
    rows = [line.rsplit(maxsplit=8) for line in lines[begins + 1 :]]
    assert tuple(name.strip() for name, *_ in rows) == PAGES
    for _, *times, at_this_size, at_a_tenth in rows:
        assert all(float(time) > 0 for time in times)
        assert at_this_size == at_a_tenth


def test_a_size_that_makes_no_sense_is_refused_before_anything_is_started():
    done = _bench("--scale", "0", "--only", "pages")

    assert done.returncode == 2
    assert "--scale must lie between" in done.stderr


def _bench(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603  our own command
        [sys.executable, "-m", "benchmarks", *words],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
