"""A picture as a file of its own: title, description, legend, and colours for any viewer.

The style is the pages' own, with its variables filled in, since few programs outside browsers know
them: light, dark where the reader asks for dark, and light on paper.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from textwrap import wrap
from typing import Final

from markupsafe import escape

from samsyn.charts.colours import COLOURS, mixed
from samsyn.charts.drawing import Chart, Twin, opened, text
from samsyn.charts.words import page_language

_SHEET: Final = Path(__file__).parent / "style/chart.css"
_WIDTH: Final = 816.0
_MARGIN: Final = 20.0
_TITLE: Final = 78  # letters in a line
_PROSE: Final = 118
_LEGEND_LETTER: Final = 6.9
_MOST_ROWS: Final = 60  # of the table that a screen reader hears
_OWN: Final = """
.figure text { font: 400 13px "Source Sans 3", "Segoe UI", system-ui, Arial, sans-serif; }
.figure .paper { fill: var(--surface); }
.figure .heading { font-size: 18px; font-weight: 650; fill: var(--ink); }
.figure .prose { fill: var(--muted); }
"""
_FONT: Final = re.compile(r"font: 400 13px var\(--font\); ")
_VARIABLE: Final = re.compile(r"var\(--([a-z-]+)\)")
_MIX: Final = re.compile(r"color-mix\(in srgb, (#\w{6}) (\d+)%, (#\w{6})\)")


def svg_file(title: str, charts: Sequence[Chart], *, sentences: Sequence[str] = ()) -> str:
    """Return an SVG document with the charts one below another.

    Parameters
    ----------
    title :
        The finding, or what is shown; '' where the page round it says so.
    charts :
        Pictures with their tables; what the tables say is the description for who cannot see.
    sentences :
        What it says and does not say, under the title.
    """
    parts: list[str] = []
    y = _MARGIN + 14 if title or sentences else 0.0
    for line in wrap(title, _TITLE):
        parts.append(text(_MARGIN, y, line, "heading"))
        y += 24
    for sentence in sentences:
        for line in wrap(sentence, _PROSE):
            parts.append(text(_MARGIN, y, line, "prose"))
            y += 18
    y += 8
    for chart in charts:
        size, inner = opened(chart.wide)
        parts.append(f'<g class="chart" transform="translate({_MARGIN:g} {y:.1f})">{inner}</g>')
        y += size[1] + 14
        keys, y = _legend(chart, y)
        parts += keys
    height = y + _MARGIN
    told = " ".join([*sentences, *(_read_out(chart.twin) for chart in charts)])
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="figure" lang="{page_language()}"'
        f' viewBox="0 0 {_WIDTH:g} {height:.0f}" width="{_WIDTH:g}" height="{height:.0f}"'
        ' role="img" aria-labelledby="title description">'
        f'<title id="title">{escape(title)}</title>'
        f'<desc id="description">{escape(told)}</desc>'
        f"<style>{_style()}</style>"
        f'<rect class="paper" width="{_WIDTH:g}" height="{height:.0f}"/>{"".join(parts)}</svg>\n'
    )


def _legend(chart: Chart, y: float) -> tuple[list[str], float]:
    parts: list[str] = []
    x = _MARGIN
    for mark, words in chart.legend:
        width = 26 + _LEGEND_LETTER * len(words) + 16
        if x > _MARGIN and x + width > _WIDTH - _MARGIN:
            x, y = _MARGIN, y + 24
        placed = f'<svg x="{x:.1f}" y="{y:.1f}" width="18" height="18" '
        parts.append(str(mark).replace("<svg ", placed, 1))
        parts.append(text(x + 25, y + 13.5, words, "prose"))
        x += width
    return parts, y + 30 if chart.legend else y


def _read_out(twin: Twin) -> str:
    rows = [
        ", ".join(f"{name}: {cell}" for name, cell in zip(twin.columns, row, strict=True)) + "."
        for row in twin.rows[:_MOST_ROWS]
    ]
    return " ".join([*rows, "…"] if len(twin.rows) > _MOST_ROWS else rows)


@cache
def _style() -> str:
    return (
        "".join(_rules(0)) + "@media screen and (prefers-color-scheme: dark){"
        f"{''.join(_rules(1))}}}"
    )


def _rules(shade: int) -> Iterator[str]:
    """Return the rules of the sheet in one shade, for every part of the file."""
    sheet = re.sub(r"/\*.*?\*/", "", _SHEET.read_text(encoding="utf-8"), flags=re.DOTALL)
    sheet = _FONT.sub("", sheet.partition("@media")[0]) + _OWN
    sheet = _VARIABLE.sub(lambda found: COLOURS[found[1]][shade], sheet)
    sheet = _MIX.sub(lambda found: mixed(found[1], int(found[2]) / 100, found[3]), sheet)
    for line in sheet.splitlines():
        if line.startswith((".chart ", ":is(.chart", ".chart-key ", ".figure ")):
            yield line.replace(":is(.chart, .chart-key)", ".figure")
