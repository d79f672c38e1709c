"""The trigger tests on the joint room's records, and what never moves them."""

from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.office.call_ins import playing as meetings
from tests.office.groups import playing as groups
from tests.office.groups.playing import room
from tests.office.sanctions import playing
from tests.office.sanctions.playing import NOW

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.call_ins.models import CallIn
from samsyn.office.incidents.models import Incident, IncidentGroup, Involvement
from samsyn.office.sanctions import queries
from samsyn.vocabulary.claims import Certainty
from samsyn.vocabulary.incidents import GroupSide, IncidentKind

pytestmark = pytest.mark.django_db
CONFIRMED, LIKELY = Certainty.CONFIRMED, Certainty.LIKELY


def test_of(actor: Actor) -> queries.TriggerTest:
    with access.acting_as(actor):
        return queries.trigger_test(actor, room(playing.JOINT), now=NOW)


test_of.__test__ = False  # type: ignore[attr-defined]


def scores(actor: Actor) -> dict[str, tuple[float, float, float]]:
    return {one.name: (one.published, one.equal, one.homicide_only) for one in test_of(actor).lines}


@pytest.fixture
def pair(petra: Actor) -> tuple[UUID, UUID]:
    return playing.group(petra, "Grupp Alm"), playing.group(petra, "Grupp Björk")


def test_groups_are_scored_by_what_they_are_believed_to_have_done_since_the_last_call_in(
    petra: Actor, pair: tuple[UUID, UUID]
) -> None:
    alm, birch = pair
    held = meetings.call_in(petra)
    with access.acting_as(petra):
        CallIn.objects.filter(pk=held).update(starts_at=NOW - timedelta(days=30))
    playing.incident(petra, (alm, CONFIRMED), days_ago=40, dead=1)
    playing.incident(petra, (alm, CONFIRMED), days_ago=20, injured=1)
    playing.incident(petra, (birch, LIKELY), days_ago=10, dead=1)
    playing.incident(petra, days_ago=3, injured=1)

    found = test_of(petra)

    assert scores(petra) == {"Grupp Alm": (3, 1, 0), "Grupp Björk": (2.5, 0.5, 0.5)}
    assert found.call_in_on == (NOW - timedelta(days=30)).date()
    assert found.is_contested
    assert found.leaders_homicide == ("Grupp Björk",)
    assert len(found.unattributed) == 1


def test_without_a_call_in_the_last_ninety_days_count(
    petra: Actor, pair: tuple[UUID, UUID]
) -> None:
    playing.incident(petra, (pair[0], CONFIRMED), days_ago=91, injured=1)
    playing.incident(petra, (pair[1], CONFIRMED), days_ago=89, injured=1)

    assert list(scores(petra)) == ["Grupp Björk"]


def test_the_first_confirmed_homicide_is_named_with_what_came_before_it(
    petra: Actor, pair: tuple[UUID, UUID]
) -> None:
    playing.incident(petra, days_ago=9, dead=1)
    playing.incident(petra, (pair[0], CONFIRMED), days_ago=8, dead=1)
    playing.incident(petra, (pair[1], CONFIRMED), days_ago=7, dead=1)

    found = test_of(petra)

    assert [one.name for one in found.first] == ["Grupp Alm"]
    assert found.first_is_contested


def test_linked_groups_score_as_one(petra: Actor, pair: tuple[UUID, UUID]) -> None:
    for one in pair:
        playing.incident(petra, (one, CONFIRMED), injured=1)
    groups.link(petra, *pair)

    [line] = test_of(petra).lines
    assert line.published == 6
    assert line.records == set(pair)


ADDED = ("victim", "suspect", "targeted", "possible", "disputed", "reported", "arrested")


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(ADDED), min_size=1, max_size=8))
def test_scorecards_do_not_move_when_arrests_reports_or_victim_roles_are_added(
    petra: Actor, added: list[str]
) -> None:
    with access.acting_as(petra):
        Incident.objects.all().delete()
    alm, birch = playing.group(petra, "Grupp Alm"), playing.group(petra, "Grupp Björk")
    shot = playing.incident(petra, (alm, CONFIRMED), injured=1)
    playing.incident(petra, (birch, LIKELY), dead=1, days_ago=3)
    before = test_of(petra)

    for what in added:
        _add(petra, what, shot, birch)

    after = test_of(petra)
    assert [(one.id, one.published, one.equal, one.homicide_only) for one in after.lines] == [
        (one.id, one.published, one.equal, one.homicide_only) for one in before.lines
    ]
    assert (after.leaders, after.is_contested) == (before.leaders, before.is_contested)


def _add(actor: Actor, what: str, incident: UUID, group: UUID) -> None:
    """Add a part that somebody had, a report, or a claim that is not certain enough."""
    if what == "reported":
        playing.incident(actor, (group, CONFIRMED), kind=IncidentKind.OTHER)
        return
    with access.acting_as(actor):
        row = Incident.objects.get(pk=incident)
        common = {
            "incident": row,
            "last_confirmed_on": NOW.date(),
            "room_id": row.room_id,
            "compartment_id": row.compartment_id,
            "recorded_at": NOW,
            "recorded_by_id": actor.staff_id,
        }
    if what in {"victim", "suspect", "arrested"}:
        person = playing.member(actor, group)
        with access.acting_as(actor):
            Involvement.objects.create(
                person_id=person,
                person_compartment_id=row.compartment_id,
                role="victim" if what == "victim" else "suspect",
                suspicion="not_suspected" if what == "victim" else "probable",
                at_home=True,
                **common,
            )
        return
    with access.acting_as(actor):
        IncidentGroup.objects.create(
            group_id=group,
            group_compartment_id=row.compartment_id,
            side=(GroupSide.TARGETED if what == "targeted" else GroupSide.ACTING).value,
            certainty=(Certainty.POSSIBLE if what == "possible" else CONFIRMED).value,
            status="disputed" if what == "disputed" else "accepted",
            **common,
        )
