"""The parts that every chart shares: the result, escaped text, and the SVG element itself."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup, escape

from samsyn.charts.words import gettext as _

DASH: Final = "\u2013"
_VIEW: Final = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')


@dataclass(frozen=True, slots=True)
class Twin:
    """The table that says the same as a picture. Rows hold ready text."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A picture, its narrow form for phones, and its table.

    `list_instead` says that a phone gets the table and no picture.
    """

    wide: Markup
    narrow: Markup | None = None
    twin: Twin
    twin_label: str
    legend: tuple[tuple[Markup, str], ...] = ()
    narrow_note: str = ""
    list_instead: bool = False


def drawing(size: tuple[float, float], parts: Iterable[str], *, label: str, shape: str) -> Markup:
    """Return an SVG of `size` (width, height) as one image whose name is `label`.

    `shape` is "wide" or "narrow"; the style sheet shows one of them.
    """
    width, height = size
    return Markup(  # noqa: S704 - every text part has passed text()
        f'<svg class="chart {shape}" viewBox="0 0 {width:g} {height:g}" role="img"'
        f' aria-label="{escape(label)}">{"".join(parts)}</svg>'
    )


def opened(picture: Markup) -> tuple[tuple[float, float], Markup]:
    """Return the size of a `drawing` and what it holds, to stand inside another."""
    head, _, inner = picture.partition(">")
    width, height = _VIEW.findall(head)[0]
    return (float(width), float(height)), Markup(inner.removesuffix("</svg>"))  # noqa: S704


def text(x: float, y: float, words: object, style: str = "") -> str:
    """Return a text element with its words escaped."""
    kind = f' class="{style}"' if style else ""
    return f'<text x="{x:.1f}" y="{y:.1f}"{kind}>{escape(words)}</text>'


def line(start: tuple[float, float], end: tuple[float, float], style: str) -> str:
    """Return a straight line."""
    return (
        f'<line class="{style}" x1="{start[0]:.1f}" y1="{start[1]:.1f}"'
        f' x2="{end[0]:.1f}" y2="{end[1]:.1f}"/>'
    )


def box(
    corner: tuple[float, float], size: tuple[float, float], style: str, *, round_: int = 0
) -> str:
    """Return a rectangle from its upper left corner."""
    return (
        f'<rect class="{style}" x="{corner[0]:.1f}" y="{corner[1]:.1f}" width="{size[0]:.1f}"'
        f' height="{size[1]:.1f}" rx="{round_}"/>'
    )


def key(shape: str) -> Markup:
    """Return a legend mark of 18 x 18 from SVG shapes that hold no foreign text."""
    return Markup(  # noqa: S704 - constants of the chart modules
        '<svg class="chart-key" viewBox="0 0 18 18" aria-hidden="true" focusable="false">'
        f"{shape}</svg>"
    )


def see_table(finding: str) -> str:
    """Return the picture's name: what it shows, and that the table says the same."""
    pointer = _("The table with the picture says the same.")
    return f"{finding} {pointer}"
