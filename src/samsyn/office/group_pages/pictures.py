"""The group's pictures: violence on one time axis, and where the group moves."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from django.utils.translation import gettext as _

from samsyn.charts import Area, Chart, IncidentMark, Swimlane, area_map, swimlane
from samsyn.office.group_pages.queries import GroupIncident
from samsyn.office.groups.queries import GroupSheet
from samsyn.vocabulary.incidents import GroupSide

YEAR = timedelta(days=365)
MAP_SIZE = (776.0, 220.0)  # as wide as a card; low, for it holds an area or two
WORTH_SAYING = 30  # days without violence between the last two incidents by the group


def timeline(
    incidents: Sequence[GroupIncident], *, group: str, today: date, words: Mapping[str, str]
) -> Chart:
    """Draw violence by and against the group, twelve months."""
    lanes = Swimlane(
        by_group=_marks(incidents, GroupSide.ACTING, words),
        against_group=_marks(incidents, GroupSide.TARGETED, words),
        gap=last_gap(incidents),
        has_measures=False,
    )
    return swimlane(lanes, today=today, group=group)


def last_gap(incidents: Sequence[GroupIncident]) -> tuple[date, date] | None:
    """Return the days of the last two incidents by the group, if they lie far apart."""
    days = sorted(one.day for one in incidents if one.side == GroupSide.ACTING.value)[-2:]
    apart = len(days) == 2 and (days[1] - days[0]).days >= WORTH_SAYING  # noqa: PLR2004  two ends
    return (days[0], days[1]) if apart else None


def territory(
    sheet: GroupSheet, incidents: Sequence[GroupIncident], *, today: date
) -> Chart | None:
    """Draw the areas where the group moves, if any has an outline."""
    recent = [one for one in incidents if today - YEAR < one.day <= today]
    areas = [
        Area(name=one.areas, rings=(one.outline,), count=_in_area(one.areas, recent))
        for one in sheet.territories
        if one.outline
    ]
    if not areas:
        return None
    return area_map(
        areas, measure=_("Incidents with the group on a side, twelve months"), most=MAP_SIZE
    )


def _in_area(areas: str, incidents: Sequence[GroupIncident]) -> int:
    names = {name.strip().casefold() for name in areas.split(",")}
    return len({one.id for one in incidents if one.area.casefold() in names})


def _marks(
    incidents: Sequence[GroupIncident], side: GroupSide, words: Mapping[str, str]
) -> tuple[IncidentMark, ...]:
    return tuple(
        IncidentMark(
            day=one.day,
            kind=one.kind,
            harm=one.harm,
            name=", ".join(part for part in (words.get(one.kind, one.kind), one.area) if part),
        )
        for one in incidents
        if one.side == side.value
    )
