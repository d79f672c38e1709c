"""Malmö's published shootings of 2016 to 2022 as a series of the demo, and two plans frozen on it.

The seven counts are facts that Malmö stad has published (https://malmo.se/Fakta-och-statistik/
Trygghet--sakerhet.html, source: Polisen and Brå); those of Region Syd are from Polismyndigheten,
Sprängningar och skjutningar. The questions are those of the evaluations of February 2021 and
December 2023. The plans were frozen with the answer in hand, and say so themselves.
"""

from datetime import date, datetime
from decimal import Decimal
from typing import Final
from uuid import UUID

from samsyn.office.access import Actor
from samsyn.office.outcomes import changes
from samsyn.office.outcomes.changes import FreezePlan, IndicatorPlan, NewValue, VintagePlan
from samsyn.vocabulary.outcomes import MeasureKind, OutcomeFamily, Period, PlanMethod

CITY: Final = {2016: 61, 2017: 65, 2018: 47, 2019: 34, 2020: 20, 2021: 21, 2022: 29}
REGION: Final = {2018: 86, 2019: 76, 2020: 56, 2021: 65, 2022: 86}  # Region Syd; 2017 has gaps
FOLLOWED: Final = date(2019, 1, 1)  # first call-in October 2018: the first whole year after it
_CITY_SOURCE: Final = "Malmö stad, Fakta och statistik: Trygghet och säkerhet (Polisen och Brå)"
_REGION_SOURCE: Final = "Polismyndigheten, Sprängningar och skjutningar"
_COUNTED: Final = "Skjutningar under året, som Malmö stad har publicerat dem."
_AROUND: Final = (
    "Bekräftade skjutningar i hela polisregionen, Malmö inräknat. Polisen räknar inte alldeles som"
    " staden gör, och tiden före 2018 har luckor: serien jämförs därför inte med Malmös."
)


def load_published(lead: Actor, room_id: int, *, now: datetime) -> None:
    """Write the series and their frozen plans through the change functions of the pages."""
    _series(lead, _plan(room_id, "Region Syd", _AROUND, _REGION_SOURCE), REGION, now=now)
    city = _series(lead, _plan(room_id, "Malmö", _COUNTED, _CITY_SOURCE), CITY, now=now)
    for year in (2019, 2022):
        plan = FreezePlan(
            indicator_id=city,
            question=f"Minskade skjutningarna till och med {year} mer än de redan gjorde?",
            method=PlanMethod.COURSE,
            horizon=date(year, 12, 31),
            fall_percent=35,
            excluding="Inget: åren är publicerade som de är.",
        )
        changes.freeze(lead, plan, now=now)


def _plan(room_id: int, area: str, definition: str, source: str) -> IndicatorPlan:
    return IndicatorPlan(
        room_id=room_id,
        family=OutcomeFamily.VIOLENCE,
        kind=MeasureKind.EVENTS,
        period=Period.YEAR,
        name="Skjutningar per år, publicerade",
        definition=definition,
        unit="skjutningar",
        source=source,
        area=area,
        starts_on=FOLLOWED,
        is_published=True,
    )


def _series(lead: Actor, plan: IndicatorPlan, counts: dict[int, int], *, now: datetime) -> UUID:
    made = changes.write_indicator(lead, plan, now=now)
    values = tuple(
        NewValue(first=date(year, 1, 1), value=Decimal(count)) for year, count in counts.items()
    )
    known = VintagePlan(
        indicator_id=made, as_of=date(2023, 12, 1), values=values, origin="malmo.se"
    )
    changes.add_vintage(lead, known, now=now)
    return made
