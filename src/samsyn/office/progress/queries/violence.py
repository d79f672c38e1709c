"""The series of violence that a report follows, cut at its last day, as counts by year."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from samsyn.analysis.disclosure_control import Asked
from samsyn.office.access import Actor
from samsyn.office.outcomes.queries import Followed, overview, series_page
from samsyn.office.outcomes.rules import Point
from samsyn.office.outcomes.tables import Findings, findings
from samsyn.office.progress.queries.counting import Cells
from samsyn.office.progress.rules.facts import AFTER, BEFORE, YEAR, ViolenceFacts
from samsyn.office.releases.rules import event_cell
from samsyn.vocabulary.outcomes import MeasureKind, OutcomeFamily, Period


@dataclass(frozen=True, slots=True)
class Counted:
    """The cells of a series, and what is asked of them."""

    cells: Cells
    asks: tuple[Asked, ...]


def violence_of(actor: Actor, *, last: date, today: date) -> ViolenceFacts | None:
    """Return the site's first count of violence with a start, by the values known today.

    Whatever comes after the report's last day is left out. None where nothing is counted.
    """
    listed = overview(actor, today=today).families[OutcomeFamily.VIOLENCE]
    counted = [one for one in listed if one.kind is MeasureKind.EVENTS]
    chosen = [one for one in counted if one.compared_with] or counted
    if not chosen:
        return None
    page = series_page(actor, chosen[0].id, as_of=today)
    page = replace(
        page,
        own=_until(page.own, last),
        other=_until(page.other, last) if page.other else None,
    )
    return ViolenceFacts(page=page, found=findings(page))


def counted(of: ViolenceFacts) -> Counted:
    """Return the counts of the series by its own periods, asked for by year and by start."""
    own, points = of.page.own.indicator, of.page.own.points
    key_of = {one.first: event_cell(own.id, one.first, own.period) for one in points}
    cells = {key_of[one.first]: int(one.value) for one in points}
    asked: dict[str, Sequence[Point]] = {
        f"{YEAR}{year}": [one for one in points if one.first.year == year]
        for year in dict.fromkeys(one.first.year for one in points)
    }
    asked |= dict(_sides(of.found))
    asks = [Asked(name, tuple(key_of[one.first] for one in some)) for name, some in asked.items()]
    return Counted(cells, tuple(asks))


def _sides(found: Findings) -> Iterator[tuple[str, Sequence[Point]]]:
    if found.before:
        yield BEFORE, found.before
    if found.after:
        yield AFTER, found.after


def _until(of: Followed, last: date) -> Followed:
    period: Period = of.indicator.period
    return replace(of, points=tuple(one for one in of.points if period.last_of(one.first) <= last))
