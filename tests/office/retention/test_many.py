"""The benchmark at a size that is quick: `python benchmarks/erasing.py` runs it at full size."""

from pathlib import Path

import pytest

from benchmarks import erasing
from samsyn.office.config.databases import Logins

pytestmark = pytest.mark.slow


def test_many_people_with_many_claims_are_erased_with_receipts_and_nothing_is_left(
    own_database: Logins, tmp_path: Path
) -> None:
    found = erasing.run(own_database, 120, 1_200, tmp_path / "journal.jsonl")

    assert (found.receipts, found.journaled, found.left) == (120, 120, ())
    assert found.rows > 1_200
