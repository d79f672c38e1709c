"""Private directories of a data folder, made by whoever comes first."""

import stat
import threading

import pytest

from samsyn.postgres.folder import make_private_directory

STARTERS = 8
ROUNDS = 50


def test_two_first_starts_at_the_same_moment_find_one_directory(tmp_path):
    for number in range(ROUNDS):
        wanted = tmp_path / str(number) / "var" / "database"
        errors = _make_at_once(wanted)
        assert errors == []
        assert stat.S_IMODE(wanted.stat().st_mode) == stat.S_IRWXU
        assert stat.S_IMODE(wanted.parent.stat().st_mode) == 0o755


def test_a_file_in_the_place_of_the_directory_is_an_error(tmp_path):
    (tmp_path / "database").write_text("a file", encoding="ascii")
    with pytest.raises(FileExistsError):
        make_private_directory(tmp_path / "database", None)


def _make_at_once(wanted):
    together = threading.Barrier(STARTERS)
    errors = []

    def start():
        together.wait()
        try:
            make_private_directory(wanted, None)
        except OSError as error:
            errors.append(error)

    threads = [threading.Thread(target=start) for _ in range(STARTERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return errors
