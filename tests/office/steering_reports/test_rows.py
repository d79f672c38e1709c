"""A number of a report opens the rows that it counts, and says when they have changed since."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from html import unescape
from re import findall
from uuid import UUID

import pytest
from django.test import Client
from tests.office.call_ins import playing as evenings
from tests.office.coverage.playing import met
from tests.office.groups import playing as groups
from tests.office.noted import noted
from tests.office.notifications import playing as talks
from tests.office.promises_of_tests import promised
from tests.office.sanctions import playing as answers
from tests.office.steering import playing as steering
from tests.office.steering_reports import playing

from samsyn.office import access
from samsyn.office.access import Actor, NotVisible
from samsyn.office.steering_reports import changes, queries
from samsyn.office.steering_reports.changes import DraftPlan
from samsyn.office.steering_reports.queries import Behind
from samsyn.office.steering_reports.rules import (
    OF_STEERING,
    STEPS,
    WITH_ROWS,
    Measure,
    Period,
    Span,
    spans_of,
)
from samsyn.vocabulary.outcomes import Period as Length

pytestmark = pytest.mark.django_db
Browser = Callable[..., Client]
NOVEMBER = Period(Length.MONTH, date(2026, 11, 1))
DECEMBER = datetime(2026, 12, 2, 12, tzinfo=UTC)
HOME = "/steering/reports/"


def draft(actor: Actor) -> UUID:
    with access.acting_as(actor):
        plan = DraftPlan(room_id=playing.room(playing.JOINT), period=NOVEMBER)
        return changes.begin_draft(actor, plan, now=DECEMBER)


def give(actor: Actor, draft_id: UUID) -> UUID:
    with access.acting_as(actor):
        return changes.give(actor, draft_id, version=1, now=DECEMBER)


def behind(actor: Actor, report: UUID, measure: Measure, span: Span = Span.NOW) -> Behind:
    with access.acting_as(actor):
        return queries.behind_report(actor, report, measure, span)


def every_count() -> Iterator[tuple[Measure, Span]]:
    for measure in sorted(WITH_ROWS):
        for span in spans_of(measure):
            yield measure, span


def a_month_of_work(petra: Actor, vera: Actor) -> UUID:
    """A group that got a promise, shot and was answered; a call-in, talks, a late plan."""
    group = groups.group(petra, "Grupp Alm", playing.JOINT)
    person = talks.person(petra)
    groups.member(petra, person, group)
    met(petra, vera, person, times=2)
    promised(petra, group, made_on=date(2026, 11, 10))
    answers.decide(petra, answers.trigger(petra, group))
    evenings.call_in(petra, group, starts_at=datetime(2026, 11, 28, 17, tzinfo=UTC))
    steering.item(petra, due_on=date(2026, 11, 25))
    return group


def test_every_number_comes_to_what_its_rows_come_to(petra: Actor, vera: Actor) -> None:
    a_month_of_work(petra, vera)
    reader = talks.fresh(petra)
    report = give(reader, draft(reader))

    found = {asked: behind(reader, report, *asked) for asked in every_count()}

    assert not [asked for asked, one in found.items() if one.differs]
    held = {measure for (measure, _span), one in found.items() if one.rows}
    assert held >= {
        *(Measure.PLAN_LATE, Measure.NOT_READY, Measure.PROMISES_MADE, Measure.CALL_INS),
        *(Measure.DECISION, Measure.MET, Measure.TALKS, Measure.GROUPS),
    }
    assert len(found[Measure.MET, Span.NOW].rows) == 1
    assert len(found[Measure.TALKS, Span.NOW].rows) == 2
    assert found[Measure.TALKS, Span.BEFORE].rows == ()
    assert found[Measure.TALKS, Span.NOW].told is None, "two talks are too few to be told"


@pytest.mark.parametrize("measure", [Measure.MET, Measure.TALKS])
def test_who_opens_a_count_of_people_has_read_them(
    petra: Actor, vera: Actor, measure: Measure
) -> None:
    a_month_of_work(petra, vera)
    reader = talks.fresh(petra)
    report = give(reader, draft(reader))

    with access.acting_as(reader), noted() as seen:
        page = queries.behind_report(reader, report, measure, Span.NOW)

    assert {str(one.about) for one in page.rows} <= seen
    assert {one.name for one in page.rows} == {access.code_for("P", one.about) for one in page.rows}


def test_what_was_recorded_since_is_said(petra: Actor, browser: Browser) -> None:
    group = groups.group(petra, "Grupp Alm", playing.JOINT)
    report = give(petra, draft(petra))
    address = f"{HOME}{report}/rows/promises-made/now/"
    client = browser(petra)
    assert "Lika många som rapporten säger: 0." in unescape(client.get(address).content.decode())

    promised(petra, group, made_on=date(2026, 11, 10))

    text = unescape(client.get(address).content.decode())
    assert "Rapporten säger 0, och raderna ger 1 nu." in text
    assert "Rapporten ändras inte." in text


def test_the_steering_group_opens_the_rows_of_its_own_part_alone(petra: Actor, stig: Actor) -> None:
    steering.item(petra, due_on=date(2026, 11, 25))
    report = give(petra, draft(petra))

    (late,) = behind(stig, report, Measure.PLAN_LATE).rows
    assert late.name == "Styrgruppsmöte"
    for measure, span in every_count():
        if measure not in OF_STEERING:
            with pytest.raises(NotVisible):
                behind(stig, report, measure, span)


def test_every_row_leads_to_a_page_that_is_there(
    petra: Actor, vera: Actor, browser: Browser
) -> None:
    a_month_of_work(petra, vera)
    reader = talks.fresh(petra)
    report, client = give(reader, draft(reader)), browser(petra)
    shown = unescape(client.get(f"{HOME}{report}/").content.decode())

    led = set()
    for address in findall(rf'href="({HOME}{report}/rows/[^"]*)"', shown):
        page = client.get(address).content.decode()
        led |= set(findall(r'rowheader"><div class="cell"><a href="([^"]*)"', page))

    assert len(led) >= len({*STEPS})
    assert {client.get(unescape(one)).status_code for one in led} == {200}


@pytest.mark.parametrize("asked", ["rows/kept/year", "rows/nothing/now", "rows/met/ever"])
def test_a_number_that_no_report_has_opens_nothing(
    petra: Actor, browser: Browser, asked: str
) -> None:
    report = give(petra, draft(petra))

    assert browser(petra).get(f"{HOME}{report}/{asked}/").status_code == 404


def test_a_draft_that_was_given_leaves_the_list_until_it_says_something_else(petra: Actor) -> None:
    made = playing.draft(petra, summary="Lugnt.")

    with access.acting_as(petra):
        before = queries.reports(petra)
    report = playing.give(petra, made)
    with access.acting_as(petra):
        after = queries.reports(petra)
    playing.rewrite(petra, made, summary="Rättat.")
    with access.acting_as(petra):
        again = queries.reports(petra)

    assert [one.id for one in before.drafts] == [made]
    assert (after.drafts, after.corrected) == ((), frozenset())
    assert [one.id for one in again.drafts] == [made]
    assert again.corrected == {made}
    assert playing.page(petra, report).draft_id == made


def test_a_period_that_has_a_draft_is_not_offered_again(petra: Actor, stig: Actor) -> None:
    report = playing.give(petra, playing.draft(petra))
    assert playing.page(stig, report).draft_id is None

    with access.acting_as(petra):
        room = queries.reports(petra).room
        offered = [*queries.periods_without_draft(petra, room, date(2026, 11, 20))]
    assert playing.OCTOBER not in offered
    assert playing.SUMMER in offered
