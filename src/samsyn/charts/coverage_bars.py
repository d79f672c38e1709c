"""How much of each whole is known to be so, and how much more it could be: bars with an open end.

What nobody knows is part of every bar. A share so has a least and a most, and never only one of
them; the type takes no row without its unknowns.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from samsyn import formats
from samsyn.charts.drawing import DASH, Chart, Twin, box, drawing, key, line, see_table, text
from samsyn.charts.words import gettext as _
from samsyn.charts.words import page_language

_NAME, _TOLD = 232.0, 152.0  # room for words beside a wide bar
_ROW, _TALL_ROW = 34.0, 50.0
_HIGH: Final = 16.0
_LETTERS: Final = 31  # of a name beside a wide bar


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """Of `whole`, so many are and of so many it is unknown; the rest are not."""

    name: str
    yes: int
    unknown: int
    whole: int

    @property
    def most(self) -> int:
        """How many it would be if all unknown were."""
        return self.yes + self.unknown


def coverage_bars(rows: Sequence[Covered], *, measure: str, whole: str) -> Chart:
    """Draw a bar for each row; phones get its name above it.

    Parameters
    ----------
    rows :
        Whole numbers. A percentage is told only of a whole of 20 or more.
    measure, whole :
        What the filled part is, and what the whole bar is, as in "Reviewed" of "Incidents".

    Raises
    ------
    ValueError
        For no row, or parts that are more than their whole.
    """
    if not rows:
        raise ValueError("There is no bar to draw; say in words that there is nothing.")
    for row in rows:
        if min(row.yes, row.unknown) < 0 or not 0 < row.whole >= row.most:
            raise ValueError(f"{row.yes} and {row.unknown} are no parts of {row.whole}.")
    label = see_table(_("Bars: %(measure)s.") % {"measure": measure})
    return Chart(
        wide=drawing(*_picture(rows, 776, narrow=False), label=label, shape="wide"),
        narrow=drawing(*_picture(rows, 346, narrow=True), label=label, shape="narrow"),
        twin=_twin(rows, measure, whole),
        twin_label=measure,
        legend=_legend(measure, has_unknown=any(row.unknown for row in rows)),
    )


def _picture(
    rows: Sequence[Covered], width: float, *, narrow: bool
) -> tuple[tuple[float, float], list[str]]:
    left, right = (2.0, width - 2) if narrow else (_NAME, width - _TOLD)
    height = _TALL_ROW if narrow else _ROW
    parts = []
    for number, row in enumerate(rows):
        top = 4 + number * height
        y = top + (22 if narrow else 8)
        parts += _bar(row, (left, right), y)
        told = _told(row)
        most = int((width - 14 - 7.2 * len(told)) / 7.6) if narrow else _LETTERS
        parts.append(text(2, top + (14 if narrow else 21), _fitting(row.name, most), "name"))
        place = (width - 2, top + 14) if narrow else (right + 12, top + 21)
        parts.append(text(*place, told, "end" if narrow else ""))
    return (width, 10 + height * len(rows)), parts


def _bar(row: Covered, ends: tuple[float, float], y: float) -> list[str]:
    left, right = ends
    scale = (right - left) / row.whole
    sure, open_end = left + scale * row.yes, left + scale * row.most
    parts = [box((left, y), (right - left, _HIGH), "bar-whole", round_=2)]
    if row.yes:
        parts.append(box((left, y), (sure - left, _HIGH), "bar-yes", round_=2))
    if row.unknown:
        parts.append(box((sure, y), (open_end - sure, _HIGH), "bar-unknown"))
        x = sure + 4
        while x + 5 < open_end:
            parts.append(line((x, y + _HIGH - 3), (x + 5, y + 3), "square-line"))
            x += 9
    return parts


def _told(row: Covered) -> str:
    said = {"yes": _number(row.yes), "most": _number(row.most), "all": _number(row.whole)}
    if not row.unknown:
        return _("%(yes)s of %(all)s") % said
    return _("%(yes)s to %(most)s of %(all)s") % said


def _fitting(words: str, most: int) -> str:
    return words if len(words) <= most else words[: max(most - 1, 1)] + "…"


def _twin(rows: Sequence[Covered], measure: str, whole: str) -> Twin:
    return Twin(
        (_("What"), measure, _("Not known"), _("At least"), _("At most"), whole, _("Share")),
        tuple(
            (
                row.name,
                _number(row.yes),
                _number(row.unknown),
                _number(row.yes),
                _number(row.most),
                _number(row.whole),
                _share(row),
            )
            for row in rows
        ),
    )


def _share(row: Covered) -> str:
    if row.whole < formats.MINIMUM_PERCENT_BASE:
        return DASH
    low, high = (
        formats.number(100 * part / row.whole, language=page_language())
        for part in (row.yes, row.most)
    )
    if low == high:
        return _("%(share)s %%") % {"share": low}
    return _("%(share)s %%") % {"share": f"{low}{DASH}{high}"}


def _legend(measure: str, *, has_unknown: bool) -> tuple[tuple[Markup, str], ...]:
    whole = box((1, 3), (16, 12), "bar-whole", round_=2)
    items = [(key(whole + box((1, 3), (9, 12), "bar-yes", round_=2)), measure)]
    if has_unknown:
        mark = box((1, 3), (16, 12), "bar-unknown", round_=2)
        mark += line((4, 13), (9, 5), "square-line") + line((10, 13), (15, 5), "square-line")
        items.append((key(mark), _("Not known: it could be this much more")))
    return tuple(items)


def _number(count: int) -> str:
    return formats.number(count, language=page_language())
