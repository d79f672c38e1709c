"""A plan is frozen with its digest, never changed, and says what moved after it."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import translation
from tests.office.outcomes import playing
from tests.office.outcomes.playing import NOW, TODAY
from tests.office.outcomes.test_pages import Browser, text_of

from samsyn.office import access
from samsyn.office.access import Actor, NotPermitted
from samsyn.office.outcomes import changes, queries, tables, wording
from samsyn.office.outcomes.changes import CannotRecord, DeviationPlan, FreezePlan
from samsyn.office.outcomes.queries import Moved, PlanPage
from samsyn.office.outcomes.rules import digest_of, read_plan, written_plan
from samsyn.vocabulary.outcomes import PlanMethod

pytestmark = pytest.mark.django_db
FROM = date(2021, 1, 1)


def freeze(actor: Actor, made: UUID, **parts: Any) -> UUID:
    given: dict[str, Any] = {
        "indicator_id": made,
        "question": "Har skjutningarna minskat?",
        "method": PlanMethod.BEFORE_AFTER,
        "horizon": date(2025, 12, 15),
        "fall_percent": 25,
        "excluding": "Dåd utan koppling till grupper.",
    }
    with access.acting_as(actor):
        return changes.freeze(actor, FreezePlan(**{**given, **parts}), now=NOW)


def shown(actor: Actor, plan: UUID) -> PlanPage:
    with access.acting_as(actor):
        return queries.plan_page(actor, plan, today=TODAY)


def result(page: PlanPage) -> str:
    with translation.override("en"):
        return " ".join(wording.result_sentences(tables.judged(page)))


def test_the_same_plan_has_the_same_text_and_digest_and_is_read_back(petra: Actor) -> None:
    page = shown(petra, freeze(petra, playing.indicator(petra)))
    text = written_plan(page.shown.plan)

    assert page.shown.is_whole
    assert digest_of(text) == page.shown.digest
    assert read_plan(text) == page.shown.plan
    assert page.shown.plan.horizon == "2025-12-31"
    assert text.startswith('{"area":"Örebro kommun","compared_definition":')


def test_a_plan_says_what_was_known_when_it_was_frozen(petra: Actor) -> None:
    made = playing.indicator(petra)
    playing.add(petra, made, FROM, [5] * 40)

    plan = shown(petra, freeze(petra, made)).shown.plan

    assert (plan.known_until, plan.known_after) == ("2024-04", 4)


def test_no_result_is_shown_before_the_horizon_and_none_beyond_it_counts(petra: Actor) -> None:
    made = playing.indicator(petra)
    plan = freeze(petra, made)
    playing.add(petra, made, FROM, [*[5] * 36, *[1] * 23])
    early = result(shown(petra, plan))
    playing.add(petra, made, date(2025, 12, 1), [1, *[50] * 5])
    late = result(shown(petra, plan))

    assert early == "The horizon has not come, or a value up to it is missing. No result yet."
    assert "80 percent lower" in late
    assert "A fall of 25 percent or more has been shown." in late


def test_what_moved_after_the_freezing_is_said(petra: Actor) -> None:
    made = playing.indicator(petra)
    plan = freeze(petra, made)
    playing.annotate(petra, made)
    with access.acting_as(petra):
        changes.revise_indicator(
            petra,
            changes.IndicatorRevision(
                indicator_id=made,
                version=1,
                name="Skjutningar",
                starts_on=date(2024, 6, 1),
                compared_with=playing.indicator(petra),
            ),
            now=NOW,
        )

    assert shown(petra, plan).moved == (Moved.START, Moved.COMPARISON, Moved.EXCLUSIONS)


@pytest.mark.parametrize(
    "parts",
    [
        {"question": " "},
        {"horizon": date(2023, 1, 1)},
        {"method": PlanMethod.OTHER_PLACE},
        {"fall_percent": 0},
    ],
)
def test_what_cannot_be_judged_is_not_frozen(petra: Actor, parts: dict[str, Any]) -> None:
    with pytest.raises(CannotRecord):
        freeze(petra, playing.indicator(petra), **parts)


def test_the_same_plan_is_frozen_once(petra: Actor) -> None:
    made = playing.indicator(petra)
    freeze(petra, made)
    with pytest.raises(CannotRecord):
        freeze(petra, made)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE outcomes_analysisplan SET text = '{}'",
        "DELETE FROM outcomes_analysisplan",
        "UPDATE outcomes_plandeviation SET why = 'annat'",
        "DELETE FROM outcomes_plandeviation",
    ],
)
def test_neither_a_plan_nor_what_was_done_otherwise_can_be_changed(
    petra: Actor, statement: str
) -> None:
    plan = freeze(petra, playing.indicator(petra))
    noted = DeviationPlan(plan_id=plan, happened_on=TODAY, what="Ett år kortare", why="Underlag.")
    with access.acting_as(petra):
        changes.note_deviation(petra, noted, now=NOW)
        with (
            pytest.raises(DatabaseError),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)


def test_the_steering_group_reads_a_plan_and_freezes_none(
    petra: Actor, stig: Actor, browser: Browser
) -> None:
    made = playing.indicator(petra)
    plan = freeze(petra, made)
    client = browser(stig)

    text = text_of(client, f"/follow-up/plans/{plan}/")

    assert "Har skjutningarna minskat?" in text
    assert shown(petra, plan).shown.digest in text
    with pytest.raises(NotPermitted):
        freeze(stig, made, question="En annan fråga?")


def test_a_plan_is_frozen_and_noted_on_through_its_forms(petra: Actor, browser: Browser) -> None:
    made = playing.indicator(petra)
    client = browser(petra)
    frozen = client.post(
        f"/follow-up/{made}/freeze/",
        {
            "question": "Har det minskat?",
            "method": "course",
            "horizon": "2027-12-31",
            "fall_percent": "25",
        },
    )
    assert frozen.status_code == 302
    noted = {"happened_on": TODAY.isoformat(), "what": "Bytte källa", "why": "Den gamla upphörde."}

    assert client.post(f"{frozen.url}deviation/", noted).status_code == 302
    text = text_of(client, frozen.url)
    assert "Bytte källa" in text
    assert "Har det minskat?" in text_of(client, f"/follow-up/{made}/")
