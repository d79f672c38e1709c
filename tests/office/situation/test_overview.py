"""The situation as each reader may see it, told by hand-made weeks."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from tests.office.groups import playing as people
from tests.office.linking.records import link
from tests.office.situation.playing import (
    NOW,
    TODAY,
    by,
    happened,
    moment,
    shooting,
)

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.groups import changes as groups
from samsyn.office.groups.changes import RelationPlan
from samsyn.office.groups.models import Group, GroupLink
from samsyn.office.situation import wording
from samsyn.office.situation.queries import Overview, overview_for
from samsyn.vocabulary.claims import Certainty
from samsyn.vocabulary.groups import RelationKind
from samsyn.vocabulary.incidents import IncidentKind

pytestmark = pytest.mark.django_db


def seen_by(actor: Actor, *, now: datetime = NOW) -> Overview:
    with access.acting_as(actor):
        return overview_for(actor, now=now)


def approved(days_ago: int) -> dict[str, Any]:
    """A membership that was last approved so long ago."""
    return {
        "bases": (people.basis(400), people.basis(300)),
        "approved_on": TODAY - timedelta(days=days_ago),
    }


def told_to(actor: Actor, language: str = "sv") -> wording.WeekFacts:
    with translation.override(language):
        return wording.week_facts(seen_by(actor))


def test_the_week_is_told_in_words(petra: Actor) -> None:
    alm = people.group(petra, "Grupp Alm")
    happened(
        petra,
        shooting(1, injured=1, sides=(by(alm),)),
        shooting(4, sides=(by(alm, Certainty.POSSIBLE),)),
        shooting(9, dead=1),
    )

    facts = told_to(petra)

    assert facts.headline == "Två skjutningar på fyra dagar, en person skadad."
    assert facts.others == (
        "Bekräftad eller trolig koppling: Grupp Alm till 1 av 2.",
        "Två av dem är inte granskade.",
    )


def test_the_week_is_told_in_english_too(petra: Actor) -> None:
    happened(
        petra,
        shooting(1, kind=IncidentKind.EXPLOSION, has_traces=None),
        shooting(3, dead=1, injured=2),
    )

    facts = told_to(petra, "en")

    assert facts.headline == (
        "One shooting and one explosion in three days, one person dead and two people injured."
    )


def test_one_incident_is_told_with_its_day(petra: Actor) -> None:
    happened(petra, shooting(2, harm_known=False))

    assert told_to(petra).headline == "En skjutning tis 17 nov, skadorna är okända i ett fall."


def test_one_incident_is_spoken_of_as_one(petra: Actor) -> None:
    happened(petra, shooting(2, sides=(by(people.group(petra, "Grupp Alm")),)))

    assert told_to(petra).others == (
        "Bekräftad eller trolig koppling: Grupp Alm.",
        "Den är inte granskad.",
    )
    assert told_to(petra, "en").others[1] == "It has not been reviewed."


def test_a_calm_week_says_when_it_last_happened(petra: Actor) -> None:
    happened(petra, shooting(20))

    assert told_to(petra).headline == (
        "Inget grovt våld de senaste sju dagarna. Senast: fre 30 okt."
    )


def test_the_day_is_the_sites_own_and_not_greenwichs(petra: Actor) -> None:
    happened(petra, shooting(occurred=moment(datetime(2026, 11, 17, 23, 30, tzinfo=UTC))))

    overview = seen_by(petra, now=datetime(2026, 11, 19, 23, 30, tzinfo=UTC))

    assert overview.today == date(2026, 11, 20)
    assert overview.incidents[0].day == date(2026, 11, 18)


def test_other_cities_and_other_rooms_are_not_there(
    petra: Actor, otto: Actor, sami: Actor, mona: Actor
) -> None:
    alm = people.group(petra, "Grupp Alm")
    happened(petra, shooting(1, sides=(by(alm),)))

    for stranger in (otto, sami, mona):
        overview = seen_by(stranger)

        assert overview.counts == ()
        assert overview.incidents == ()
        assert overview.focus == ()
        assert overview.rosters == ()
        assert overview.silence.groups == 0
        assert overview.silence.recorded_at is None


def test_what_is_out_of_scope_is_not_counted(petra: Actor) -> None:
    (incident,) = happened(petra, shooting(1))
    with access.acting_as(petra), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE incidents_incident SET status = 'out_of_scope' WHERE id = %s", [incident]
        )

    assert seen_by(petra).counts == ()


def test_what_is_held_for_comparison_is_not_violence(petra: Actor) -> None:
    happened(petra, shooting(1, kind=IncidentKind.OTHER, has_traces=None))

    assert seen_by(petra).counts == ()


@pytest.mark.parametrize("kind", [kind for kind in IncidentKind if kind != IncidentKind.OTHER])
def test_every_kind_of_violence_has_its_words(petra: Actor, kind: IncidentKind) -> None:
    happened(petra, *(shooting(1, kind=kind, has_traces=None, dead=1) for _ in range(2)))

    assert told_to(petra).headline.startswith("Två ")


def test_an_incident_known_by_its_month_alone_stands_in_no_week(petra: Actor) -> None:
    at = NOW - timedelta(days=3)
    happened(petra, shooting(occurred=moment(at - timedelta(days=20), timedelta(days=20))))

    overview = seen_by(petra)

    assert overview.incidents[0].is_vague
    assert wording.last_days(overview, 28) == ()


def test_a_place_that_may_be_a_protected_home_is_not_told(petra: Actor) -> None:
    (incident,) = happened(petra, shooting(1))
    with access.acting_as(petra), connection.cursor() as cursor:
        cursor.execute("UPDATE incidents_incident SET hides_place = true WHERE id = %s", [incident])

    assert seen_by(petra).incidents[0].area == ""


def test_groups_are_in_focus_for_violence_conflict_or_an_old_roster(petra: Actor) -> None:
    alm, bjork, ceder, _dal = (
        people.group(petra, f"Grupp {name}") for name in ("Alm", "Björk", "Ceder", "Dal")
    )
    happened(petra, shooting(80, sides=(by(bjork),)), shooting(100, sides=(by(alm),)))
    conflict = RelationPlan(
        group_id=alm, other_id=bjork, kind=RelationKind.DISPUTE, certainty=Certainty.LIKELY
    )
    with access.acting_as(petra):
        groups.record_relations(petra, [conflict], now=NOW)
    people.member(petra, people.person(petra), ceder, **approved(200))

    focus = seen_by(petra).focus

    assert [group.name for group in focus] == ["Grupp Björk", "Grupp Alm", "Grupp Ceder"]
    assert [len(group.incidents) for group in focus] == [1, 0, 0]
    assert focus[0].conflicts[0].other_name == "Grupp Alm"
    assert focus[1].conflicts[0].certainty == "likely"
    assert [group.to_review for group in focus] == [0, 0, 1]


def test_a_linked_group_has_one_name_wherever_it_is_told(petra: Actor) -> None:
    pair = [people.group(petra, name) for name in ("Grupp Alm", "Alm i det gemensamma")]
    bjork = people.group(petra, "Grupp Björk")
    link(petra, "group", *pair)
    with access.acting_as(petra):
        standing = access.linked(petra, GroupLink).standing_for(pair[0])
        name = Group.objects.get(pk=standing).working_name
    (younger,) = set(pair) - {standing}
    happened(petra, shooting(80, sides=(by(younger),)))
    conflict = RelationPlan(
        group_id=bjork, other_id=younger, kind=RelationKind.DISPUTE, certainty=Certainty.LIKELY
    )
    with access.acting_as(petra):
        groups.record_relations(petra, [conflict], now=NOW)

    seen = seen_by(petra)

    (side,) = seen.focus[0].incidents[0].sides
    assert (side.group_id, side.group_name) == (standing, name)
    assert seen.focus[0].name == name
    assert seen.focus[1].conflicts[0].other_name == name


def test_rosters_are_counted_by_what_is_due(petra: Actor) -> None:
    alm = people.group(petra, "Grupp Alm")
    days_ago = {"expired": 180, "soon": 170, "fine": 100}
    for number in days_ago.values():
        people.member(petra, people.person(petra), alm, **approved(number))
    contested = people.member(petra, people.person(petra), alm)
    with access.acting_as(petra):
        groups.dispute_membership(petra, contested, reason="Personen bestrider det.", now=NOW)

    (roster,) = seen_by(petra).rosters

    assert (roster.expired, roster.soon, roster.disputed) == (1, 1, 1)
    assert roster.review_on == TODAY


def test_after_an_old_import_the_picture_ends_where_the_records_end(petra: Actor) -> None:
    newest = datetime(2024, 12, 30, 12, tzinfo=UTC)
    plans = [
        shooting(occurred=moment(newest - timedelta(days=days * 7)), area="") for days in range(500)
    ]
    happened(petra, *plans)

    overview = seen_by(petra)

    assert overview.has_ended
    assert overview.newest == overview.until == date(2024, 12, 30)
    assert len(overview.incidents) == 26
    assert sum(each.incidents for each in overview.counts) == 500


def test_the_number_of_queries_does_not_grow_with_the_rows(petra: Actor) -> None:
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            seen_by(petra)
        return len(captured)

    alm = people.group(petra, "Grupp Alm")
    happened(petra, shooting(1, sides=(by(alm),)))
    few = queries()
    for number in range(6):
        other = people.group(petra, f"Grupp {number}")
        happened(petra, *(shooting(number + 1, sides=(by(alm), by(other))) for _ in range(5)))
        people.member(petra, people.person(petra), other)

    assert queries() == few
