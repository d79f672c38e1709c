"""When in the week: a square for each weekday and three hours, with its count."""

from collections.abc import Sequence
from typing import Final

from markupsafe import Markup

from samsyn import formats
from samsyn.charts.drawing import DASH, Chart, Twin, box, drawing, key, see_table, text
from samsyn.charts.words import gettext as _
from samsyn.charts.words import page_language

DAYS: Final = 7
SPANS: Final = 8  # of three hours: a time is seldom known to the hour
STEPS: Final = 3
_ROW: Final = 30.0
_HEAD: Final = 24.0

Week = Sequence[Sequence[int]]


def week_grid(counts: Week, *, measure: str, unknown: int) -> Chart:
    """Draw how many fell on each weekday and in each three hours.

    Parameters
    ----------
    counts :
        Seven rows, Monday first, of eight whole numbers from midnight on.
    measure :
        What is counted.
    unknown :
        How many have no such time; they stand in the table, so that none is lost.

    Raises
    ------
    ValueError
        For another shape, or a negative count.
    """
    if len(counts) != DAYS or any(len(row) != SPANS for row in counts):
        raise ValueError("A week has seven days of eight spans of three hours.")
    if min(unknown, *(count for row in counts for count in row)) < 0:
        raise ValueError("A count is not negative.")
    label = see_table(_("The week by day and hour: %(measure)s.") % {"measure": measure})
    return Chart(
        wide=drawing(*_picture(counts, 776, 92), label=label, shape="wide"),
        narrow=drawing(*_picture(counts, 346, 38), label=label, shape="narrow"),
        twin=_twin(counts, unknown),
        twin_label=measure,
        legend=_legend(max(count for row in counts for count in row)),
    )


def span_name(span: int) -> str:
    """Return for example '18\u201321'."""
    return f"{3 * span:02d}{DASH}{3 * span + 3:02d}"


def _picture(counts: Week, width: float, left: float) -> tuple[tuple[float, float], list[str]]:
    size = (width - left - 2) / SPANS
    highest = max(count for row in counts for count in row)
    parts = []
    for span in range(SPANS):
        parts.append(text(left + (span + 0.5) * size, 16, span_name(span), "middle"))
    for day, row in enumerate(counts):
        y = _HEAD + day * _ROW
        name = formats.day_name(day, short=left < 80, language=page_language())  # noqa: PLR2004  a phone
        parts.append(text(2, y + 20, name, "name"))
        for span, count in enumerate(row):
            x = left + span * size
            parts.append(box((x, y), (size, _ROW), f"area {_step(count, highest)}".strip()))
            if count:
                parts.append(text(x + size / 2, y + 20, _number(count), "ink middle"))
    return (width, _HEAD + DAYS * _ROW + 4), parts


def _step(count: int, highest: int) -> str:
    return f"step-{min(1 + (count - 1) * STEPS // highest, STEPS)}" if count else ""


def _twin(counts: Week, unknown: int) -> Twin:
    language = page_language()
    rows = [
        (
            formats.day_name(day, language=language),
            *(_number(count) for count in row),
            _number(sum(row)),
        )
        for day, row in enumerate(counts)
    ]
    columns = [sum(row[span] for row in counts) for span in range(SPANS)]
    rows.append((_("All"), *(_number(one) for one in columns), _number(sum(columns))))
    rows.append((_("Time not known"), *(DASH,) * SPANS, _number(unknown)))
    return Twin((_("Day"), *(span_name(span) for span in range(SPANS)), _("All")), tuple(rows))


def _legend(highest: int) -> tuple[tuple[Markup, str], ...]:
    bounds: dict[str, list[int]] = {}
    for count in range(1, highest + 1):
        bounds.setdefault(_step(count, highest), []).append(count)
    return tuple(
        (
            key(f'<rect class="area {step}" x="2" y="2" width="14" height="14"/>'),
            _number(found[0])
            if len(found) == 1
            else f"{_number(found[0])}{DASH}{_number(found[-1])}",
        )
        for step, found in bounds.items()
    )


def _number(count: int) -> str:
    return formats.number(count, language=page_language())
