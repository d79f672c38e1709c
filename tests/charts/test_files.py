"""Pictures as files: whole, named, in any viewer's colours, and with nothing foreign in them."""

import re
from pathlib import Path
from xml.etree import ElementTree

import samsyn
from samsyn import charts
from samsyn.charts.colours import COLOURS, mixed
from samsyn.charts.words import speaking

TOKENS = Path(samsyn.__file__).parent / "office/ui/static/ui/tokens.css"
SVG = "{http://www.w3.org/2000/svg}"
ROW = charts.Estimated(name="<b>Alm</b>", value=0.8, interval=(0.6, 1234.5), told="a & b")


def _file(language: str = "sv") -> ElementTree.Element:
    with speaking(language):
        drawn = charts.estimates([ROW], charts.Measured(name="Kvot", neutral=1.0))
        text = charts.svg_file("Färre <skott>", [drawn], sentences=["Säger inget om någon."])
    return ElementTree.fromstring(text)  # noqa: S314 - our own drawing


def test_a_file_is_one_image_with_title_and_description_for_who_cannot_see() -> None:
    picture = _file()

    assert picture.get("role") == "img"
    assert picture.get("aria-labelledby") == "title description"
    assert picture.find(f"{SVG}title").text == "Färre <skott>"
    told = picture.find(f"{SVG}desc").text
    assert told.startswith("Säger inget om någon. Vad: <b>Alm</b>, Kvot: 0,80, ")
    assert "0,60 till 1\u00a0234,50" in told


def test_numbers_are_written_as_the_language_has_them() -> None:
    told = _file("en").find(f"{SVG}desc").text

    assert "0.60 to 1,234.50" in told


def test_every_colour_is_one_that_any_viewer_knows_in_light_and_in_dark() -> None:
    style = _file().find(f"{SVG}style").text

    light, _, dark = style.partition("@media screen and (prefers-color-scheme: dark)")
    assert "var(" not in style
    assert "color-mix" not in style
    assert COLOURS["action"][0] in light
    assert COLOURS["action"][1] in dark
    assert COLOURS["action"][0] not in dark


def test_the_colours_are_those_of_the_pages() -> None:
    tokens = dict(re.findall(r"--([a-z-]+): light-dark\((#\w{6}, #\w{6})\)", TOKENS.read_text()))

    assert {name: ", ".join(pair) for name, pair in COLOURS.items()} == {
        name: tokens[name] for name in COLOURS
    }


def test_colours_are_mixed_in_srgb() -> None:
    assert mixed("#ff0000", 0.5, "#0000ff") == "#800080"


def test_a_legend_and_a_second_picture_stand_below_the_first() -> None:
    row = charts.Estimated(name="A", value=1.0, chance=(0.5, 1.5))
    one = charts.estimates([row], charts.Measured(name="Kvot", neutral=1.0))

    alone, both = (
        ElementTree.fromstring(charts.svg_file("T", [one] * count))  # noqa: S314 - our own drawing
        for count in (1, 2)
    )

    assert len(both.findall(f"{SVG}g")) == 2
    assert float(both.get("height")) > float(alone.get("height")) + 80
