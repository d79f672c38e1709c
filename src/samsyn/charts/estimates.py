"""Estimates one below another, each with its range: a dot never stands alone.

A row has an interval (a line through its dot), or what chance gives (a bar behind it). A row with
neither shows words and no dot.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf, isfinite
from typing import Final

from markupsafe import Markup

from samsyn import formats
from samsyn.charts.drawing import DASH, Chart, Twin, box, drawing, key, line, see_table, text
from samsyn.charts.scales import Scale, scale
from samsyn.charts.words import gettext as _
from samsyn.charts.words import page_language

ROW: Final = 34.0
TALL_ROW: Final = 52.0
_NAME, _TOLD = 186.0, 172.0  # room for words beside a wide plot
_EDGE: Final = 20.0  # nearer to an edge, words about a place would be cut off
_MOST_TIMES: Final = 3.0  # an interval is drawn so many times as far as the furthest dot


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimated:
    """A value with its interval, or with the range that chance gives, or with neither.

    `told` stands beside it and in the table: the counts behind, or why there is no interval.
    """

    name: str
    value: float | None
    interval: tuple[float, float] | None = None
    chance: tuple[float, float] | None = None
    told: str = ""

    @property
    def is_drawn(self) -> bool:
        """Whether there is a range to show the value with."""
        return self.value is not None and bool(self.interval or self.chance)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What the rows are measures of: words, the value that says "no difference", and decimals."""

    name: str
    neutral: float | None = None
    is_share: bool = False
    level: float = 0.95
    rows: str = ""


def estimates(rows: Sequence[Estimated], of: Measured) -> Chart:
    """Draw the rows; phones get each name above its plot. Raises ValueError for no row."""
    if not rows:
        raise ValueError("There is no row to draw; say in words that there is nothing.")
    label = see_table(_("Estimates: %(measure)s.") % {"measure": of.name})
    return Chart(
        wide=drawing(*_picture(rows, of, 776, narrow=False), label=label, shape="wide"),
        narrow=drawing(*_picture(rows, of, 346, narrow=True), label=label, shape="narrow"),
        twin=_twin(rows, of),
        twin_label=of.name,
        legend=_legend(rows, of),
    )


def _picture(
    rows: Sequence[Estimated], of: Measured, width: float, *, narrow: bool
) -> tuple[tuple[float, float], list[str]]:
    left, right = (6.0, width - 6) if narrow else (_NAME, width - _TOLD)
    height = TALL_ROW if narrow else ROW
    along = _scale(rows, of, left, right)
    floor = 8 + height * len(rows)
    parts = []
    for value in along.ticks():
        at = along(value)
        style = "axis" if value == of.neutral else "grid"
        parts.append(line((at, 4), (at, floor), style))
        words = _number(value, of, decimals=along.decimals)
        parts.append(text(at, floor + 17, words, _anchor(at, width)))
    for number, row in enumerate(rows):
        top = 8 + number * height
        parts += _row(row, along, top + height - (16 if narrow else 17))
        parts.append(text(2, top + (14 if narrow else 21), row.name, "name"))
        place = (width - 2, top + 14) if narrow else (right + 12, top + 21)
        parts.append(text(*place, row.told, "end" if narrow else ""))
    parts.append(text((left + right) / 2, floor + 36, of.name, "ink middle"))
    return (width, floor + 44), parts


def _anchor(at: float, width: float) -> str:
    """Return how words about a place stand, so that none are cut off at an edge."""
    if at < _EDGE:
        return ""
    return "end" if at > width - _EDGE else "middle"


def _row(row: Estimated, along: Scale, y: float) -> list[str]:
    if row.value is None or not row.is_drawn:
        return []
    parts = []
    if row.chance:
        start, end = (along(value) for value in row.chance)
        parts.append(box((start, y - 8), (max(end - start, 2), 16), "range", round_=2))
    if row.interval:
        start, end = (along(value) for value in row.interval)
        parts.append(line((start, y), (end, y), "whisker"))
        for at, value in zip((start, end), row.interval, strict=True):
            if along.low <= value <= along.high:
                parts.append(line((at, y - 6), (at, y + 6), "whisker"))
            else:
                back = at + (6 if value < along.low else -6)
                parts += [line((back, y + side), (at, y), "whisker") for side in (-6, 6)]
    return [*parts, f'<circle class="point" cx="{along(row.value):.1f}" cy="{y:.1f}" r="6"/>']


def _scale(rows: Sequence[Estimated], of: Measured, left: float, right: float) -> Scale:
    dots = [row.value for row in rows if row.value is not None and row.is_drawn]
    base = [*dots, *([of.neutral] if of.neutral is not None else [0.0])]
    middle = of.neutral or 0.0
    furthest = max([abs(value - middle) for value in base] + [0.1 * abs(middle) or 0.1])
    low, high = middle - _MOST_TIMES * furthest, middle + _MOST_TIMES * furthest
    ends = [end for row in rows for span in (row.interval, row.chance) if span for end in span]
    ends = [min(max(end, low), high) for end in [*ends, *base] if isfinite(end)]
    if any(row.interval and row.interval[1] == inf for row in rows):
        ends.append(high)
    return scale(min(ends), max(ends), start=left, end=right)


def _twin(rows: Sequence[Estimated], of: Measured) -> Twin:
    has_interval = any(row.interval for row in rows)
    has_chance = any(row.chance for row in rows)
    columns = [of.rows or _("What"), of.name]
    columns += [_interval_name(of)] if has_interval else []
    columns += [_("By chance")] if has_chance else []
    columns += [_("Behind it")] if any(row.told for row in rows) else []
    return Twin(
        tuple(columns),
        tuple(
            (
                row.name,
                DASH if row.value is None else _number(row.value, of),
                *([_span(row.interval, of)] if has_interval else []),
                *([_span(row.chance, of)] if has_chance else []),
                *([row.told or DASH] if any(one.told for one in rows) else []),
            )
            for row in rows
        ),
    )


def _legend(rows: Sequence[Estimated], of: Measured) -> tuple[tuple[Markup, str], ...]:
    items = []
    along = _scale(rows, of, 0, 1)
    if any(row.interval and row.is_drawn for row in rows):
        mark = line((1, 9), (17, 9), "whisker") + '<circle class="point" cx="9" cy="9" r="4.5"/>'
        items.append((key(mark), _interval_name(of)))
    if any(row.is_drawn and row.interval and _goes_on(row.interval, along) for row in rows):
        arrow = line((1, 9), (17, 9), "whisker") + "".join(
            line((11, 9 + side), (17, 9), "whisker") for side in (-6, 6)
        )
        items.append((key(arrow), _("The interval goes on beyond the picture")))
    if any(row.chance and row.is_drawn for row in rows):
        mark = box((1, 3), (16, 12), "range", round_=2)
        items.append((key(mark), _("What chance gives in 95 of 100 trials")))
    return tuple(items)


def _goes_on(interval: tuple[float, float], along: Scale) -> bool:
    return interval[0] < along.low or interval[1] > along.high


def _interval_name(of: Measured) -> str:
    level = formats.number(100 * of.level, language=page_language())
    return _("%(level)s per cent interval") % {"level": level}


def _span(span: tuple[float, float] | None, of: Measured) -> str:
    if span is None:
        return DASH
    low, high = (_number(value, of) for value in span)
    return _("%(low)s to %(high)s") % {"low": low, "high": high}


def _decimals(share: float) -> int:
    """Return how many decimals a share in per cent needs, so that a small one is not 0."""
    return 0 if share >= 0.1 or not share else 1 if share >= 0.01 else 2  # noqa: PLR2004  tenths


def _number(value: float, of: Measured, *, decimals: int | None = None) -> str:
    if not isfinite(value):
        return _("no limit")
    language = page_language()
    if of.is_share:
        places = _decimals(value) if decimals is None else max(0, decimals - 2)
        share = formats.number(100 * value, decimals=places, language=language)
        return _("%(share)s %%") % {"share": share}
    shown = 2 if decimals is None else decimals
    return formats.number(value, decimals=shown, language=language)
