"""A team sees its own talks and nothing else of the joint room, whatever becomes of the person."""

from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction
from tests.office.notifications import playing
from tests.office.notifications.playing import NOW

from samsyn.office import access
from samsyn.office.access import Actor, NotPermitted, NotVisible
from samsyn.office.audit.models import AuditEvent
from samsyn.office.notifications import queries
from samsyn.office.notifications.models import (
    CustomNotification,
    TalkAttempt,
    TalkBrief,
    TalkClearance,
    TalkMember,
)
from samsyn.office.people import changes as people
from samsyn.office.people.changes import RestrictionPlan
from samsyn.office.people.models import Person

pytestmark = pytest.mark.django_db
EVERYTHING = (CustomNotification, TalkClearance, TalkBrief, TalkMember, TalkAttempt, Person)


def seen_by(actor: Actor) -> dict[str, int]:
    """How many rows the database itself shows, and the filter as well."""
    who = playing.fresh(actor)
    found = {}
    with access.acting_as(who):
        for model in EVERYTHING:
            rows = model.objects.all()
            assert rows.count() == access.visible_to(who, rows).count(), model
            found[model.__name__] = rows.count()
    return {name: count for name, count in found.items() if count}


def restrict(actor: Actor, person: UUID, *, team: tuple[Actor, ...] = (), out=()) -> None:
    plan = RestrictionPlan(
        team=frozenset(one.staff_id for one in team),
        shut_out=frozenset(one.staff_id for one in out),
        reason="Kin",
    )
    with access.acting_as(actor):
        people.restrict_person(actor, person, plan, now=NOW)


def test_a_team_member_reads_their_own_brief_and_no_other_row(
    petra: Actor, frida: Actor, vera: Actor
) -> None:
    _talk, mine = playing.given(petra, playing.member(petra), playing.member(vera, "orebro-social"))
    _other, others = playing.given(petra, playing.member(petra), playing.member(frida))
    visitor = playing.fresh(vera)

    assert seen_by(vera) == {"TalkBrief": 1, "TalkMember": 2}
    with access.acting_as(visitor):
        assert queries.brief_sheet(visitor, mine).addressed_as == "Ali"
        with pytest.raises(NotVisible):
            queries.brief_sheet(visitor, others)


def test_who_reads_the_joint_room_reads_every_talk(petra: Actor, frida: Actor, vera: Actor) -> None:
    playing.given(petra, playing.member(petra), playing.member(vera, "orebro-social"))
    playing.given(petra, playing.member(petra), playing.member(frida))

    assert seen_by(frida)["TalkBrief"] == 2


def test_a_new_team_takes_over_and_the_old_one_reads_nothing(
    petra: Actor, frida: Actor, vera: Actor
) -> None:
    talk, brief = playing.given(petra, playing.member(petra), playing.member(vera, "orebro-social"))
    playing.log(playing.fresh(vera), brief)
    playing.assign(playing.fresh(petra), talk, playing.member(petra), playing.member(frida))

    assert seen_by(vera) == {}
    assert seen_by(frida)["TalkBrief"] == 2
    assert len(playing.sheet(petra, talk).talk.attempts) == 1


def test_a_talk_about_a_restricted_person_stays_within_the_restriction(
    petra: Actor, frida: Actor, vera: Actor
) -> None:
    person = playing.person(petra)
    restrict(petra, person, team=(petra,))
    playing.given(
        playing.fresh(petra),
        playing.member(petra),
        playing.member(vera, "orebro-social"),
        person_id=person,
    )

    assert seen_by(frida) == {}
    assert seen_by(vera) == {"TalkBrief": 1, "TalkMember": 2}
    assert seen_by(petra)["TalkBrief"] == 1


def test_a_restriction_made_later_narrows_the_talk_too_and_lifting_it_opens_it(
    petra: Actor, frida: Actor, vera: Actor
) -> None:
    person = playing.person(petra)
    playing.given(
        petra, playing.member(petra), playing.member(vera, "orebro-social"), person_id=person
    )
    before = seen_by(frida)
    restrict(playing.fresh(petra), person, team=(petra,))
    during = seen_by(frida), seen_by(vera), seen_by(petra)["TalkBrief"]
    who = playing.fresh(petra)
    with access.acting_as(who):
        people.lift_restriction(who, person, now=NOW)

    assert before == seen_by(frida)
    assert during == ({}, {"TalkBrief": 1, "TalkMember": 2}, 1)


def test_who_is_shut_out_of_the_person_is_shut_out_of_the_talk(
    petra: Actor, frida: Actor, mona: Actor
) -> None:
    person = playing.person(petra)
    playing.given(petra, playing.member(petra), playing.member(frida), person_id=person)
    restrict(playing.fresh(petra), person, out=(frida,))

    assert seen_by(frida) == {}
    assert seen_by(mona)["TalkBrief"] == 1


def test_opening_a_brief_is_a_reading_of_the_person_it_concerns(petra: Actor, vera: Actor) -> None:
    person = playing.person(petra)
    _talk, brief = playing.given(
        petra, playing.member(petra), playing.member(vera, "orebro-social"), person_id=person
    )
    visitor = playing.fresh(vera)
    with access.acting_as(visitor):
        queries.brief_sheet(visitor, brief)

    with access.acting_as(petra):
        noted = AuditEvent.objects.filter(staff_id=vera.staff_id, subject="people_person")
        assert [(one.action, one.record_ids) for one in noted] == [("read", [str(person)])]


@pytest.mark.parametrize("team", [[], ["sami"]])
def test_the_database_gives_no_part_to_who_plans_no_talks_or_for_who_holds_none(
    petra: Actor, aino: Actor, sami: Actor, team: list[str]
) -> None:
    with access.acting_as(petra):
        part = Person.objects.get(pk=playing.person(petra)).compartment_id
    who = petra if team else aino
    members = [sami.staff_id] if team else [aino.staff_id]

    with access.acting_as(who), pytest.raises(DatabaseError), transaction.atomic():
        connection.cursor().execute("SELECT samsyn_open_talk(%s, %s::integer[])", [part, members])


def test_whoever_reads_no_joint_room_lists_no_talks(petra: Actor, sami: Actor, vera: Actor) -> None:
    playing.given(petra, playing.member(petra), playing.member(vera, "orebro-social"))

    for who in (sami, vera):
        with access.acting_as(who), pytest.raises(NotPermitted):
            queries.talk_list(who, view=queries.View.OPEN, now=NOW)
