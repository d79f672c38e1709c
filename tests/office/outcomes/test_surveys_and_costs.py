"""Surveys with their sampling error, and avoided costs as ranges or not at all."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from tests.office.outcomes import playing
from tests.office.outcomes.playing import NOW, TODAY
from tests.office.outcomes.test_pages import Browser, text_of, upload
from tests.office.outcomes.test_plans import freeze, shown

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.outcomes import changes, tables
from samsyn.office.outcomes.changes import CannotRecord, NewValue, VintagePlan
from samsyn.office.outcomes.tables import NoCost
from samsyn.vocabulary.outcomes import MeasureKind, OutcomeFamily, Period

pytestmark = pytest.mark.django_db
FROM = date(2020, 1, 1)


def add(actor: Actor, made: UUID, *values: dict[str, Any]) -> None:
    plan = VintagePlan(
        indicator_id=made, as_of=TODAY, values=tuple(NewValue(**one) for one in values)
    )
    with access.acting_as(actor):
        changes.add_vintage(actor, plan, now=NOW)


def survey(actor: Actor) -> UUID:
    return playing.indicator(
        actor,
        family=OutcomeFamily.SAFETY,
        kind=MeasureKind.SHARE,
        period=Period.YEAR,
        name="Otrygga utomhus",
        unit="procent",
    )


def answered(year: int, share: str, asked: int, effect: str = "1.5") -> dict[str, Any]:
    return {
        "first": date(year, 1, 1),
        "value": Decimal(share),
        "asked": asked,
        "design_effect": Decimal(effect),
    }


def cost(actor: Actor, of: UUID | None, **parts: Any) -> UUID:
    given = {
        "family": OutcomeFamily.OTHER_RESOURCES,
        "kind": MeasureKind.COST,
        "period": Period.YEAR,
        "name": "Kostnad för en skjutning",
        "unit": "kronor",
        "source": "En rapport",
        "starts_on": None,
        "cost_of": of,
    }
    return playing.indicator(actor, **{**given, **parts})


def test_two_surveys_say_their_limits_and_the_change_between_them(
    petra: Actor, stig: Actor, browser: Browser
) -> None:
    made = survey(petra)
    add(
        petra, made, answered(2022, "30", 600), answered(2023, "29", 580), answered(2025, "22", 610)
    )
    client = browser(stig)
    usual = text_of(client, f"/follow-up/{made}/")
    chosen = text_of(client, f"/follow-up/{made}/?from=2022-01-01&to=2023-01-01")

    assert "2023: 29,0 procent (24,7 till 33,7). 580 svarade, designeffekt 1,5." in usual
    assert "7,0 procentenheter lägre" in usual
    assert "Två urval av människor gör knappast detta ensamma." in usual
    assert "1,0 procentenheter lägre" in chosen
    assert "Ingen ändring alls ligger inom intervallet" in chosen


def test_a_file_may_say_how_many_answered(petra: Actor, browser: Browser) -> None:
    made = survey(petra)
    content = "år;andel;svarande;designeffekt\n2022;30;600;1,5\n2023;22;580;1,4\n".encode()
    client = browser(petra)
    status, preview = upload(client, made, content, value="andel")
    assert status == 200, preview
    hidden = {"as_of": TODAY.isoformat(), "origin": "x.csv"}
    values = preview.split('name="values" value="')[1].split('"')[0]
    assert client.post(f"/follow-up/{made}/take/", {**hidden, "values": values}).status_code == 302

    point = playing.page(petra, made).own.points[0]
    assert (point.asked, point.design_effect) == (600, Decimal("1.5"))
    assert point.limits == pytest.approx((25.7, 34.7), abs=0.1)


@pytest.mark.parametrize(
    ("kind", "parts"),
    [
        (MeasureKind.EVENTS, {"asked": 10}),
        (MeasureKind.SHARE, {"design_effect": Decimal(1)}),
        (MeasureKind.SHARE, {"asked": 10, "design_effect": Decimal("0.01")}),
        (MeasureKind.COST, {}),
    ],
)
def test_what_no_survey_and_no_cost_has_is_refused(
    petra: Actor, kind: MeasureKind, parts: dict[str, Any]
) -> None:
    events = playing.indicator(petra, period=Period.YEAR)
    made = {
        MeasureKind.EVENTS: lambda: events,
        MeasureKind.SHARE: lambda: survey(petra),
        MeasureKind.COST: lambda: cost(petra, events),
    }[kind]()
    with pytest.raises(CannotRecord):
        add(petra, made, {"first": FROM, "value": Decimal(5), **parts})


@pytest.mark.parametrize(
    "parts",
    [{"cost_of": None}, {"period": Period.MONTH}, {"kind": MeasureKind.AMOUNT}],
)
def test_a_cost_is_of_a_series_of_events_for_a_year(petra: Actor, parts: dict[str, Any]) -> None:
    events = playing.indicator(petra)
    with pytest.raises(CannotRecord):
        cost(petra, events, **parts)


def priced(actor: Actor, counts: list[int]) -> UUID:
    made = playing.indicator(actor)
    playing.add(actor, made, FROM, counts)
    price = cost(actor, made)
    amounts = {"value": Decimal(2_000_000), "low": Decimal(800_000), "high": Decimal(5_000_000)}
    add(actor, price, {"first": date(2021, 1, 1), **amounts})
    return freeze(actor, made)


def test_avoided_cost_is_a_range_from_both_ends(petra: Actor, browser: Browser) -> None:
    plan = priced(petra, [*[8] * 48, *[4] * 24])
    page = shown(petra, plan)
    found = tables.judged(page)
    (one,) = (tables.avoided(found, each) for each in page.costs)

    assert found.rate is not None
    assert one.events == pytest.approx((96 / found.rate[2] - 96, 96 / found.rate[1] - 96))
    assert one.events is not None
    assert one.total == pytest.approx((one.events[0] * 8e5, one.events[1] * 5e6))
    text = text_of(browser(petra), f"/follow-up/plans/{plan}/")
    assert "Undviken kostnad: mellan" in text
    assert "i 2021 års priser" in text
    assert "En rapport" in text


@pytest.mark.parametrize(
    ("counts", "why"),
    [
        ([*[8] * 48, *[7] * 24], NoCost.NOT_ESTABLISHED),
        ([*[3] * 48, *[8] * 24], NoCost.NOT_ESTABLISHED),
        ([*[8] * 48, *[0] * 24], NoCost.NO_LIMIT),
        ([*[8] * 48, *[4] * 20], NoCost.NO_RESULT),
    ],
)
def test_no_cost_is_told_where_no_fall_is_established(
    petra: Actor, counts: list[int], why: NoCost
) -> None:
    page = shown(petra, priced(petra, counts))

    assert tables.avoided(tables.judged(page), page.costs[0]).why is why
