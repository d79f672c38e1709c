"""The colours of pictures outside pages: those of the pages' tokens, light and dark.

`tests/charts/test_files.py` holds them against the tokens.
"""

from typing import Final

COLOURS: Final = {
    "surface": ("#ffffff", "#181f21"),
    "sunken": ("#edede7", "#0b0f10"),
    "line": ("#d9d9d1", "#31393b"),
    "control": ("#767b78", "#8b9492"),
    "ink": ("#171c1e", "#eef1ef"),
    "muted": ("#4f5755", "#b7bfbc"),
    "action": ("#12606e", "#5fb4c1"),
    "on-action": ("#ffffff", "#0b1516"),
    "danger": ("#9e2b25", "#f0958b"),
    "danger-tint": ("#fbeeec", "#3a1a18"),
    "message": ("#2c5690", "#93b9ec"),
    "message-tint": ("#eaf0f8", "#16283f"),
    "help": ("#2a6643", "#86cba0"),
    "help-tint": ("#e9f3ec", "#142c1e"),
    "consequence": ("#6a3a70", "#d3a6d8"),
    "harm-injured": ("#b4532a", "#d9824f"),
    "chart-ink": ("#3d4443", "#c9d1ce"),
    "chart-band": ("#dfe5e3", "#253033"),
    "chart-grid": ("#e4e4dd", "#2a3335"),
    "chart-before": ("#666d6a", "#959e9b"),
}


def mixed(first: str, share: float, second: str) -> str:
    """Return `share` of one colour (as #rrggbb) in another, in sRGB."""
    parts = (
        round(share * int(first[at : at + 2], 16) + (1 - share) * int(second[at : at + 2], 16))
        for at in (1, 3, 5)
    )
    return "#" + "".join(f"{part:02x}" for part in parts)
