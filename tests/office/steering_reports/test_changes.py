"""A report is drafted, given once, and never changes after that."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction
from tests.office.steering_reports import playing
from tests.office.steering_reports.playing import NOW, OCTOBER, SUMMER

from samsyn.office import access
from samsyn.office.access import Actor, ChangedMeanwhile, NotPermitted, NotVisible
from samsyn.office.releases import queries as releases
from samsyn.office.steering_reports import changes, queries
from samsyn.office.steering_reports.changes import CannotReport
from samsyn.office.steering_reports.models import GivenReport
from samsyn.office.steering_reports.rules import Period, read_snapshot, written_snapshot
from samsyn.vocabulary.outcomes import Period as Length

pytestmark = pytest.mark.django_db


def test_what_is_given_is_what_the_draft_showed(petra: Actor, stig: Actor) -> None:
    draft = playing.draft(petra, summary="Läget är lugnt.\n\nMer sägs sedan.")
    playing.rewrite(
        petra, draft, summary="Läget är lugnt.", risks="En\n\n Två ", decisions="Besluta om plats"
    )

    shown = playing.page_of_draft(petra, draft).snapshot
    report = playing.give(petra, draft, version=2)

    found = playing.page(stig, report)
    assert found.snapshot == shown
    assert found.snapshot.risks == ("En", "Två")
    assert found.line.by == petra.name
    assert read_snapshot(written_snapshot(shown)) == shown


def test_a_correction_is_another_report_and_the_first_one_stays(petra: Actor, stig: Actor) -> None:
    draft = playing.draft(petra)
    first = playing.give(petra, draft)
    playing.rewrite(petra, draft, summary="Rättat.")
    second = playing.give(petra, draft, version=2)

    assert playing.page(stig, first).snapshot.summary == ""
    assert playing.page(stig, first).later == playing.page(stig, second).line
    assert playing.page(stig, second).line.number == 2
    assert playing.page(stig, second).later is None


@pytest.mark.parametrize("deed", ["update", "delete"])
def test_a_report_that_was_given_is_never_changed(petra: Actor, deed: str) -> None:
    playing.give(petra, playing.draft(petra))
    rows = GivenReport.objects.all()

    with (
        access.acting_as(petra),
        pytest.raises(DatabaseError, match="never changed"),
        transaction.atomic(),
    ):
        rows.update(snapshot={}) if deed == "update" else rows.delete()


def test_counts_of_people_are_remembered_as_told(petra: Actor) -> None:
    report = playing.give(petra, playing.draft(petra))

    with access.acting_as(petra):
        (told,) = releases.released(petra, playing.room(playing.JOINT))
    names = {one.name for one in told.answers}
    assert names == {f"{measure}:{s}" for measure in ("met", "talks") for s in _SPANS}
    figure = playing.page(petra, report).snapshot.figure("met")
    assert {s: getattr(figure, s) for s in _SPANS} == {
        s: next(one.count for one in told.answers if one.name == f"met:{s}") for s in _SPANS
    }


_SPANS = ("now", "before", "year")


def test_somebody_who_was_overtaken_gives_nothing(petra: Actor, mona: Actor) -> None:
    draft = playing.draft(petra)
    playing.rewrite(mona, draft, summary="Monas ord.")

    with pytest.raises(ChangedMeanwhile, match=mona.name):
        playing.give(petra, draft, version=1)
    with access.acting_as(petra):
        assert not queries.reports(petra).given


@pytest.mark.parametrize(
    ("period", "said"),
    [
        (Period(Length.MONTH, date(2026, 11, 1)), "är inte slut"),
        (Period(Length.QUARTER, date(2026, 10, 1)), "är inte slut"),
        (OCTOBER, "finns redan ett utkast"),
    ],
)
def test_a_period_that_runs_or_has_a_draft_is_refused(
    petra: Actor, period: Period, said: str
) -> None:
    playing.draft(petra)

    with pytest.raises(CannotReport, match=said):
        playing.draft(petra, period)


def test_a_month_and_a_quarter_have_drafts_of_their_own(petra: Actor) -> None:
    assert playing.draft(petra) != playing.draft(petra, SUMMER)


def test_the_steering_group_reads_what_was_given_and_no_draft(petra: Actor, stig: Actor) -> None:
    draft = playing.draft(petra)
    with access.acting_as(stig):
        assert queries.reports(stig).drafts == ()
        with pytest.raises(NotVisible):
            queries.draft_to_edit(stig, draft)
        with pytest.raises(NotVisible):
            changes.give(stig, draft, version=1, now=NOW)
        with pytest.raises(NotPermitted):
            playing.draft(stig)


def test_nobody_of_another_site_finds_the_report(petra: Actor, otto: Actor) -> None:
    draft = playing.draft(petra)
    report = playing.give(petra, draft)

    for ask in (lambda: playing.page(otto, report), lambda: playing.page_of_draft(otto, draft)):
        with pytest.raises(NotVisible):
            ask()


def test_every_coordinator_gives_the_same_figures(petra: Actor, mona: Actor) -> None:
    draft = playing.draft(petra)

    assert (
        playing.page_of_draft(petra, draft).snapshot == playing.page_of_draft(mona, draft).snapshot
    )


def test_periods_that_have_ended_are_offered_the_newest_first() -> None:
    offered = [*queries.open_periods(date(2026, 11, 20))]

    assert offered[0] == OCTOBER
    assert SUMMER in offered
    assert all(one.last < date(2026, 11, 20) for one in offered)
    assert OCTOBER.year[0] == date(2025, 11, 1)
    assert SUMMER.before == Period(Length.QUARTER, date(2026, 4, 1))
