"""Who is tied to whom, by hand, on each side of the walls and of each day."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.office.groups import playing as people
from tests.office.situation.playing import NOW, TODAY, happened, hurt, shooting, suspected

from samsyn.office import access
from samsyn.office.access import Actor, code_for
from samsyn.office.audit.models import AuditEvent
from samsyn.office.groups import changes as group_changes
from samsyn.office.groups.changes import RelationPlan
from samsyn.office.incidents.changes import IncidentPlan
from samsyn.office.networks.queries import Choice, NetworkPicture, network_on
from samsyn.office.people import changes as people_changes
from samsyn.office.people.changes import RestrictionPlan, TiePlan
from samsyn.vocabulary.groups import RelationKind, RelationState
from samsyn.vocabulary.incidents import SuspicionGrade
from samsyn.vocabulary.people import TieKind

pytestmark = pytest.mark.django_db
ZONE = ZoneInfo("Europe/Stockholm")


def seen_by(actor: Actor, on: date = TODAY, **parts: Any) -> NetworkPicture:
    with access.acting_as(actor):
        return network_on(actor, Choice(on=on, **parts), zone=ZONE)


def tied(actor: Actor, first: UUID, second: UUID, **parts: Any) -> None:
    plan = TiePlan(person_id=first, other_id=second, **{"kind": TieKind.FRIEND, **parts})
    with access.acting_as(actor):
        people_changes.record_ties(actor, [plan], now=NOW)


def together(*persons: UUID, days_ago: float = 10, **parts: Any) -> IncidentPlan:
    return shooting(days_ago, people=tuple(map(suspected, persons)), **parts)


def three(actor: Actor) -> list[UUID]:
    return [people.person(actor) for _ in range(3)]


def pairs(picture: NetworkPicture) -> set[frozenset[UUID]]:
    return {frozenset((each.first, each.second)) for each in picture.contacts}


def test_suspects_of_one_incident_are_tied_pair_by_pair(petra: Actor) -> None:
    a, b, c = three(petra)
    happened(petra, together(a, b, c))

    picture = seen_by(petra)

    assert pairs(picture) == {frozenset(pair) for pair in ((a, b), (a, c), (b, c))}
    assert (picture.size, picture.ties, len(picture.parts)) == (3, 3, 1)


def test_a_victim_is_tied_to_nobody(petra: Actor) -> None:
    a, b, victim = three(petra)
    happened(petra, shooting(10, people=(suspected(a), suspected(b), hurt(victim))))

    assert pairs(seen_by(petra)) == {frozenset((a, b))}


def test_nobody_held_only_as_a_victim_is_pictured(petra: Actor) -> None:
    a, _b, _c = three(petra)
    victim = people.person(petra, standing="victim_only")
    tied(petra, a, victim, kind=TieKind.FAMILY)

    assert seen_by(petra).size == 0


def test_somebody_cleared_is_tied_to_nobody(petra: Actor) -> None:
    a, b, cleared = three(petra)
    plan = shooting(
        10, people=(suspected(a), suspected(b), suspected(cleared, SuspicionGrade.CLEARED))
    )
    happened(petra, plan)

    assert pairs(seen_by(petra)) == {frozenset((a, b))}


def test_ties_hold_from_their_first_day_until_the_day_they_end(petra: Actor) -> None:
    a, b, _c = three(petra)
    tied(petra, a, b, since=date(2026, 3, 1), until=date(2026, 6, 1))

    found = {
        day: bool(seen_by(petra, day).ties)
        for day in (date(2026, 2, 28), date(2026, 3, 1), date(2026, 5, 31), date(2026, 6, 1))
    }

    assert list(found.values()) == [False, True, True, False]


def test_a_suspicion_ties_from_its_day_for_three_years_and_is_old_after_one(petra: Actor) -> None:
    a, b, _c = three(petra)
    happened(petra, together(a, b, days_ago=3 * 365 + 100))
    happened_on = (NOW - timedelta(days=3 * 365 + 100)).date()

    assert seen_by(petra, happened_on - timedelta(days=1)).ties == 0
    assert not seen_by(petra, happened_on).contacts[0].is_old
    assert seen_by(petra, happened_on + timedelta(days=366)).contacts[0].is_old
    assert seen_by(petra).ties == 0


def test_several_kinds_between_two_people_are_one_contact(petra: Actor) -> None:
    a, b, _c = three(petra)
    tied(petra, b, a, kind=TieKind.FAMILY)
    tied(petra, a, b, kind=TieKind.CONFLICT)
    happened(petra, together(a, b))

    (contact,) = seen_by(petra).contacts

    assert contact.kinds == ("conflict", "suspected_together", "family")


def test_another_city_and_social_services_see_nothing(
    petra: Actor, otto: Actor, sami: Actor
) -> None:
    a, b, _c = three(petra)
    happened(petra, together(a, b))

    for stranger in (otto, sami):
        picture = seen_by(stranger)

        assert (picture.size, picture.ties, picture.people, picture.parts) == (0, 0, (), ())


def test_a_restricted_person_vanishes_from_picture_and_counts(petra: Actor, aino: Actor) -> None:
    a, b, hidden = three(petra)
    happened(petra, together(a, b, hidden))
    plan = RestrictionPlan(team=frozenset({petra.staff_id}), reason="Skydd av källa.")
    with access.acting_as(petra):
        people_changes.restrict_person(petra, hidden, plan, now=NOW)

    picture = seen_by(aino)

    assert pairs(picture) == {frozenset((a, b))}
    assert (picture.size, picture.ties) == (2, 1)
    assert code_for("P", hidden) not in picture.codes.values()


def test_linked_records_of_two_rooms_are_one_person(petra: Actor) -> None:
    a, b, _c = three(petra)
    elsewhere, other = (people.person(petra, "orebro-joint") for _ in range(2))
    happened(petra, together(a, b), together(elsewhere, other, key="orebro-joint"))
    with access.acting_as(petra):
        people_changes.link_people(
            petra, a, elsewhere, verdict="same", reason="Samma födelsedag.", now=NOW
        )

    picture = seen_by(petra)

    assert picture.size == 3
    assert pairs(picture) == {
        frozenset((min(a, elsewhere), b)),
        frozenset((min(a, elsewhere), other)),
    }


def test_a_group_is_its_members_and_their_contacts(petra: Actor) -> None:
    a, b, c = three(petra)
    far, lonely = people.person(petra), people.person(petra)
    tied(petra, a, b)
    tied(petra, b, c)
    tied(petra, c, far)
    alm = people.group(petra, "Grupp Alm")
    people.member(petra, a, alm)
    people.member(petra, lonely, alm)

    picture = seen_by(petra, date(2026, 11, 20), group_id=alm)

    assert {person.person_id for person in picture.people} == {a, b, lonely}
    assert picture.ties == 1


def test_a_group_shows_the_same_contacts_as_the_whole_does(petra: Actor) -> None:
    a, b, c = three(petra)
    far, copy = people.person(petra), people.person(petra, "orebro-joint")
    tied(petra, a, b)
    tied(petra, b, far)
    happened(petra, together(a, c), together(b, c), together(c, far))
    with access.acting_as(petra):
        people_changes.link_people(
            petra, a, copy, verdict="same", reason="Samma födelsedag.", now=NOW
        )
    alm = people.group(petra, "Grupp Alm", "orebro-joint")
    people.member(petra, copy, alm)

    whole = seen_by(petra, date(2026, 11, 20))
    group = seen_by(petra, date(2026, 11, 20), group_id=alm)

    one = min(a, copy)
    assert {person.person_id for person in group.people} == {one, b, c}
    among = {frozenset(pair) for pair in ((one, b), (one, c), (b, c))}
    assert pairs(group) == among
    assert set(group.contacts) == {
        each for each in whole.contacts if frozenset((each.first, each.second)) in among
    }


def test_a_part_is_found_by_any_code_in_it(petra: Actor) -> None:
    a, b, c = three(petra)
    d = people.person(petra)
    tied(petra, a, b)
    tied(petra, c, d)

    picture = seen_by(petra, around=code_for("P", b))

    assert {person.person_id for person in picture.people} == {a, b}


def test_people_stand_in_the_order_of_codes(petra: Actor) -> None:
    persons = [people.person(petra) for _ in range(8)]
    happened(petra, together(*persons))

    codes = [person.code for person in seen_by(petra).people]

    assert codes == sorted(codes)


def test_relations_between_groups_hold_on_their_days_and_closed_ones_are_left_out(
    petra: Actor,
) -> None:
    alm, bjork, ceder = (people.group(petra, name) for name in ("Alm", "Björk", "Ceder"))
    plans = [
        RelationPlan(
            group_id=alm, other_id=bjork, kind=RelationKind.DISPUTE, since=date(2026, 5, 1)
        ),
        RelationPlan(
            group_id=alm,
            other_id=ceder,
            kind=RelationKind.DISPUTE,
            state=RelationState.CLOSED,
            since=date(2026, 5, 1),
        ),
    ]
    with access.acting_as(petra):
        group_changes.record_relations(petra, plans, now=NOW)

    assert seen_by(petra, date(2026, 4, 30)).standings == ()
    (standing,) = seen_by(petra).standings
    assert (standing.first.name, standing.second.name) == ("Alm", "Björk")


def test_everybody_shown_is_noted_as_read(petra: Actor, dag: Actor) -> None:
    a, b, _c = three(petra)
    happened(petra, together(a, b))

    seen_by(petra)

    with access.acting_as(dag):
        noted = AuditEvent.objects.filter(action="read", staff_id=petra.staff_id).latest("at")
    assert set(noted.record_ids) == {str(a), str(b)}


def test_names_are_shown_only_when_revealed_and_that_is_noted(petra: Actor, dag: Actor) -> None:
    a, b, _c = three(petra)
    people.name_of(petra, a, "Exempel", "Exempelsson")
    happened(petra, together(a, b))

    hidden, shown = seen_by(petra), seen_by(petra.revealing_names())

    assert {person.name for person in hidden.people} == {""}
    assert {person.name for person in shown.people} == {"", "Exempel Exempelsson"}
    with access.acting_as(dag):
        noted = AuditEvent.objects.filter(action="reveal_names", staff_id=petra.staff_id)
        assert [event.record_ids for event in noted] == [[str(a)]]


def test_the_number_of_queries_does_not_grow_with_the_rows(petra: Actor) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            seen_by(petra)
        return len(captured)

    persons = [people.person(petra) for _ in range(12)]
    happened(petra, together(*persons[:2]))
    few = queries()
    alm = people.group(petra, "Grupp Alm")
    people.member(petra, persons[0], alm)
    happened(petra, together(*persons[2:]), together(*persons[:5]))

    assert queries() == few


def test_the_day_of_an_incident_is_the_sites_own(petra: Actor) -> None:
    a, b, _c = three(petra)
    late = datetime(2026, 11, 17, 23, 30, tzinfo=UTC)
    plan = together(a, b, days_ago=(NOW - late) / timedelta(days=1))
    happened(petra, plan)

    assert seen_by(petra, date(2026, 11, 17)).ties == 0
    assert seen_by(petra, date(2026, 11, 18)).ties == 1
