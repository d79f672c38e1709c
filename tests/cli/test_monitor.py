"""`samsyn monitor` and `samsyn power`: what is known, what is not yet, and what never will be."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from samsyn.cli.main import main


def run(*words: object) -> Result:
    return CliRunner().invoke(main, [*map(str, words)])


@pytest.fixture
def series(tmp_path: Path) -> Path:
    path = tmp_path / "series.csv"
    counts = [5, 4, 6, 3, 7, 5] * 8 + [2, 3, 1, 2] * 6
    months = [f"{2018 + k // 12}-{k % 12 + 1:02d}" for k in range(len(counts))]
    lines = [f"Malmö,{month},{count}" for month, count in zip(months, counts, strict=True)]
    lines += [f"Other,{month},9" for month in months]
    path.write_text("\n".join(["place,month,n", *lines]) + "\n", encoding="utf-8")
    return path


WHICH = ("--time", "month", "--outcome", "n", "--unit", "place", "--treated", "Malmö")


def test_a_fall_is_shown_with_its_interval_and_no_word_of_effect(series: Path) -> None:
    found = json.loads(run("monitor", series, *WHICH, "--start", "2022-01", "--json").output)

    assert found["n"] == {"months_before": 48, "months_after": 24}
    assert found["estimate"] == pytest.approx(0.4)
    assert found["interval"][0] < 0.4 < found["interval"][1] < 1
    assert found["evidence"]["p_value"] < 0.05
    assert found["alarms"]
    assert any("no effect until it has been compared" in one for one in found["assumptions"])


def test_too_early_is_said_with_the_months_that_it_takes(series: Path) -> None:
    done = run("monitor", series, *WHICH, "--start", "2023-10", "--ratio", "0.5")

    assert "too early. It takes about" in done.output
    assert "3 have passed." in done.output


def test_never_is_said_with_what_would_help(series: Path) -> None:
    done = run("monitor", series, *WHICH, "--start", "2023-10", "--ratio", "0.9", "--drift", "0.2")

    assert "can probably never be told in this way. What would help:" in done.output


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--time", "month", "--outcome", "n", "--start", "2022-01"), "two values for 2018-01"),
        ((*WHICH[:6], "--start", "2022-01"), "name the one that is watched"),
        ((*WHICH, "--start", "2018-01"), "months before it are needed"),
        ((*WHICH, "--start", "2030-01"), '"2030-01" is not in the file'),
        ((*WHICH, "--start", "2018-08"), "7 months are too few"),
        ((*WHICH, "--start", "2022-01", "--where", "x"), '"x" is no condition'),
    ],
)
def test_a_question_that_cannot_be_answered_is_refused(
    series: Path, words: tuple[str, ...], sentence: str
) -> None:
    done = run("monitor", series, *words)

    assert done.exit_code == 1
    assert sentence in done.output


def test_power_says_the_month_the_floor_and_what_would_help() -> None:
    words = ("power", "--per-month", 4, "--before", 60, "--ratio", 0.7)
    drifting = run(*words)
    still = json.loads(run(*words, "--drift", 0, "--after", 24, "--json").output)

    assert "A rate ratio of 0.7 takes 4" in drifting.output
    assert "No waiting tells a ratio above" in drifting.output
    assert still["months_needed"] == 30
    assert still["simulated_power"] == pytest.approx(0.8, abs=0.05)
    assert 0.65 < still["detectable_ratio"] < 0.7


def test_power_of_no_plan_is_refused() -> None:
    done = run("power", "--per-month", 0, "--before", 0)

    assert "baseline must be above 0 a month; at least one month before is needed" in done.output
