"""The colours of tokens.css, computed: text 4.5 to 1, marks and borders 3 to 1."""

import re
from pathlib import Path

import pytest

TOKENS = Path(__file__).parents[3] / "src/samsyn/office/ui/static/ui/tokens.css"
TEXT, MARK = 4.5, 3.0
PAIRS = [
    *(("ink", on, TEXT) for on in ("surface", "page", "sunken", "brand-tint")),
    *(("muted", on, TEXT) for on in ("surface", "page", "sunken", "brand-tint", "chart-band")),
    *(("subtle", on, TEXT) for on in ("surface", "page", "sunken")),
    *(("link", on, TEXT) for on in ("surface", "page", "brand-tint")),
    ("on-action", "action", TEXT),
    ("on-action", "action-hover", TEXT),
    ("on-brand", "brand", TEXT),
    ("on-brand-muted", "brand", TEXT),
    *((tone, f"{tone}-tint", TEXT) for tone in ("danger", "warn", "info", "ok")),
    *((part, f"{part}-tint", TEXT) for part in ("message", "help", "consequence")),
    *((tone, "surface", TEXT) for tone in ("danger", "warn", "info", "ok")),
    ("surface", "danger", TEXT),
    ("surface", "chart-before", TEXT),
    ("surface", "message", TEXT),
    ("control", "surface", MARK),
    ("control", "page", MARK),
    ("warn-mark", "surface", MARK),
    ("chart-ink", "surface", MARK),
    ("chart-before", "chart-band", MARK),
    ("action", "chart-band", MARK),
    *((f"harm-{harm}", "surface", MARK) for harm in ("dead", "injured", "none")),
]


def _colours(scheme: int) -> dict[str, str]:
    found = re.findall(
        r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)", TOKENS.read_text("utf-8")
    )
    return {name: both[scheme] for name, *both in found}


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_is_twenty_one_to_one() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "back", "least"), PAIRS)
def test_colours_can_be_told_apart(front: str, back: str, least: float, scheme: int) -> None:
    colours = _colours(scheme)

    assert contrast(colours[front], colours[back]) >= least


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_worse_harm_differs_more_from_the_surface_so_it_survives_grey_print(scheme: int) -> None:
    colours = _colours(scheme)

    ratios = [
        contrast(colours[f"harm-{harm}"], colours["surface"])
        for harm in ("none", "injured", "dead")
    ]

    assert ratios == sorted(ratios)


def test_no_colour_is_written_outside_the_tokens() -> None:
    sheets = [
        path
        for path in TOKENS.parent.rglob("*.css")
        if path.name not in {"tokens.css", "print.css"}
    ]

    strays = {
        f"{path.name}: {found}"
        for path in sheets
        for found in re.findall(r"#[0-9a-fA-F]{6}\b", path.read_text("utf-8"))
    }

    assert strays == set()
