"""Columns per quarter with the expected range: what falls outside chance."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import ceil
from typing import Final

from samsyn import formats
from samsyn.charts.drawing import (
    Chart,
    Twin,
    box,
    drawing,
    line,
    see_table,
    text,
)
from samsyn.charts.words import gettext as _
from samsyn.charts.words import page_language

PLOT: Final = 220.0
TOP: Final = 18.0
NARROW_COLUMNS: Final = 8
VALUE_ROOM: Final = 22


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One quarter: year, name within the year, the count, and whether the programme had begun."""

    year: int
    name: str
    value: int
    is_after: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """What the counts are held against.

    `low` and `high` are the expected range per quarter at the earlier level; the means are per
    quarter; `start_label` stands at the line where the programme begins.
    """

    low: float
    high: float
    mean_before: float
    mean_after: float | None = None
    start_label: str = ""


def columns(data: Sequence[Column], *, measure: str, baseline: Baseline | None = None) -> Chart:
    """Draw the counts; `measure` says what is counted. Phones get the last eight quarters."""
    label = see_table(_("Columns: %(measure)s.") % {"measure": measure})
    recent = data[-NARROW_COLUMNS:]
    return Chart(
        wide=drawing(*_picture(data, baseline, 776), label=label, shape="wide"),
        narrow=drawing(*_picture(recent, baseline, 346), label=label, shape="narrow"),
        twin=Twin(
            (_("Year"), _("Quarter"), measure),
            tuple((str(each.year), each.name, str(each.value)) for each in data),
        ),
        twin_label=measure,
        narrow_note=_("A small screen shows eight quarters. The table has them all."),
    )


def _picture(
    data: Sequence[Column], baseline: Baseline | None, width: float
) -> tuple[tuple[float, float], list[str]]:
    highest = max([5, *(each.value for each in data), baseline.high if baseline else 0])
    step = max(5 * ceil(highest / 15), 1)
    most = step * ceil(highest / step)
    left, floor = 26.0, TOP + PLOT
    slot = (width - left - 4) / max(len(data), 1)

    def y(value: float) -> float:
        return floor - PLOT * value / most

    parts = []
    if baseline:
        parts.append(
            box(
                (left, y(baseline.high)),
                (width - left - 4, y(baseline.low) - y(baseline.high)),
                "band",
            )
        )
    for value in range(0, most + 1, step):
        parts.append(
            line((left, y(value)), (width - 4, y(value)), "axis" if value == 0 else "grid")
        )
        parts.append(text(left - 6, y(value) + 4.5, value, "end"))
    for index, each in enumerate(data):
        parts += _column(each, left + index * slot, slot, (y(each.value), floor))
    parts += _years(data, left, slot, floor)
    if baseline:
        parts += _means(data, baseline, (left, slot), y)
    return (width, floor + 26), parts


def _column(each: Column, x: float, slot: float, span: tuple[float, float]) -> list[str]:
    top, floor = span
    style = "column" if each.is_after else "column before"
    fits = floor - top > VALUE_ROOM
    value_style = "above" if not fits else "" if each.is_after else "before"
    return [
        box((x + slot * 0.18, top), (slot * 0.64, floor - top), style),
        text(
            x + slot / 2, floor - 7 if fits else top - 4, each.value, f"column-value {value_style}"
        ),
    ]


def _years(data: Sequence[Column], left: float, slot: float, floor: float) -> list[str]:
    parts, start = [], 0
    for year, group in groupby(data, key=lambda each: each.year):
        count = len(list(group))
        parts.append(line((left + start * slot, floor), (left + start * slot, floor + 6), "axis"))
        parts.append(text(left + (start + count / 2) * slot, floor + 21, year, "ink middle"))
        start += count
    return parts


def _means(
    data: Sequence[Column],
    baseline: Baseline,
    place: tuple[float, float],
    y: Callable[[float], float],
) -> list[str]:
    left, slot = place
    language = page_language()
    turn = left + slot * sum(not each.is_after for each in data)
    end = left + slot * len(data)
    parts = []
    if turn > left:
        mean = formats.number(baseline.mean_before, decimals=1, language=language)
        parts.append(line((left, y(baseline.mean_before)), (turn, y(baseline.mean_before)), "rule"))
        parts.append(
            text(left + 6, TOP + 40, _("Before: %(mean)s on average") % {"mean": mean}, "strong")
        )
    if baseline.mean_after is not None and turn < end:
        mean = formats.number(baseline.mean_after, decimals=1, language=language)
        parts.append(line((turn, y(baseline.mean_after)), (end, y(baseline.mean_after)), "rule"))
        parts.append(
            text(turn + 6, TOP + 40, _("After: %(mean)s on average") % {"mean": mean}, "strong")
        )
    if left < turn < end:
        parts.append(line((turn, 4), (turn, TOP + PLOT), "now"))
        parts.append(text(turn + 6, 13, baseline.start_label))
    return parts
