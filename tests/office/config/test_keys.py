"""Keys are made once, agreed on by starts at the same time, and private."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from samsyn.office.config.keys import LooseKey, key


def test_twenty_starts_at_once_agree_on_one_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(20) as pool:
        made = set(pool.map(lambda _: key(tmp_path, "signing"), range(20)))

    assert len(made) == 1
    assert len(made.pop()) == 32


def test_keys_of_different_names_differ(tmp_path: Path) -> None:
    assert key(tmp_path, "signing") != key(tmp_path, "fields")


def test_a_key_that_others_can_read_is_refused(tmp_path: Path) -> None:
    key(tmp_path, "signing")
    path = tmp_path / "keys" / "signing"
    path.chmod(0o644)

    with pytest.raises(LooseKey, match="chmod 600"):
        key(tmp_path, "signing")
