"""One estimate among those of placebos: how often chance alone changes a place as much.

A dot for every placebo, piled where they are alike, and the place's own in another colour and
shape. It is a rank that is shown, so no interval stands with it.
"""

from collections.abc import Sequence
from math import isfinite
from typing import Final

from samsyn import formats
from samsyn.charts.drawing import Chart, Twin, drawing, key, line, see_table, text
from samsyn.charts.estimates import Measured
from samsyn.charts.scales import Scale, scale
from samsyn.charts.words import gettext as _
from samsyn.charts.words import page_language

_STEP: Final = 12.0  # between dots that are piled
_MOST: Final = 14  # dots in a pile: those beyond lie on its last
_TOP: Final = 26.0


def ranks(own: float, placebos: Sequence[float], of: Measured) -> Chart:
    """Draw a place's estimate among placebos. Raises ValueError where there is no placebo."""
    if not placebos:
        raise ValueError("There is no placebo to draw; say in words that there is none.")
    label = see_table(_("The place among placebos: %(measure)s.") % {"measure": of.name})
    return Chart(
        wide=drawing(*_picture(own, placebos, of, 776), label=label, shape="wide"),
        narrow=drawing(*_picture(own, placebos, of, 346), label=label, shape="narrow"),
        twin=_twin(own, placebos, of),
        twin_label=of.name,
        legend=(
            (key(_own(9, 9)), _("The place itself")),
            (key(_placebo(9, 9)), _("A place without programme, as if it had one")),
        ),
    )


def _picture(
    own: float, placebos: Sequence[float], of: Measured, width: float
) -> tuple[tuple[float, float], list[str]]:
    shown = [value for value in placebos if isfinite(value)]
    ends = [*shown, own, *([of.neutral] if of.neutral is not None else [])]
    along = scale(min(ends), max(ends), start=10, end=width - 10)
    piles = _piles(shown, along)
    floor = _TOP + _STEP * max(4, *piles.values()) if piles else _TOP + 4 * _STEP
    parts = []
    for value in along.ticks():
        style = "axis" if value == of.neutral else "grid"
        parts.append(line((along(value), 8), (along(value), floor), style))
        words = formats.number(value, decimals=along.decimals, language=page_language())
        parts.append(text(along(value), floor + 17, words, "middle"))
    for place, count in piles.items():
        parts += [_placebo(place, floor - _STEP * (step + 0.5)) for step in range(count)]
    parts.append(line((along(own), 16), (along(own), floor), "rule"))
    parts.append(_own(along(own), 16))
    parts.append(text(width / 2, floor + 36, of.name, "ink middle"))
    return (width, floor + 44), parts


def _piles(values: Sequence[float], along: Scale) -> dict[float, int]:
    """Return how many dots lie at each place, in steps as wide as a dot."""
    found: dict[float, int] = {}
    for value in values:
        place = round(along(value) / _STEP) * _STEP
        found[place] = min(found.get(place, 0) + 1, _MOST)
    return found


def _own(x: float, y: float) -> str:
    corners = f"{x:.1f},{y - 7:.1f} {x + 7:.1f},{y:.1f} {x:.1f},{y + 7:.1f} {x - 7:.1f},{y:.1f}"
    return f'<polygon class="own-rank" points="{corners}"/>'


def _placebo(x: float, y: float) -> str:
    return f'<circle class="placebo" cx="{x:.1f}" cy="{y:.1f}" r="4.5"/>'


def _twin(own: float, placebos: Sequence[float], of: Measured) -> Twin:
    rows = [(value, False) for value in placebos] + [(own, True)]
    rows.sort(key=lambda one: (not isfinite(one[0]), one[0]))
    return Twin(
        (_("Place in order"), _("What"), of.name),
        tuple(
            (
                str(place),
                _("The place itself") if is_own else _("Placebo"),
                formats.number(value, decimals=2, language=page_language())
                if isfinite(value)
                else _("no limit"),
            )
            for place, (value, is_own) in enumerate(rows, start=1)
        ),
    )
