"""The figures of a report: each incident once, of one room, with what is not known told apart."""

from datetime import timedelta

import pytest
from django.utils import translation
from tests.conftest import actor_named
from tests.office.groups import playing as people
from tests.office.problem_analysis import playing
from tests.office.problem_analysis.playing import FIRST, LAST, NOW
from tests.office.situation.playing import by, happened, moment, shooting, suspected

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.people import changes as people_changes
from samsyn.office.people.changes import RestrictionPlan
from samsyn.office.problem_analysis import pictures, wording
from samsyn.office.problem_analysis.rules import (
    Section,
    read_findings,
    written_findings,
)
from samsyn.vocabulary.incidents import IncidentKind, MemberInvolved, Weapon

pytestmark = pytest.mark.django_db


def said(found, section: Section) -> str:
    with translation.override("en"):
        return " ".join(wording.sentences(found, section))


def test_the_share_with_a_member_has_a_least_and_a_most(petra: Actor) -> None:
    made = happened(petra, *playing.shootings(12))
    for incident in made[:5]:
        playing.judge(petra, incident, MemberInvolved.LIKELY)
    for incident in made[5:8]:
        playing.judge(petra, incident, MemberInvolved.NO)

    found = playing.found(petra)

    assert (found.yes, found.no, found.unknown, found.reviewed) == (5, 3, 4, 8)
    assert "at least 5 and at most 9 of 12 incidents." in said(found, Section.INVOLVED)
    assert "per cent" not in said(found, Section.INVOLVED)
    [picture] = pictures.pictures(found, Section.INVOLVED)
    assert [row[1] for row in picture.chart.twin.rows] == ["5", "4", "3", "12"]


def test_two_incidents_are_told_to_be_too_few_and_nothing_is_drawn_of_them(petra: Actor) -> None:
    happened(petra, *playing.shootings(2, weapon=Weapon.HANDGUN))

    found = playing.found(petra)

    assert "too few to say how violence is spread here" in said(found, Section.SUMMARY)
    for section in (Section.PLACES, Section.TIMES, Section.WEAPONS):
        assert said(found, section).startswith("Too few to say: 2 incidents")
        assert pictures.pictures(found, section) == []


def test_a_room_with_nothing_says_so_in_every_section(petra: Actor) -> None:
    found = playing.found(petra)

    assert said(found, Section.SUMMARY) == "No violence is recorded in the period."
    for section in Section:
        assert pictures.pictures(found, section) == []
        assert "None" not in said(found, section)


def test_what_lies_outside_the_period_or_is_no_violence_is_not_counted(petra: Actor) -> None:
    happened(
        petra,
        shooting(1),
        shooting(400),
        shooting(2, kind=IncidentKind.OTHER, has_traces=None),
        shooting(3, kind=IncidentKind.EXPLOSION, has_traces=None, weapon=Weapon.EXPLOSIVE),
    )

    found = playing.found(petra)

    assert found.incidents == 2
    assert {row.name: row.incidents for row in found.kinds} == {"shooting": 1, "explosion": 1}
    assert found.weapons == (("explosive", 1),)
    assert found.without_weapon == 1


def test_the_joint_room_is_told_nothing_of_what_the_police_hold(petra: Actor) -> None:
    happened(petra, *playing.shootings(3))
    happened(petra, shooting(2, key=playing.JOINT))

    assert playing.found(petra, key=playing.JOINT).incidents == 1
    assert playing.found(petra).incidents == 3
    assert playing.found(petra).other_rooms == (
        "Frivården", "Gemensamt", "Kommunen", "Socialtjänsten",
    )  # fmt: skip


def test_whoever_reads_the_same_room_gets_the_same_figures(petra: Actor, aino: Actor) -> None:
    alm = people.group(petra, "Alm")
    one = people.person(petra)
    made = happened(petra, *playing.shootings(4, sides=(by(alm),), people=(suspected(one),)))
    with access.acting_as(petra):
        plan = RestrictionPlan(team=frozenset({petra.staff_id}), reason="Prövning")
        people_changes.restrict_person(petra, one, plan, now=NOW)
    again = actor_named("petra")  # with the part that the restriction opened to her

    assert made
    assert playing.found(again) == playing.found(aino)
    assert playing.found(again).suspected == 0


def test_a_time_that_is_not_known_to_three_hours_stands_apart(petra: Actor) -> None:
    friday = NOW.replace(day=13, hour=20, minute=30)
    happened(
        petra,
        shooting(occurred=moment(friday)),
        shooting(occurred=moment(friday, timedelta(minutes=20))),
        shooting(occurred=moment(friday, timedelta(hours=9))),
    )

    found = playing.found(petra)

    assert found.week[4][7] == 2  # 21 to 24 in Swedish time
    assert found.without_time == 1


def test_the_least_cells_sum_to_what_the_report_says(petra: Actor) -> None:
    made = happened(petra, *playing.shootings(6), *playing.shootings(5, area="Norr"))
    playing.judge(petra, made[0], MemberInvolved.CONFIRMED)

    found = playing.found(petra)

    def of(measure: str) -> int:
        return sum(count for key, count in found.cells if key.startswith(f"{measure}|"))

    assert [of(f"analysed_{said}") for said in ("yes", "no", "unknown")] == [1, 0, 10]


def test_findings_are_read_back_as_they_were_written(petra: Actor) -> None:
    alm, bok = (people.group(petra, name) for name in ("Alm", "Bok"))
    everybody = [people.person(petra) for _number in range(24)]
    happened(
        petra,
        *(
            shooting(2 + number, sides=(by((alm, bok)[number % 2]),), people=(suspected(one),))
            for number, one in enumerate(everybody)
        ),
    )

    found = playing.found(petra)

    assert read_findings(written_findings(found)) == found
    assert found.spread is not None
    assert all(people >= 5 for _top, people, *_rest in found.spread.shares)
    assert "12 of 24 (50 per cent, likely 31 to 69)" in said(found, Section.CONCENTRATION)
    for section in Section:
        for picture in pictures.pictures(found, section):
            assert picture.chart.twin.rows


def test_no_code_of_a_person_or_an_incident_stands_in_what_is_frozen(petra: Actor) -> None:
    everybody = [people.person(petra) for _number in range(22)]
    made = happened(petra, *(shooting(3, people=(suspected(one),)) for one in everybody))

    text = written_findings(playing.found(petra, FIRST, LAST))

    for key, kind in [*((one, "P") for one in everybody), *((one, "H") for one in made)]:
        assert str(key) not in text
        assert access.code_for(kind, key) not in text
