"""What a frozen plan gives: by what it fixed, with what it rests on, and when it could be known."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

import numpy as np
import pytest
from django.utils import translation
from tests.office.outcomes import playing
from tests.office.outcomes.test_pages import Browser, text_of
from tests.office.outcomes.test_plans import freeze, result, shown

from samsyn.analysis.evaluation import Unfit, matched_change
from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.outcomes import changes, tables, wording
from samsyn.office.outcomes.changes import CannotRecord
from samsyn.office.outcomes.rules import read_plan
from samsyn.vocabulary.outcomes import Period, PlanMethod

pytestmark = pytest.mark.django_db
FROM = date(2020, 1, 1)
MONTHS, BEFORE = 72, 48


def counts(seed: int, *, after: float = 1.0) -> list[int]:
    chance = np.random.default_rng(seed)
    rates = [6.0] * BEFORE + [6.0 * after] * (MONTHS - BEFORE)
    return [int(one) for one in chance.poisson(rates)]


def places(actor: Actor, own: Sequence[int], count: int = 7) -> tuple[UUID, tuple[UUID, ...]]:
    made = playing.indicator(actor)
    playing.add(actor, made, FROM, own)
    others = []
    for number in range(count):
        other = playing.indicator(actor, area=f"Ort {number}")
        playing.add(actor, other, FROM, counts(100 + number))
        others.append(other)
    return made, tuple(others)


def matched(actor: Actor, made: UUID, others: tuple[UUID, ...], **parts: Any) -> UUID:
    return freeze(actor, made, method=PlanMethod.MATCHED, others=others, **parts)


def test_a_plan_by_the_default_gives_what_the_method_gives(petra: Actor) -> None:
    made, others = places(petra, counts(1, after=0.3), 19)
    found = tables.judged(shown(petra, matched(petra, made, others)))

    assert found.found is not None
    assert found.of is not None
    assert (found.of.start, len(found.of.periods), found.found.n["donors"]) == (48, 72, 19)
    assert found.found.estimate == matched_change(found.of).estimate
    assert found.rate is not None
    assert found.rate[2] < 1
    assert found.readings[-1].rate == found.rate
    assert found.known_from in found.readings


@pytest.mark.parametrize("method", PlanMethod)
def test_every_method_says_what_it_rests_on_in_both_languages(
    petra: Actor, browser: Browser, method: PlanMethod
) -> None:
    made, others = places(petra, counts(2, after=0.5))
    one = playing.indicator(petra, area="Granne")
    playing.add(petra, one, FROM, counts(9))
    with access.acting_as(petra):
        changes.revise_indicator(
            petra,
            changes.IndicatorRevision(
                indicator_id=made,
                version=1,
                name="Skjutningar",
                starts_on=date(2024, 1, 1),
                compared_with=one,
            ),
            now=playing.NOW,
        )
    plan = freeze(petra, made, method=method, others=others if method.has_group else ())
    said = []
    for language in ("sv", "en"):
        with translation.override(language):
            answer = wording.answer_parts(tables.judged(shown(petra, plan)))
        assert answer is not None
        assert len(answer.assumptions) >= 2
        said.append({*answer.assumptions, *answer.warnings, *answer.turning})
    text = text_of(browser(petra), f"/follow-up/plans/{plan}/")

    assert not said[0] & said[1]
    assert "Det är en effekt bara om detta stämmer" in text
    assert "När det hade kunnat vara känt" in text
    assert text.count("<svg") >= 4
    assert ("own-rank" in text) is (method.has_group and method is not PlanMethod.CONFORMAL)


def test_the_frozen_exclusions_and_comparison_count_whatever_came_later(petra: Actor) -> None:
    made, others = places(petra, counts(3), 19)
    plan = matched(petra, made, others)
    before = tables.judged(shown(petra, plan))
    playing.annotate(petra, made)
    with access.acting_as(petra):
        changes.revise_indicator(
            petra,
            changes.IndicatorRevision(
                indicator_id=made,
                version=1,
                name="Skjutningar",
                starts_on=date(2023, 6, 1),
                compared_with=others[0],
            ),
            now=playing.NOW,
        )
    page = shown(petra, plan)
    after = tables.judged(page)

    assert after.found == before.found
    assert before.left_out_since is None
    assert after.left_out_since is not None
    assert "left out after the freezing as well" in result(page)


def test_what_is_left_out_of_one_place_when_it_is_frozen_is_left_out_of_all(petra: Actor) -> None:
    made, others = places(petra, counts(3))
    playing.annotate(petra, others[2])
    page = shown(petra, matched(petra, made, others))
    found = tables.judged(page)

    assert page.shown.plan.others_excluded == ((str(others[2]), "2023-02-01", "2023-02-28"),)
    assert found.of is not None
    assert "2023-02" not in found.of.periods


def test_a_place_that_lacks_a_month_stops_the_plan_and_is_named(petra: Actor) -> None:
    made, others = places(petra, counts(3))
    gap = playing.indicator(petra, area="Lucka")
    playing.add(petra, gap, FROM, counts(5)[:40])
    playing.add(petra, gap, date(2023, 6, 1), counts(5)[:31])
    page = shown(petra, matched(petra, made, (*others, gap)))

    assert [one.kind for one in tables.judged(page).stopped] == [Unfit.MISSING]
    assert "Lucka has no value for 2023-05." in result(page)


@pytest.mark.parametrize(
    ("method", "count"), [(PlanMethod.MATCHED, 4), (PlanMethod.BEFORE_AFTER, 1)]
)
def test_a_group_is_as_large_as_the_method_needs_and_none_where_it_needs_none(
    petra: Actor, method: PlanMethod, count: int
) -> None:
    made, others = places(petra, [1], count)
    with pytest.raises(CannotRecord):
        freeze(petra, made, method=method, others=others)


@pytest.mark.parametrize("parts", [{"period": Period.YEAR}, {}])
def test_a_group_has_no_other_kind_of_series_and_not_the_series_itself(
    petra: Actor, parts: dict[str, Any]
) -> None:
    made, others = places(petra, [1], 4)
    wrong = playing.indicator(petra, **parts) if parts else made
    with pytest.raises(CannotRecord):
        matched(petra, made, (*others, wrong))


def test_a_plan_of_the_first_format_is_still_read() -> None:
    old = (
        '{"area":"A","compared_definition":"","compared_with":"","definition":"D",'
        '"excluded":[["2020-01-01","2020-01-31"]],"excluding":"","fall_percent":25,'
        '"format":"samsyn-analysis-plan-1","horizon":"2025-12-31","known_after":0,'
        '"known_until":"","method":"course","period":"month","question":"Q","series":"S",'
        '"software":"0.1","source":"K","starts_on":"2024-01-01","unit":"U"}'
    )

    plan = read_plan(old)

    assert (plan.others, plan.seed, plan.format) == ((), 1, "samsyn-analysis-plan-1")
    assert plan.excluded == (("2020-01-01", "2020-01-31"),)
