"""`--svg`: every command of analysis draws its answer, in the language that was asked for."""

from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner

from samsyn.cli.main import main

SVG = "{http://www.w3.org/2000/svg}"
METHODS = ["before-after", "its", "did", "synthetic-control", "sdid"]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("world")
    words = ["simulate", "--sites", "25", "--years", "4", "--out", str(folder / "w")]
    done = CliRunner().invoke(
        main, [*words, "--svg", str(folder / "world.svg"), "--language", "sv"]
    )
    assert done.exit_code == 0, done.output
    return folder


def _tree(path: Path) -> ElementTree.Element:
    return ElementTree.fromstring(path.read_text(encoding="utf-8"))  # noqa: S314 - our own drawing


def _drawn(picture: ElementTree.Element, style: str) -> int:
    return sum(style in part.get("class", "").split() for part in picture.iter())


def _run(folder: Path, *words: object, language: str = "sv") -> ElementTree.Element:
    path = folder / "picture.svg"
    done = CliRunner().invoke(
        main, [*map(str, words), "--svg", str(path), "--language", language, "--json"]
    )
    assert done.exit_code == 0, done.output
    return _tree(path)


def _title(picture: ElementTree.Element) -> str:
    return picture.find(f"{SVG}title").text


def test_a_world_is_drawn_with_and_without_its_programme(world: Path) -> None:
    picture = _tree(world / "world.svg")

    assert _title(picture).startswith("En simulerad värld: den sanna kvoten efter starten är 0,")
    assert _drawn(picture, "course") == 2 + 2  # two in the legend
    assert _drawn(picture, "now") == 1


@pytest.mark.parametrize("method", METHODS)
def test_an_estimate_is_drawn_on_its_interval_and_the_course_with_its_start(
    world: Path, method: str
) -> None:
    of = ["--unit", "site", "--time", "month", "--outcome", "incidents", "--treated", "S0001"]

    picture = _run(world, "evaluate", method, world / "w/panel.csv", *of, "--start", "2021-01")

    assert _title(picture).startswith("S0001 sedan 2021-01, ")
    assert "bara om det som metoden förutsätter stämmer" in picture.find(f"{SVG}desc").text
    assert _drawn(picture, "point") == 1 + 1  # one in the legend
    assert _drawn(picture, "whisker") >= 2
    assert _drawn(picture, "now") == 1
    assert (_drawn(picture, "other") > 0) == (_drawn(picture, "range") > 0)


def test_monitoring_is_drawn_beside_the_range_as_before(world: Path) -> None:
    of = ["--time", "month", "--outcome", "incidents", "--unit", "site", "--treated", "S0001"]

    picture = _run(world, "monitor", world / "w/panel.csv", *of, "--start", "2021-01")

    assert "ingen effekt förrän det är jämfört med andra platser" in _title(picture)
    assert _drawn(picture, "range") == 1 + 1
    assert _drawn(picture, "point") == 1 + 1


def test_power_is_drawn_as_the_months_until_an_answer(tmp_path: Path) -> None:
    asked = ["--per-month", 10, "--before", 72, "--replications", 100]

    soon = _run(tmp_path, "power", *asked, "--ratio", 0.6, language="en")
    never = _run(tmp_path, "power", *asked, "--ratio", 0.95, language="en")

    assert _title(soon).startswith("A rate ratio of 0.60 takes about ")
    assert _drawn(soon, "point") == 1 + 1
    assert _title(never) == "A rate ratio of 0.95 can probably never be told in this way."
    assert _drawn(never, "point") == 0


def test_near_repeat_is_drawn_on_what_chance_gives(tmp_path: Path) -> None:
    file = tmp_path / "incidents.csv"
    rows = [
        f"{5000 + 700 * (n % 9)},{5000 + 900 * (n % 7)},2025-{n % 12 + 1:02d}-{n % 28 + 1:02d}"
        for n in range(60)
    ]
    file.write_text("\n".join(["x_m,y_m,date", *rows]) + "\n", encoding="utf-8")

    picture = _run(tmp_path, "near-repeat", file, "--distance", "1000,2000", "--days", "14")

    assert "gånger så många par av händelser som slumpen ger" in _title(picture)
    assert _drawn(picture, "point") == 2
    assert _drawn(picture, "range") == 2 + 1
    assert "ingen person" in picture.find(f"{SVG}desc").text


def test_a_picture_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    asked = ["power", "--per-month", "4", "--before", "24", "--replications", "100"]

    done = CliRunner().invoke(main, [*asked, "--svg", str(tmp_path / "no" / "picture.svg")])

    assert done.exit_code == 1
    assert "The picture cannot be written" in done.output
