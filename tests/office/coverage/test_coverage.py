"""Coverage over both channels: people once, talks each, attempts apart, silence first."""

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from tests.office.call_ins import playing as evenings
from tests.office.coverage.playing import met, told_in_the_joint_room
from tests.office.groups import playing as groups
from tests.office.noted import noted
from tests.office.notifications import playing as talks
from tests.office.planning.playing import tie
from tests.office.sign_in_of_tests import signed_in

from samsyn.office import access
from samsyn.office.access import Actor, NotPermitted, NotVisible
from samsyn.office.call_ins import changes as call_ins
from samsyn.office.coverage import changes, queries
from samsyn.office.groups.changes import confirm_membership
from samsyn.office.notifications.models import CustomNotification
from samsyn.vocabulary.people import TieKind

pytestmark = pytest.mark.django_db
ZONE = ZoneInfo("Europe/Stockholm")
TODAY = talks.TODAY
AFTER = evenings.after(days=1)


def covered(actor: Actor, *, today=TODAY, **asked: Any) -> queries.Coverage:
    reader = talks.fresh(actor)  # who has been given the talks' own parts since
    with access.acting_as(reader):
        return queries.coverage(reader, today=today, zone=ZONE, **asked)


def test_a_group_nobody_has_spoken_to_stands_first(petra: Actor, vera: Actor) -> None:
    alm, bjork = evenings.group(petra), evenings.group(petra, "Grupp Björk")
    one, other = talks.person(petra), talks.person(petra)
    groups.member(petra, one, alm)
    groups.member(petra, other, bjork)
    met(petra, vera, one)

    page = covered(petra)

    assert [group.name for group in page.groups] == ["Grupp Björk", "Grupp Alm"]
    silent, told = page.groups
    assert (silent.counts.told, silent.due_on, silent.counts.is_silent) == (0, None, True)
    assert (told.counts.told, told.counts.contacts) == (1, 1)
    assert told.due_on == TODAY + queries.PERIOD
    assert page.told_groups == 1


def test_who_heard_it_leads_it_to_friends_also_of_other_groups_and_not_to_enemies(
    petra: Actor, vera: Actor
) -> None:
    alm, bjork = evenings.group(petra), evenings.group(petra, "Grupp Björk")
    heard, friend, enemy, further, other = (talks.person(petra) for _ in range(5))
    for member in (heard, friend, enemy, further):
        groups.member(petra, member, alm)
    groups.member(petra, other, bjork)
    tie(petra, (heard, friend), (friend, further), (other, heard))
    tie(petra, (heard, enemy), kind=TieKind.CONFLICT)
    nobody = {group.name: group.counts.near for group in covered(petra).groups}
    met(petra, vera, heard)

    page = covered(petra)

    assert nobody == {"Grupp Alm": 0, "Grupp Björk": 0}
    assert {group.name: (group.counts.told, group.counts.near) for group in page.groups} == {
        "Grupp Alm": (1, 1),
        "Grupp Björk": (0, 1),
    }
    assert covered(petra, group_ids=[bjork]).groups == tuple(
        group for group in page.groups if group.name == "Grupp Björk"
    )


def test_people_are_counted_once_talks_each_and_attempts_apart(petra: Actor, vera: Actor) -> None:
    alm = evenings.group(petra)
    person = talks.person(petra)
    groups.member(petra, person, alm)
    met(petra, vera, person, times=2)

    page = covered(petra)

    assert page.people_told == 1
    assert page.groups[0].counts.contacts == 2
    assert (page.channels.talks.people_met, page.channels.talks.talks) == (1, 2)
    assert page.channels.talks.attempts == 4


def test_who_came_to_a_call_in_has_heard_it_and_who_stayed_away_has_not(petra: Actor) -> None:
    alm = evenings.group(petra)
    came, absent = evenings.person(petra), evenings.person(petra)
    for person in (came, absent):
        groups.member(petra, person, alm)
    held_with(petra, alm, came, absent)

    page = covered(petra, today=AFTER.date())

    assert (page.channels.call_ins, page.channels.invited, page.channels.came) == (1, 2, 1)
    assert (page.groups[0].counts.members, page.groups[0].counts.told) == (2, 1)


def held_with(petra: Actor, group, came, absent):
    call_in = evenings.call_in(petra, group)
    invited = evenings.approved(petra, call_in, came)
    evenings.approved(petra, call_in, absent)
    with access.acting_as(petra):
        call_ins.mark(petra, invited, "came", now=evenings.EVENING)
    return call_in


def test_a_contact_that_is_too_old_no_longer_counts(petra: Actor, vera: Actor) -> None:
    alm = evenings.group(petra)
    person = talks.person(petra)
    groups.member(petra, person, alm)
    met(petra, vera, person)

    page = covered(petra, today=TODAY + timedelta(days=100))
    later = covered(petra, today=TODAY + timedelta(days=181))

    assert page.people_told == 1
    assert later.people_told == 0


def test_a_group_that_heard_it_long_ago_is_overdue_and_not_never_spoken_to(
    petra: Actor, vera: Actor
) -> None:
    alm = evenings.group(petra)
    person = talks.person(petra)
    listed = groups.member(petra, person, alm)
    met(petra, vera, person)
    later = talks.NOW + timedelta(days=150)
    fresh = groups.basis(days_ago=-140)
    with access.acting_as(petra):
        confirm_membership(petra, listed, evidence=fresh, now=later)

    [group] = covered(petra, today=TODAY + timedelta(days=200)).groups

    assert group.counts.is_silent
    assert group.due_on == TODAY + queries.PERIOD


def test_the_other_city_sees_none_of_it(petra: Actor, vera: Actor, otto: Actor) -> None:
    alm = evenings.group(petra)
    person = talks.person(petra)
    groups.member(petra, person, alm)
    met(petra, vera, person)

    page = covered(otto)

    assert (page.groups, page.people_told, page.channels.talks.attempts) == ((), 0, 0)
    with access.acting_as(otto), pytest.raises(NotVisible):
        queries.said_to(otto, person, today=TODAY)


def test_what_was_said_to_somebody_is_listed_and_its_reading_is_noted_for_them_alone(
    petra: Actor, vera: Actor
) -> None:
    one, other = talks.person(petra), talks.person(petra)
    met(petra, vera, one)
    met(petra, vera, other)
    reader = talks.fresh(petra)
    with access.acting_as(reader), noted() as seen:
        page = queries.said_to(reader, one, today=TODAY)

    assert page.times_heard == 1
    assert {line.outcome for line in page.lines} == {"met_person", "not_home"}
    assert str(one) in seen
    assert str(other) not in seen


def test_who_looks_at_one_record_has_looked_at_those_shown_with_it(
    petra: Actor, vera: Actor
) -> None:
    joint, police = told_in_the_joint_room(petra, vera)
    reader = talks.fresh(petra)
    with access.acting_as(reader), noted() as seen:
        page = queries.said_to(reader, police, today=TODAY)

    assert page.times_heard == 1
    assert {str(joint), str(police)} <= seen


def test_absentees_become_talks_once_however_often_it_is_pressed(petra: Actor) -> None:
    alm = evenings.group(petra)
    came, absent = evenings.person(petra), evenings.person(petra)
    call_in = held_with(petra, alm, came, absent)

    with access.acting_as(petra):
        first = changes.propose_talks_with_absentees(petra, call_in, now=AFTER)
        again = changes.propose_talks_with_absentees(petra, call_in, now=AFTER)
        talk = CustomNotification.objects.get()

    assert (len(first), again) == (1, ())
    assert (talk.person_id, talk.trigger, talk.occasion_id) == (absent, "missed_call_in", call_in)


def test_who_only_reads_proposes_no_talks(petra: Actor, aino: Actor) -> None:
    call_in = held_with(
        petra, evenings.group(petra), evenings.person(petra), evenings.person(petra)
    )

    with access.acting_as(aino), pytest.raises(NotPermitted):
        changes.propose_talks_with_absentees(aino, call_in, now=AFTER)


def test_a_site_that_has_said_nothing_reads_one_sentence_and_no_none_of_none(petra: Actor) -> None:
    page = signed_in(petra, "en").get("/coverage/").content.decode()

    assert "no call-in was held and no talk was tried" in page
    assert "0 of 0" not in page
    assert "0 people after 0 attempts" not in page
