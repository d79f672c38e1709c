"""Outcomes of the simulated sites: invented series shaped as such series are, and two that are new.

Every value is drawn from a seed. Counts are few, violence falls in all the country from 2024, and
what is counted is revised upwards for a year. Malmö's published years stand in a module of their
own.
"""

from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Final
from uuid import UUID

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.demo.joint_rooms import JointRoom
from samsyn.office.demo.malmo_published import load_published
from samsyn.office.demo.steering_words import INVENTED
from samsyn.office.national.rules import newest
from samsyn.office.outcomes import changes
from samsyn.office.outcomes.changes import AnnotationPlan, IndicatorPlan, NewValue, VintagePlan
from samsyn.vocabulary.outcomes import AnnotationKind, MeasureKind, OutcomeFamily, Period

_LITTLE: Final = {"uppsala": 2, "huddinge": 2}  # months that have a value
_A_MONTH: Final = {"malmo": 5.2, "goteborg": 4.4, "orebro": 1.4, "jarfalla": 0.9}
_FALLING: Final = {"malmo": 0.86}  # a year, before the start already
_NATION: Final = {2024: 0.8, 2025: 0.5}  # of the years before; the last holds from then on
_AFTER: Final = 0.78
_BEFORE: Final = 36  # months
_LATE: Final = 12  # months in which a count still grows
_SURVEYED: Final = 6  # years
_MONTH: Final = Period.MONTH
_QUARTERS: Final = 6  # whose values were known in time for their returns
_COUNTED: Final = timedelta(days=12)  # after the end of a quarter


def load_outcomes(joint: JointRoom, *, now: datetime) -> None:
    """Write the site's series through the change functions of the pages."""
    key = joint.site.profile.key
    chance = Random(f"outcomes of {key}")  # noqa: S311 - an invented series, the same every time
    with access.acting_as(joint.lead) as lead:
        shootings = changes.write_indicator(lead, _shootings(joint), now=now)
        if key in _LITTLE:
            newest = _newest(now)
            months = [newest - back for back in reversed(range(_LITTLE[key]))]
            _add(lead, shootings, [(one, chance.choice((0, 1, 2))) for one in months], now=now)
            return
        _load_counts(joint, lead, shootings, chance, now=now)
        _load_survey(joint, lead, chance, now=now)
        _load_cost(joint, lead, shootings, now=now)
        if key == "malmo":
            load_published(lead, joint.room_id, now=now)


def _load_counts(
    joint: JointRoom, lead: Actor, shootings: UUID, chance: Random, *, now: datetime
) -> None:
    others = changes.write_indicator(lead, _others(joint), now=now)
    _compare(lead, shootings, joint, others, now=now)
    begun, newest = _MONTH.number(joint.site.profile.programme_started_on), _newest(now)
    months = range(begun - _BEFORE, newest + 1)
    own = [(one, _drawn(chance, _rate(joint.site.profile.key, one, begun))) for one in months]
    _add(lead, shootings, own[:-1], now=now, days_ago=40, shrunk=chance)
    _add(lead, shootings, own[-_LATE:], now=now, days_ago=5)
    elsewhere = [(one, _drawn(chance, 18 * _nation(one))) for one in months]
    for back in _before_returns(now):
        earlier = Random(f"{joint.site.profile.key} {back}")  # noqa: S311  invented, as above
        _add(lead, shootings, own, now=now, days_ago=back, shrunk=earlier)
        _add(lead, others, elsewhere, now=now, days_ago=back)
    _add(lead, others, elsewhere, now=now)
    worst = max(own[: _BEFORE // 2], key=lambda one: one[1])[0]
    changes.annotate(
        lead,
        AnnotationPlan(
            indicator_id=shootings,
            kind=AnnotationKind.EXCLUDED,
            first=_MONTH.at(worst),
            last=_MONTH.at(worst),
            title="Ett dåd utan koppling till grupper",
            reason=f"Händelsen gällde inte våld mellan grupper. {INVENTED}",
        ),
        now=now,
    )


def _load_survey(joint: JointRoom, lead: Actor, chance: Random, *, now: datetime) -> None:
    plan = IndicatorPlan(
        room_id=joint.room_id,
        family=OutcomeFamily.SAFETY,
        kind=MeasureKind.SHARE,
        period=Period.YEAR,
        name="Otrygga utomhus sen kväll",
        definition="Andel som känner sig otrygga när de går ut ensamma sent i sitt eget område.",
        unit="procent",
        source=f"Trygghetsundersökning. {INVENTED}",
        area=joint.site.profile.name,
    )
    survey = changes.write_indicator(lead, plan, now=now)
    year = timezone.localdate(now).year
    shares = [(one, chance.uniform(24, 31)) for one in range(year - _SURVEYED, year)]
    values = tuple(
        NewValue(
            first=date(one, 1, 1),
            value=_tenths(share),
            asked=chance.randrange(540, 680),
            design_effect=Decimal("1.4"),
        )
        for one, share in shares
    )
    known = VintagePlan(
        indicator_id=survey,
        as_of=timezone.localdate(now),
        values=values,
        origin="trygghet.xlsx",
    )
    changes.add_vintage(lead, known, now=now)


def _load_cost(joint: JointRoom, lead: Actor, shootings: UUID, *, now: datetime) -> None:
    plan = IndicatorPlan(
        room_id=joint.room_id,
        family=OutcomeFamily.OTHER_RESOURCES,
        kind=MeasureKind.COST,
        period=Period.YEAR,
        name="Samhällets kostnad för en skjutning",
        definition="Vård, utredning, rättegång och kriminalvård för en skjutning med en skadad.",
        unit="kronor",
        source=f"Beräkning med lågt, mellan och högt antagande. {INVENTED}",
        area=joint.site.profile.name,
        cost_of=shootings,
    )
    cost = changes.write_indicator(lead, plan, now=now)
    low, middle, high = (Decimal(one) for one in (900_000, 2_400_000, 6_500_000))
    year = date(timezone.localdate(now).year - 2, 1, 1)
    known = VintagePlan(
        indicator_id=cost,
        as_of=timezone.localdate(now),
        values=(NewValue(first=year, value=middle, low=low, high=high),),
    )
    changes.add_vintage(lead, known, now=now)


def _shootings(joint: JointRoom) -> IndicatorPlan:
    return IndicatorPlan(
        room_id=joint.room_id,
        family=OutcomeFamily.VIOLENCE,
        kind=MeasureKind.EVENTS,
        period=_MONTH,
        name="Bekräftade skjutningar",
        definition=(
            "Krutladdat vapen som har lämnat spår eller hörts av minst två oberoende vittnen."
            " Räknas den månad det hände."
        ),
        unit="skjutningar",
        source=f"Polisens månadsräkning. {INVENTED}",
        area=joint.site.profile.name,
        starts_on=joint.site.profile.programme_started_on,
    )


def _others(joint: JointRoom) -> IndicatorPlan:
    return IndicatorPlan(
        room_id=joint.room_id,
        family=OutcomeFamily.VIOLENCE,
        kind=MeasureKind.EVENTS,
        period=_MONTH,
        name="Skjutningar på andra håll",
        definition="Samma räkning i fem kommuner som inte arbetar efter strategin.",
        unit="skjutningar",
        source=f"Polisens månadsräkning. {INVENTED}",
        area="Fem jämförelsekommuner",
        starts_on=joint.site.profile.programme_started_on,
    )


def _compare(
    lead: Actor, shootings: UUID, joint: JointRoom, others: UUID, *, now: datetime
) -> None:
    plan = _shootings(joint)
    changes.revise_indicator(
        lead,
        changes.IndicatorRevision(
            indicator_id=shootings,
            version=1,
            name=plan.name,
            starts_on=plan.starts_on,
            compared_with=others,
        ),
        now=now,
    )


def _rate(key: str, month: int, begun: int) -> float:
    falling: float = pow(_FALLING.get(key, 1.0), min(month - begun, 12) / 12)
    return _A_MONTH.get(key, 1.0) * falling * _nation(month) * (_AFTER if month >= begun else 1.0)


def _nation(month: int) -> float:
    year = _MONTH.at(month).year
    return _NATION.get(year, 1.0 if year < min(_NATION) else _NATION[max(_NATION)])


def _drawn(chance: Random, rate: float) -> int:
    """Return a Poisson count: how many exponential waits a month holds."""
    count, passed = 0, chance.expovariate(rate)
    while passed < 1:
        count, passed = count + 1, passed + chance.expovariate(rate)
    return count


def _before_returns(now: datetime) -> list[int]:
    """Return how many days ago each quarter was counted, the longest ago first."""
    today = timezone.localdate(now)
    counted = [one.last + _COUNTED for one in newest(_QUARTERS, today=today)]
    return [(today - day).days for day in counted if day < today]


def _newest(now: datetime) -> int:
    return _MONTH.number(timezone.localdate(now)) - 1


def _add(
    lead: Actor,
    indicator: UUID,
    counts: list[tuple[int, int]],
    *,
    now: datetime,
    days_ago: int = 0,
    shrunk: Random | None = None,
) -> None:
    """Add counts as known some days ago; `shrunk` lets the newest be fewer than they turned out."""
    as_of = timezone.localdate(now) - timedelta(days=days_ago)
    known = [(month, count) for month, count in counts if _MONTH.last_of(_MONTH.at(month)) < as_of]
    if shrunk is not None:
        edge = len(known) - _LATE
        known = [
            (month, max(0, count - (place > edge and shrunk.random() < 0.3)))  # noqa: PLR2004
            for place, (month, count) in enumerate(known)
        ]
    values = tuple(NewValue(first=_MONTH.at(month), value=Decimal(count)) for month, count in known)
    plan = VintagePlan(indicator_id=indicator, as_of=as_of, values=values, origin="skjutningar.csv")
    changes.add_vintage(lead, plan, now=now - timedelta(days=days_ago))


def _tenths(value: float) -> Decimal:
    return Decimal(str(round(value, 1)))
