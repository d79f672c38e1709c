"""The benchmark of verifying, run at a size that is quick; a million take the same command."""

from benchmarks import sealing


def test_an_export_is_verified_and_the_changed_event_named_faster_than_is_asked(capsys) -> None:
    assert sealing.main(20_000) == 0

    assert "Event 10000 (seal 10) was changed" in capsys.readouterr().out
