"""A report is written, reviewed by somebody else, frozen, and never changed after that."""

import pytest
from django.db import DatabaseError, connection, transaction
from tests.office.problem_analysis import playing
from tests.office.situation.playing import happened, shooting

from samsyn.office import access
from samsyn.office.access import Actor, ChangedMeanwhile, NotPermitted, NotVisible
from samsyn.office.problem_analysis.changes import CannotAnalyse
from samsyn.office.problem_analysis.rules import Section
from samsyn.vocabulary.incidents import MemberInvolved

pytestmark = pytest.mark.django_db


def test_who_wrote_in_a_report_does_not_review_it(petra: Actor, aino: Actor) -> None:
    report = playing.begun(aino)
    playing.write(aino, report, "Våldet är samlat.")
    playing.write(petra, report, "Kvällar.", Section.TIMES)

    for writer in (aino, petra):
        assert not playing.page(writer, report).may_review
        with pytest.raises(CannotAnalyse, match="Låt en kollega granska den"):
            playing.review(writer, report)


def test_a_report_that_says_nothing_yet_is_not_reviewed(petra: Actor, aino: Actor) -> None:
    report = playing.begun(aino)

    with pytest.raises(CannotAnalyse, match="Ingen har skrivit vad analysen säger"):
        playing.review(petra, report)


def test_a_review_is_of_what_was_shown(petra: Actor, aino: Actor) -> None:
    report = playing.begun(aino)
    playing.write(aino, report, "Våldet är samlat.")
    opened = playing.page(petra, report).snapshot.digest
    happened(petra, shooting(2))

    with pytest.raises(CannotAnalyse, match="Rapporten har ändrats sedan du öppnade den"):
        playing.review(petra, report, seen=opened)


def test_figures_that_change_take_the_review_away(petra: Actor, aino: Actor) -> None:
    report = playing.begun(aino)
    playing.write(aino, report, "Våldet är samlat.")
    playing.review(petra, report)
    assert playing.page(aino, report).is_reviewed
    happened(petra, shooting(2))

    page = playing.page(aino, report)

    assert page.is_overtaken
    assert not page.is_reviewed
    with pytest.raises(CannotAnalyse, match="Låt rapporten granskas igen"):
        playing.freeze(petra, report)


def test_a_frozen_report_says_the_same_whatever_happens_later(petra: Actor, aino: Actor) -> None:
    happened(petra, *playing.shootings(11))
    report = playing.begun(aino)
    playing.write(aino, report, "Våldet är samlat.")
    playing.review(petra, report)
    playing.freeze(petra, report)
    happened(petra, shooting(2))

    page = playing.page(aino, report)

    assert page.snapshot.findings.incidents == 11
    assert page.stamp is not None
    assert page.stamp.is_whole
    assert page.stamp.digest == page.snapshot.digest
    assert not page.may_write
    with pytest.raises(CannotAnalyse, match="Rapporten är fryst"):
        playing.write(aino, report, "Annat.", version=1)


@pytest.mark.parametrize(
    "deed",
    [
        "UPDATE problem_analysis_frozenanalysis SET text = '{}'",
        "DELETE FROM problem_analysis_frozenanalysis",
        "UPDATE problem_analysis_passage SET words = 'Annat'",
        "UPDATE problem_analysis_analysis SET title = 'Annat'",
        "UPDATE problem_analysis_outsideanalysis SET told = '{}'",
    ],
)
def test_the_database_refuses_to_change_what_is_frozen(
    petra: Actor, aino: Actor, deed: str
) -> None:
    report = playing.begun(aino, playing.JOINT)
    playing.write(aino, report, "Våldet är samlat.")
    playing.review(petra, report)
    playing.freeze(petra, report)
    playing.tell(petra, report)

    with (
        access.acting_as(petra),
        pytest.raises(DatabaseError, match="frozen is never changed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(deed)


def test_two_who_write_in_the_same_section_are_told(petra: Actor, aino: Actor) -> None:
    report = playing.begun(aino)
    playing.write(aino, report, "Först.")

    with pytest.raises(ChangedMeanwhile, match="Någon annan har skrivit"):
        playing.write(petra, report, "Sedan.")


def test_only_those_of_the_room_read_it_and_only_some_write(
    petra: Actor, frida: Actor, sami: Actor, otto: Actor
) -> None:
    police, joint = playing.begun(petra), playing.begun(petra, playing.JOINT)

    assert playing.page(frida, joint).may_write
    for stranger, report in ((frida, police), (sami, joint), (otto, joint)):
        with pytest.raises(NotVisible):
            playing.page(stranger, report)
    with pytest.raises(NotPermitted):
        playing.begun(sami, "orebro-social")


def test_outside_is_told_only_what_was_released(petra: Actor, aino: Actor) -> None:
    for count, area in ((9, "Norr"), (2, "Söder")):
        happened(petra, *playing.shootings(count, area=area, key=playing.JOINT))
    report = playing.begun(aino, playing.JOINT)
    playing.write(aino, report, "Våldet är samlat.")
    playing.review(petra, report)
    playing.freeze(petra, report)

    playing.tell(petra, report)

    told = playing.page(petra, report).told
    assert told is not None
    assert told["area:Söder"] is None
    assert None in (told["all"], told["area:Norr"])  # else the small one could be worked out
    with pytest.raises(CannotAnalyse, match="redan gjord i ordning"):
        playing.tell(petra, report)


def test_how_many_were_without_a_member_cannot_be_worked_out(petra: Actor, aino: Actor) -> None:
    made = happened(petra, *playing.shootings(12, area="Norr", key=playing.JOINT))
    for incident in made[:10]:
        playing.judge(petra, incident, MemberInvolved.CONFIRMED)
    for incident in made[10:]:
        playing.judge(petra, incident, MemberInvolved.NO)
    report = playing.begun(aino, playing.JOINT)
    playing.write(aino, report, "Våldet är samlat.")
    playing.review(petra, report)
    playing.freeze(petra, report)

    playing.tell(petra, report)

    told = playing.page(petra, report).told
    assert told is not None
    assert told["all"] == 12
    assert told["yes"] is None or told["unknown"] is None  # else two would be left


def test_a_draft_is_not_told_outside_nor_a_report_of_the_police(petra: Actor, aino: Actor) -> None:
    with pytest.raises(CannotAnalyse, match="Bara en fryst rapport"):
        playing.tell(petra, playing.begun(petra, playing.JOINT))
    report = playing.begun(aino)
    assert not playing.page(petra, report).may_tell
    with pytest.raises(CannotAnalyse, match="Bara en rapport från det gemensamma rummet"):
        playing.tell(petra, report)
