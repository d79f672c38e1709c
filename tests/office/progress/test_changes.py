"""A report is drafted, worded, approved by another, published and never changed."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction
from tests.office.outcomes import playing as outcomes
from tests.office.progress import playing
from tests.office.progress.playing import FIRST, LAST, NOW

from samsyn.office import access
from samsyn.office.access import Actor, ChangedMeanwhile, NotPermitted
from samsyn.office.progress import changes, queries
from samsyn.office.progress.changes import CannotReport, WithdrawalPlan
from samsyn.office.progress.models import Issue, PublishedIssue
from samsyn.office.progress.rules import digest_of
from samsyn.office.steering.changes import Evidence, begin_start_up
from samsyn.vocabulary.steering import StartUpTask

pytestmark = pytest.mark.django_db


def refused(do: Callable[[], object]) -> str:
    with pytest.raises(CannotReport) as found, transaction.atomic():
        do()
    return " ".join(found.value.reasons)


def test_a_site_without_records_gets_a_draft_that_reads_well(petra: Actor) -> None:
    page = playing.page(petra, playing.drafted(petra))

    said = {one.computed.key: one.computed.text for one in page.worded}
    assert said["call_ins"].sv == "Inget call-in hölls under perioden."
    assert said["talks"].en == "No individual talk was held in the period."
    assert page.draft.headline.sv == "Arbetet är beslutat"
    assert all(one.sv and one.en and one.sv != one.en for one in said.values())
    assert page.line.state.value == "draft"


def test_a_start_up_that_goes_on_says_how_far_it_is_and_what_the_message_waits_for(
    petra: Actor,
) -> None:
    done = Evidence(evidence="Beslutat.", evidence_on=LAST)
    later = Evidence(evidence="Bemannad.", evidence_on=LAST + timedelta(days=2))
    proved = {StartUpTask.MANDATE: done, StartUpTask.HELP_LINE_STAFFED: later}
    with access.acting_as(petra):
        begin_start_up(petra, playing.room(playing.JOINT), now=NOW, proved=proved)

    draft = playing.page(petra, playing.drafted(petra)).draft

    said = {one.key: one.text for one in draft.sentences}
    assert "1 av 11 steg var klart när perioden slutade" in said["start_up"].sv
    assert "1 of 11 steps was done" in said["start_up"].en
    assert "bemannad och provad" in said["help_before_message"].sv


def test_a_start_up_that_has_not_begun_is_not_spoken_of(petra: Actor) -> None:
    draft = playing.page(petra, playing.drafted(petra)).draft

    assert draft.sentence("start_up") is None
    assert draft.sentence("help_before_message") is None


@pytest.mark.parametrize(
    ("first", "last", "why"),
    [
        (date(2026, 5, 2), LAST, "hela månader"),
        (FIRST, date(2026, 10, 30), "hela månader"),
        (FIRST, date(2026, 11, 30), "är inte slut"),
        (date(2026, 11, 1), LAST, "kommer före"),
        (date(2020, 1, 1), LAST, "högst tre år"),
    ],
)
def test_a_period_is_whole_months_that_are_over(
    petra: Actor, first: date, last: date, why: str
) -> None:
    assert why in refused(lambda: playing.drafted(petra, first, last))


def test_only_coordinators_draft(stig: Actor, aino: Actor) -> None:
    for who in (stig, aino):
        with pytest.raises(NotPermitted):
            playing.drafted(who)


def test_a_figure_that_nobody_computed_is_refused(petra: Actor) -> None:
    issue = playing.drafted(petra)

    reason = refused(lambda: playing.worded(petra, issue, "talks", "Vi höll 12 samtal."))

    assert "12" in reason
    assert "inte bland dem som räknades fram" in reason


def test_a_person_in_the_records_is_never_named(petra: Actor, mona: Actor) -> None:
    playing.known_person(petra, "Kim", "Granlöv")
    issue = playing.drafted(petra)

    for who in (petra, mona):
        reason = refused(lambda who=who: playing.worded(who, issue, "own_lead", "Tack, Granlöv."))
        assert "Granlöv" in reason


def test_a_reworded_sentence_stands_in_the_report_with_its_figures(
    petra: Actor, mona: Actor
) -> None:
    issue = playing.drafted(petra)
    playing.worded(petra, issue, "talks", "Samtalen vilade.")
    playing.worded(petra, issue, "talks", "The talks rested.", language="en")
    playing.publish(mona, issue)

    found = playing.shown(issue).sentence("talks")

    assert found is not None
    assert (found.text.sv, found.text.en) == ("Samtalen vilade.", "The talks rested.")


def test_a_sentence_in_one_language_alone_is_not_approved(petra: Actor, mona: Actor) -> None:
    issue = playing.drafted(petra)
    playing.worded(petra, issue, "own_lead", "Ett eget stycke.")

    assert "bara på ett språk" in refused(lambda: playing.approved(mona, issue))


def test_whoever_has_written_does_not_approve(petra: Actor, mona: Actor, frida: Actor) -> None:
    issue = playing.drafted(petra)
    playing.worded(mona, issue, "talks", "Samtalen vilade.")
    playing.worded(mona, issue, "talks", "The talks rested.", language="en")

    for who in (petra, mona):
        assert "Du har skrivit" in refused(lambda who=who: playing.approved(who, issue))
    playing.approved(frida, issue)
    assert playing.page(frida, issue).approved_by == "Frida"


def test_the_database_refuses_a_writers_approval_too(petra: Actor) -> None:
    issue = playing.drafted(petra)
    with access.acting_as(petra), pytest.raises(DatabaseError), transaction.atomic():
        Issue.objects.filter(pk=issue).update(approved_by_id=petra.staff_id, approved_at=NOW)


def test_an_approval_can_be_taken_back_until_publication(petra: Actor, mona: Actor) -> None:
    issue = playing.drafted(petra)
    playing.approved(mona, issue)
    assert "är godkänd" in refused(lambda: playing.worded(petra, issue, "talks", "Nej."))

    with access.acting_as(petra):
        changes.take_approval_back(petra, issue, now=NOW)
    playing.worded(petra, issue, "own_lead", "Ja.")

    playing.worded(petra, issue, "own_lead", "Yes.", language="en")
    playing.publish(mona, issue)
    with access.acting_as(mona):
        assert "Påbörja en rättelse" in refused(
            lambda: changes.take_approval_back(mona, issue, now=NOW)
        )


def test_nothing_is_published_without_approval(petra: Actor) -> None:
    issue = playing.drafted(petra)
    with access.acting_as(petra):
        assert "Någon annan måste" in refused(lambda: changes.publish(petra, issue, now=NOW))
    assert not PublishedIssue.objects.exists()


def test_records_that_move_after_approval_stop_the_publication(petra: Actor, mona: Actor) -> None:
    issue = playing.drafted(petra)
    playing.approved(mona, issue)
    made = outcomes.indicator(petra)
    outcomes.add(petra, made, date(2023, 1, 1), [9] * 30)

    with access.acting_as(mona):
        assert "andra siffror" in refused(lambda: changes.publish(mona, issue, now=NOW))
        changes.take_approval_back(mona, issue, now=NOW)
    with access.acting_as(petra):
        version = queries.issue_page(petra, issue).version
        changes.fetch_anew(petra, issue, version=version, now=NOW)
    playing.publish(mona, issue)
    assert playing.shown(issue).violence is not None


def test_what_is_published_stays_as_it_was_whatever_the_records_do(
    petra: Actor, mona: Actor
) -> None:
    made = outcomes.indicator(petra)
    outcomes.add(petra, made, date(2023, 1, 1), [9] * 30)
    issue = playing.published(petra, mona)
    before = PublishedIssue.objects.get(issue_ref=issue)

    outcomes.add(petra, made, date(2023, 1, 1), [1] * 30, now=NOW + timedelta(days=1))

    after = PublishedIssue.objects.get(issue_ref=issue)
    assert after.text == before.text
    assert digest_of(after.text) == after.digest


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE progress_publishedissue SET text = 'nytt'",
        "UPDATE progress_publishedissue SET number = 9",
        "DELETE FROM progress_publishedissue",
        "UPDATE progress_issue SET drafted = '{}' WHERE published_at IS NOT NULL",
        "DELETE FROM progress_issue",
    ],
)
def test_the_database_changes_nothing_that_is_published(
    petra: Actor, mona: Actor, sql: str
) -> None:
    issue = playing.published(petra, mona)
    before = PublishedIssue.objects.get(issue_ref=issue)
    with access.acting_as(petra), suppress(DatabaseError), transaction.atomic():
        connection.cursor().execute(sql)

    after = PublishedIssue.objects.get(issue_ref=issue)
    with access.acting_as(petra):
        kept = access.get_visible(petra, Issue.objects, pk=issue)
    assert (after.text, after.number) == (before.text, before.number)
    assert kept.drafted.startswith('{"brand"')


def test_another_site_neither_publishes_nor_withdraws_here(
    petra: Actor, mona: Actor, otto: Actor
) -> None:
    issue = playing.published(petra, mona)
    with access.acting_as(otto):
        assert PublishedIssue.objects.update(withdrawn_at=NOW, withdrawn_sv="Nej") == 0
        row = PublishedIssue.objects.get(issue_ref=issue)
        row.pk, row.issue_ref, row.number = UUID(int=7), UUID(int=8), 9
        with pytest.raises(DatabaseError), transaction.atomic():
            row.save(force_insert=True)


def test_a_correction_is_a_new_revision_that_says_what_changed(petra: Actor, mona: Actor) -> None:
    issue = playing.drafted(petra)
    playing.worded(petra, issue, "own_lead", "Ett stycke.")
    playing.worded(petra, issue, "own_lead", "A paragraph.", language="en")
    playing.publish(mona, issue)

    correction = playing.corrected(petra, issue)
    playing.publish(mona, correction)

    newest, first = queries.report("orebro", 1), queries.report("orebro", 1, 1)
    assert newest is not None
    assert first is not None
    assert newest.snapshot.revision == 2
    assert newest.snapshot.changed.sv == "Fler samtal är med."
    assert newest.snapshot.draft.sentence("own_lead") is not None
    assert not first.is_newest
    assert [one.revision for one in newest.others] == [1]
    with access.acting_as(petra):
        assert "redan påbörjad" in refused(lambda: playing.corrected(petra, issue))


def test_a_withdrawn_report_leaves_a_line(petra: Actor, mona: Actor) -> None:
    issue = playing.published(petra, mona)
    plan = WithdrawalPlan(issue_id=issue, why_sv="Fel period.", why_en="Wrong period.")
    with access.acting_as(mona):
        changes.withdraw(mona, plan, now=NOW)
        assert "redan återtagen" in refused(lambda: changes.withdraw(mona, plan, now=NOW))

    line = queries.withdrawn("orebro", 1)
    assert queries.report("orebro", 1) is None
    assert line is not None
    assert line.why.en == "Wrong period."


def test_one_chooses_oneself_to_be_a_contact(petra: Actor, mona: Actor, frida: Actor) -> None:
    issue = playing.drafted(petra)
    for who in (mona, frida, frida):  # Frida thinks better of it
        with access.acting_as(who):
            changes.stand_as_contact(who, issue, now=NOW)
    playing.publish(mona, issue)

    found = queries.report("orebro", 1)
    assert found is not None
    assert [one.name for one in found.snapshot.contacts] == ["Mona"]


def test_two_who_word_one_sentence_are_told(petra: Actor, frida: Actor) -> None:
    issue = playing.drafted(petra)
    playing.worded(petra, issue, "own_lead", "Ett.")
    with pytest.raises(ChangedMeanwhile):
        playing.worded(frida, issue, "own_lead", "Andra ord.", version=0)


def test_the_same_records_give_the_same_bytes(petra: Actor, frida: Actor) -> None:
    made = outcomes.indicator(petra)
    outcomes.add(petra, made, date(2023, 1, 1), [9] * 30)
    first, other = playing.drafted(petra), playing.drafted(frida)
    with access.acting_as(petra):
        drafts = [access.get_visible(petra, Issue.objects, pk=pk).drafted for pk in (first, other)]
    assert drafts[0] == drafts[1]
