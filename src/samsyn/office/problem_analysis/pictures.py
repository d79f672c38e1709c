"""The pictures of each section, drawn of the figures alone; none where there are too few."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from markupsafe import Markup

from samsyn import charts
from samsyn.analysis.uncertainty.proportions import wilson
from samsyn.charts.waffle import MOST_SQUARES
from samsyn.office.networks import pictures as networks
from samsyn.office.problem_analysis.rules import FEWEST, Findings, Row, Section
from samsyn.office.problem_analysis.tables import listed_of, membership_of, spread_of, violence_of
from samsyn.office.problem_analysis.wording import involved_title, kind_name, number, weapon_name

MOST_ROWS: Final = 12
_TENTHS: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A chart with its title, and a legend if it has none of its own."""

    chart: charts.Chart
    title: str
    legend: Sequence[tuple[Markup, str]] = ()


def pictures(found: Findings, section: Section) -> list[Picture]:
    """Return the pictures of a section."""
    draw = _DRAWN.get(section)
    return list(draw(found)) if draw and found.incidents else []


def _violence(found: Findings) -> Iterator[Picture]:
    rows = [
        charts.Covered(name=kind_name(row.name), yes=row.reviewed, unknown=0, whole=row.incidents)
        for row in found.kinds
    ]
    chart = charts.coverage_bars(rows, measure=_("Reviewed"), whole=_("Incidents"))
    yield Picture(chart=chart, title=_("Incidents by kind, and how many have been reviewed"))


def _involved(found: Findings) -> Iterator[Picture]:
    title = involved_title(found)
    if found.incidents > MOST_SQUARES:
        row = charts.Covered(
            name=_("All incidents"), yes=found.yes, unknown=found.unknown, whole=found.incidents
        )
        chart = charts.coverage_bars([row], measure=_("With a member"), whole=_("Incidents"))
    else:
        parts = [
            charts.Counted(name=_("With a member"), count=found.yes, sort=charts.Square.YES),
            charts.Counted(name=_("Not known"), count=found.unknown, sort=charts.Square.UNKNOWN),
            charts.Counted(name=_("Without"), count=found.no, sort=charts.Square.NO),
        ]
        chart = charts.waffle(parts, measure=_("Incidents"))
    yield Picture(chart=chart, title=title)


def _concentration(found: Findings) -> Iterator[Picture]:
    if shares := networks.shares_of_groups(violence_of(found)):
        yield Picture(chart=shares, title=_("Groups' share of incidents with a known acting group"))
    if spread := networks.spread(spread_of(found)):
        yield Picture(chart=spread, title=_("How suspicions are spread over people"))
    if members := networks.members(membership_of(found)):
        yield Picture(chart=members, title=_("Members, inhabitants and violence"))


def _groups(found: Findings) -> Iterator[Picture]:
    if graph := networks.conflict_graph(listed_of(found)):
        legend = networks.group_legend()
        yield Picture(chart=graph, title=_("Conflicts and alliances"), legend=legend)


def _places(found: Findings) -> Iterator[Picture]:
    if found.incidents - found.without_area >= FEWEST:
        rows = [_with_member(row) for row in _merged(found.areas)]
        chart = charts.coverage_bars(rows, measure=_("With a member"), whole=_("Incidents"))
        yield Picture(chart=chart, title=_("Incidents by area, and in how many a member was"))
    if found.hexagons:
        cells = [
            charts.Cell(
                x=one.x,
                y=one.y,
                count=one.count,
                low=one.low / _TENTHS,
                high=one.high / _TENTHS,
                name=one.name,
                stands_out=one.stands_out,
            )
            for one in found.hexagons
        ]
        chart = charts.hexagons(cells, across_metres=1000.0, measure=_("Incidents"))
        yield Picture(chart=chart, title=_("Incidents by hexagons a kilometre across"))


def _merged(areas: Sequence[Row]) -> list[Row]:
    """Return the areas with most incidents; the others as one."""
    if len(areas) <= MOST_ROWS:
        return list(areas)
    rest = areas[MOST_ROWS - 1 :]
    other = Row(
        name=_("%(count)s other areas") % {"count": number(len(rest))},
        incidents=sum(row.incidents for row in rest),
        reviewed=sum(row.reviewed for row in rest),
        yes=sum(row.yes for row in rest),
        unknown=sum(row.unknown for row in rest),
    )
    return [*areas[: MOST_ROWS - 1], other]


def _with_member(row: Row) -> charts.Covered:
    return charts.Covered(name=row.name, yes=row.yes, unknown=row.unknown, whole=row.incidents)


def _times(found: Findings) -> Iterator[Picture]:
    if found.incidents - found.without_time >= FEWEST:
        chart = charts.week_grid(found.week, measure=_("Incidents"), unknown=found.without_time)
        yield Picture(chart=chart, title=_("Incidents by day of the week and time"))


def _weapons(found: Findings) -> Iterator[Picture]:
    known = found.incidents - found.without_weapon
    if known < FEWEST:
        return
    rows = [
        charts.Estimated(
            name=weapon_name(name),
            value=held.share,
            interval=(held.low, held.high),
            told=_("%(part)s of %(whole)s") % {"part": number(count), "whole": number(known)},
        )
        for name, count in found.weapons
        if (held := wilson(count, known))
    ]
    measured = charts.Measured(
        name=_("Share of incidents with a known weapon"), is_share=True, rows=_("Weapon")
    )
    yield Picture(chart=charts.estimates(rows, measured), title=_("Weapons, where they are known"))


_DRAWN: Final[dict[Section, Callable[[Findings], Iterator[Picture]]]] = {
    Section.VIOLENCE: _violence,
    Section.INVOLVED: _involved,
    Section.CONCENTRATION: _concentration,
    Section.GROUPS: _groups,
    Section.PLACES: _places,
    Section.TIMES: _times,
    Section.WEAPONS: _weapons,
}
