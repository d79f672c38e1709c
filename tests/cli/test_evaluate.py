"""`samsyn evaluate`: any method on any panel, and a sentence where it cannot be."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from samsyn.cli.main import main


@pytest.fixture(scope="module")
def panel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("panel") / "world"
    words = ["simulate", "--sites", "25", "--treated", "1", "--years", "6", "--out", str(folder)]
    assert CliRunner().invoke(main, words).exit_code == 0
    return folder / "panel.csv"


def evaluate(method: str, file: Path, *words: str, start: str = "2022-01") -> Result:
    which = ["--unit", "site", "--time", "month", "--outcome", "incidents", "--treated", "S0001"]
    return CliRunner().invoke(
        main, ["evaluate", method, str(file), *which, "--start", start, *words]
    )


EVERY = (
    *("matched", "before-after", "its", "did", "synthetic-control", "augmented", "sdid"),
    *("conformal", "calibration", "stepped"),
)


@pytest.mark.parametrize("method", EVERY)
def test_every_method_says_its_figure_its_doubts_and_its_assumptions(
    panel: Path, method: str
) -> None:
    found = json.loads(evaluate(method, panel, "--json").output)

    assert found["method"] == method
    assert found["interval"][0] < found["estimate"] < found["interval"][1]
    assert 0 < found["p_value"] <= 1
    assert found["level"] == 0.95
    assert found["n"]
    assert len(found["assumption_codes"]) == len(found["assumptions"])
    assert len(found["warning_codes"]) == len(found["warnings"])
    assert {"weights", "pre_fit", "figures", "estimate"} <= set(found)
    assert len(found["assumptions"]) >= 2
    compared = method not in {"before-after", "its"}
    assert compared or any("Nothing is compared with" in one for one in found["warnings"])


def test_the_words_carry_the_same(panel: Path) -> None:
    done = evaluate("synthetic-control", panel)

    assert done.output.startswith("Change a period: ")
    assert "Compared with: S0" in done.output
    assert "If it is an effect: The others had neither the programme nor" in done.output


def test_the_same_answer_can_be_had_in_swedish(panel: Path) -> None:
    done = evaluate("synthetic-control", panel, "--language", "sv", "--sensitivity")
    told = json.loads(evaluate("synthetic-control", panel, "--language", "sv", "--json").output)

    assert done.output.startswith("Förändring per period: ")
    assert "Jämförs med: S0" in done.output
    assert "Om det är en effekt: De andra hade varken programmet" in done.output
    assert "andra sätt" in done.output
    assert "Inget annat stort ändrades bara här." in " ".join(told["assumptions"])


def test_the_displacement_difference_takes_one_place_and_as_many_periods(panel: Path) -> None:
    done = evaluate("wdd", panel, "--control", "S0009", "--pre", "2019-01:2021-12")

    assert done.output.startswith("Change in all: ")
    assert "Name the place to compare with" in evaluate("wdd", panel).output
    short = evaluate("wdd", panel, "--control", "S0009", "--pre", "2020-01:2021-12")
    assert "24 periods before and 36 after: this method needs as many of each" in short.output


def test_rings_around_both_places_say_whether_it_moved(panel: Path) -> None:
    both = ("--control", "S0009", "--pre", "2019-01:2021-12")
    rings = ("--ring", "S0002,S0003", "--ring-control", "S0010,S0011")

    found = json.loads(evaluate("wdd", panel, *both, *rings, "--json").output)
    alone = json.loads(evaluate("wdd", panel, *both, "--json").output)

    figures = found["figures"]
    assert found["estimate"] == pytest.approx(figures["local"] + figures["ring"])
    assert figures["local"] == pytest.approx(alone["estimate"])
    assert figures["quotient"] == pytest.approx(figures["ring"] / figures["local"])
    assert "A ring needs the one around" in evaluate("wdd", panel, *both, *rings[:2]).output
    twice = ("--ring", "S0009", "--ring-control", "S0011")
    assert "no event may be counted twice" in evaluate("wdd", panel, *both, *twice).output
    absent = ("--ring", "S0099", "--ring-control", "S0011")
    assert 'No unit is called "S0099"' in evaluate("wdd", panel, *both, *absent).output


def test_covariates_placebos_and_bunches_are_taken_by_the_methods_that_know_them(
    panel: Path, tmp_path: Path
) -> None:
    rows = panel.read_text(encoding="utf-8").splitlines()
    like = {f"S{place:04d}": (place * 7) % 11 for place in range(1, 26)}
    file = tmp_path / "with.csv"
    file.write_text(
        "\n".join([f"{rows[0]},poor", *(f"{row},{like[row[:5]]}" for row in rows[1:])]),
        encoding="utf-8",
    )
    for method in ("synthetic-control", "augmented"):
        told = json.loads(
            evaluate(method, file, "--covariates", "poor", "--placebo", "10", "--json").output
        )
        assert len(told["placebos"]) == 10
        assert len(told["gaps"]) == 72
        assert any("Placebos are drawn" in one for one in told["warnings"])
    wide = json.loads(evaluate("calibration", file, "--bunch", "12", "--json").output)
    fine = json.loads(evaluate("calibration", file, "--bunch", "1", "--json").output)
    assert wide["pre_fit"] < fine["pre_fit"]
    assert "did takes no covariates" in evaluate("did", file, "--covariates", "poor").output


def test_what_would_change_the_answer_is_told_in_words_and_as_data(panel: Path) -> None:
    event = ("--event", "one evening:S0001:2019-01:2")

    done = evaluate("matched", panel, "--sensitivity", *event)
    found = json.loads(evaluate("matched", panel, "--sensitivity", *event, "--json").output)

    assert "other ways, the estimate lies from" in done.output
    tried = found["sensitivity"]["variations"]
    kinds = {"donor_left_out", "shorter_before", "event_left_out", "other_start"}
    assert kinds <= {one["kind"] for one in tried}
    assert found["sensitivity"]["lowest"] <= found["estimate"] <= found["sensitivity"]["highest"]
    assert sum(one["turns"] for one in tried) == done.output.count("It would change the answer")
    wrong = evaluate("matched", panel, "--sensitivity", "--event", "one:S0001").output
    assert '"one:S0001" is no event; write NAME:PLACE:PERIOD:COUNT' in wrong


def test_places_that_start_one_after_another_have_a_start_each(panel: Path) -> None:
    both = ("--treated", "S0001,S0002", "--placebo", "99")

    done = evaluate("stepped", panel, *both, start="2021-01,2022-01")

    assert done.output.startswith("Ratio (1 is no difference): ")
    told = evaluate("did", panel, *both, start="2021-01,2022-01").output
    assert "Only the method stepped takes a start for each place" in told
    three = evaluate("stepped", panel, *both, start="2021-01,2022-01,2023-01").output
    assert "2 places are treated, but 3 starts given" in three


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--placebo", "some"), '"some" is no number of placebos; write all, or a number'),
        (("--start", ","), "Name the first period with the programme"),
        (("--pre", "2019-01"), '"2019-01" is no span of periods'),
        (("--pre", "2022-01:2023-01"), "must lie before the start"),
        (("--level", "2"), "The level 2 is not between 0 and 1"),
        (("--treated", "Malmö"), 'No unit is called "Malmö"'),
        (("--outcome", "shots"), 'no column "shots". The file has: site, month'),
        (("--where", "site=S0001"), "0 units are left to compare with"),
    ],
)
def test_what_cannot_be_evaluated_is_refused(
    panel: Path, words: tuple[str, ...], sentence: str
) -> None:
    done = evaluate("did", panel, *words)

    assert done.exit_code == 1
    assert sentence in done.output


def test_treatment_from_the_first_month_is_refused(panel: Path) -> None:
    assert "periods before it are needed" in evaluate("did", panel, start="2019-01").output
