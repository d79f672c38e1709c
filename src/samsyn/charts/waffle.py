"""Small counts as squares, one for each: a share that is read as what it is, so many of so many."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import ceil
from typing import Final

from markupsafe import Markup

from samsyn import formats
from samsyn.charts.drawing import Chart, Twin, drawing, key, see_table
from samsyn.charts.words import gettext as _
from samsyn.charts.words import page_language

MOST_SQUARES: Final = 200
_STEP: Final = 22.0
_SIDE: Final = 17.0
_IN_ROW, _IN_NARROW_ROW = 30, 15


class Square(StrEnum):
    """What a square stands for. It is told apart without colour: filled, empty, or crossed out."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """So many of one sort, by its name."""

    name: str
    count: int
    sort: Square


def waffle(parts: Sequence[Counted], *, measure: str) -> Chart:
    """Draw one square for each that is counted, in the order given.

    Parameters
    ----------
    parts :
        What they are. Those of which it is not known stand among them, so that a share is never
        shown without them.
    measure :
        What a square is, as "Incidents".

    Raises
    ------
    ValueError
        For a negative count, for nothing, and for more than 200: bars say those better.
    """
    total = sum(part.count for part in parts)
    if any(part.count < 0 for part in parts) or not 0 < total <= MOST_SQUARES:
        raise ValueError(f"A waffle holds 1 to {MOST_SQUARES} squares, not {total}.")
    sorts = [part.sort for part in parts for _number in range(part.count)]
    label = see_table(_("Squares: %(measure)s.") % {"measure": measure})
    return Chart(
        wide=drawing(*_picture(sorts, _IN_ROW), label=label, shape="wide"),
        narrow=drawing(*_picture(sorts, _IN_NARROW_ROW), label=label, shape="narrow"),
        twin=Twin(
            (_("What"), measure),
            (
                *((part.name, _number(part.count)) for part in parts),
                (_("All"), _number(total)),
            ),
        ),
        twin_label=measure,
        legend=tuple(
            (key(_square(0.5, 0.5, part.sort)), f"{part.name}: {_number(part.count)}")
            for part in parts
        ),
    )


def _picture(sorts: Sequence[Square], in_row: int) -> tuple[tuple[float, float], list[str]]:
    width = 776.0 if in_row == _IN_ROW else 346.0
    rows = ceil(len(sorts) / in_row)
    parts: list[str] = [
        _square(4 + _STEP * (at % in_row), 4 + _STEP * (at // in_row), sort)
        for at, sort in enumerate(sorts)
    ]
    return (width, 8 + _STEP * rows), parts


def _square(x: float, y: float, sort: Square) -> Markup:
    shape = (
        f'<rect class="square {sort.value}" x="{x:.1f}" y="{y:.1f}" width="{_SIDE:g}"'
        f' height="{_SIDE:g}" rx="3"/>'
    )
    if sort is Square.UNKNOWN:
        shape += (
            f'<path class="square-line" d="M{x + 4:.1f} {y + _SIDE - 4:.1f}'
            f'L{x + _SIDE - 4:.1f} {y + 4:.1f}"/>'
        )
    return Markup(shape)  # noqa: S704 - made of numbers and constants


def _number(count: int) -> str:
    return formats.number(count, language=page_language())
