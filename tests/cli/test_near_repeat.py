"""`samsyn near-repeat`: any table with places and days, and a sentence for what is none."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from samsyn.cli.main import main

ROWS = "x_m,y_m,date\n5000,5000,2025-01-01\n5030,5000,2025-01-05\n9000,5000,2025-03-01\n"


def near_repeat(*words: object) -> Result:
    return CliRunner().invoke(main, ["near-repeat", *map(str, words)])


@pytest.fixture
def incidents(tmp_path: Path) -> Path:
    path = tmp_path / "incidents.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


def test_each_band_has_observed_expected_ratio_and_p(incidents: Path) -> None:
    done = near_repeat(
        incidents, "--distance", "100,200", "--days", "7,14", "--permutations", "99", "--json"
    )

    found = json.loads(done.output)
    first = found["cells"][0]
    assert (found["events"], found["permutations"], found["seed"], found["within"]) == (
        3,
        99,
        1,
        "free",
    )
    assert len(found["cells"]) == 4
    assert (first["metres_to"], first["days_to"], first["observed"]) == (100, 7, 1)
    assert first["exact_expected"] == pytest.approx(1 / 3)
    assert first["ratio"] == pytest.approx(1 / first["expected"])
    assert 0 < first["p_value"] <= first["adjusted_p_value"] <= 1


def test_the_table_can_be_read_and_says_what_it_does_not_say(incidents: Path) -> None:
    done = near_repeat(incidents, "--progress", "--permutations", "300", "--workers", "2")

    assert done.exit_code == 0
    assert "3 events, 1 pairs within the furthest distance; 300 permutations" in done.output
    assert "256 of 300 permutations" in done.output
    assert "0\N{EN DASH}100       0\N{EN DASH}14         1" in done.output
    assert "It foretells nothing of any person." in done.output


def test_degrees_will_do_and_rows_without_a_place_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "points.csv"
    path.write_text(
        "lon,lat,date\n15.2,59.27,2025-01-01\n15.2005,59.27,2025-01-05\n15.9,59.3,2025-03-01\n"
        ",,2025-03-02\n",
        encoding="utf-8",
    )

    found = json.loads(near_repeat(path, "--distance", "25,50", "--json").output)

    assert found["events"] == 3
    assert [cell["observed"] for cell in found["cells"]] == [0, 1]  # 28 metres apart
    assert any("1 incidents have no place" in note for note in found["notes"])


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        (ROWS, ["--distance", "near"], '"near" is not numbers with commas between them'),
        (ROWS, ["--distance", "200,100"], "edges of a band of distance must rise"),
        (ROWS, ["--permutations", "3"], "3 permutations are too few"),
        ("name,colour\na,b\n", [], "Say in the mapping where to find: date"),
        ("x_m,y_m,date\n5000,5000,2025-01-01\n", [], "at least two are needed"),
    ],
)
def test_what_cannot_be_answered_is_refused_with_a_sentence(
    tmp_path: Path, text: str, words: list[str], sentence: str
) -> None:
    path = tmp_path / "file.csv"
    path.write_text(text, encoding="utf-8")

    done = near_repeat(path, *words)

    assert done.exit_code != 0
    assert sentence in done.output
