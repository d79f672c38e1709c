"""The design helper asks in steps, loses nothing on the way back, and refuses what cannot be."""

from datetime import date
from html import unescape
from re import findall
from typing import Any
from uuid import UUID

import numpy as np
import pytest
from django.test import Client
from tests.office.outcomes import playing
from tests.office.outcomes.test_pages import Browser
from tests.office.outcomes.test_plans import shown

from samsyn.office.access import Actor
from samsyn.vocabulary.outcomes import PlanMethod

pytestmark = pytest.mark.django_db
PAGE = "/follow-up/design/"
FROM = date(2017, 1, 1)
MONTHS = 84  # to the start


def site(actor: Actor, count: int = 19, *, mean: float = 9.0) -> tuple[UUID, list[UUID]]:
    chance = np.random.default_rng(5)
    made = [playing.indicator(actor, area=f"Ort {number}") for number in range(count + 1)]
    for one in made:
        playing.add(actor, one, FROM, [int(n) for n in chance.poisson(mean, MONTHS)])
    return made[0], made[1:]


def answers(series: UUID, others: list[UUID], **parts: Any) -> dict[str, Any]:
    return {
        "what": "Första call-in",
        "starts_on": "2024-01-01",
        "series": str(series),
        "others": [str(one) for one in others],
        "horizon": "2029-12-31",
        "fall_percent": "40",
        "excluding": "Dåd utan koppling till grupper.",
        **parts,
    }


def step(client: Client, number: object, given: dict[str, Any], *, status: int = 200) -> str:
    answer = client.post(PAGE, {**given, "step": str(number)})
    assert answer.status_code == status
    return unescape(answer.content.decode())


def test_five_steps_lead_to_a_plan_frozen_with_the_default(petra: Actor, browser: Browser) -> None:
    made, others = site(petra)
    client = browser(petra)
    given = answers(made, others)
    first = unescape(client.get(PAGE).content.decode())
    last = step(client, 4, given)
    frozen = client.post(PAGE, {**given, "step": "freeze"})

    assert "Vad har ändrats?" in first
    assert "steg 1 av 5" in first
    assert "Underlaget bär upplägget." in last
    assert frozen.status_code == 302
    plan = shown(petra, UUID(frozen.url.rstrip("/").rsplit("/", 1)[1])).shown.plan
    assert plan.method is PlanMethod.MATCHED
    assert {series for series, _ in plan.others} == {str(one) for one in others}
    assert (plan.starts_on, plan.horizon, plan.fall_percent) == ("2024-01-01", "2029-12-31", 40)
    assert plan.question == "Minskade Bekräftade skjutningar, Ort 0 efter detta: Första call-in?"


def test_nothing_is_lost_on_the_way_back_and_nothing_asked_for_too_early(
    petra: Actor, browser: Browser
) -> None:
    made, others = site(petra, 3)
    client = browser(petra)
    third = step(client, 2, {"what": "X", "starts_on": "2024-01-01", "series": str(made)})
    back = step(client, 0, answers(made, others))

    assert "Fel:" not in third
    assert third.count('type="checkbox"') == 3
    hidden = dict(findall(r'type="hidden" name="(\w+)" value="([^"]*)"', back))
    assert hidden["horizon"] == "2029-12-31"
    assert back.count('name="others"') == 3
    assert 'value="Första call-in"' in back


def test_a_step_that_is_not_answered_is_shown_again(petra: Actor, browser: Browser) -> None:
    made, others = site(petra, 3)
    text = step(browser(petra), 4, answers(made, others, starts_on="i våras"), status=422)

    assert "steg 1 av 5" in text
    assert "Skriv en dag" in text


@pytest.mark.parametrize(
    ("count", "parts", "sentence"),
    [
        (1, {}, "Platser att jämföra med: 1."),
        (0, {}, "Platser att jämföra med: 0."),
        (3, {"starts_on": "2017-01-01"}, "Strategin pågår från den första period"),
        (3, {"starts_on": "2017-06-01"}, "Bara 5 perioder före starten"),
        (3, {"horizon": "2024-06-30"}, "Vid horisonten, 6 månader efter starten"),
        (3, {"fall_percent": "10"}, "går troligen aldrig att skilja"),
    ],
)
def test_what_the_data_cannot_bear_is_refused_with_its_reason_and_not_frozen(
    petra: Actor, browser: Browser, count: int, parts: dict[str, str], sentence: str
) -> None:
    made, others = site(petra, count)
    client = browser(petra)
    given = answers(made, others, **parts)
    text = step(client, 4, given)
    again = step(client, "freeze", given)

    assert sentence in text
    assert "Underlaget bär inte upplägget." in again
    assert 'value="freeze"' not in text


def test_a_month_that_is_missing_and_a_place_of_zeros_are_named(
    petra: Actor, browser: Browser
) -> None:
    made, others = site(petra, 3)
    gap, none = (playing.indicator(petra, area=area) for area in ("Lucka", "Tyst"))
    playing.add(petra, gap, FROM, [4] * 40)
    playing.add(petra, gap, date(2020, 6, 1), [4] * (MONTHS - 41))
    playing.add(petra, none, FROM, [0] * MONTHS)
    text = step(browser(petra), 4, answers(made, [*others, gap, none]))

    assert "Lucka saknar värde för 2020-05." in text
    assert "Inget hände i Tyst före starten" in text


def test_with_few_places_chance_is_taken_from_time_and_that_is_said(
    petra: Actor, browser: Browser
) -> None:
    made, others = site(petra, 6)
    text = step(browser(petra), 4, answers(made, others))

    assert "slumpen tagen ur tiden" in text
    assert "19 behövs för standardsättet" in text


def test_who_only_reads_designs_nothing(stig: Actor, browser: Browser) -> None:
    assert browser(stig).get(PAGE).status_code == 403
