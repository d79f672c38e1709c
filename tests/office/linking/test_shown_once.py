"""Every list, search, page, picture and count shows what several rooms hold as one.

Petra reads the police's room and the joint room, Mona the joint room only.
"""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.office.disclosures.conftest import (
    NOW,
    TODAY,
    acting,
    room,
    suspect,
    write_group,
    write_incident,
    write_membership,
    write_person,
)
from tests.office.linking.records import JOINT, POLICE, WRITE, link, pair

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.dossiers.queries import dossier_of
from samsyn.office.group_pages.queries import incidents_of
from samsyn.office.groups import changes as group_changes
from samsyn.office.groups import queries as groups
from samsyn.office.incidents import queries as incidents
from samsyn.office.networks.queries import Choice, network_on
from samsyn.office.people import changes as people_changes
from samsyn.office.people import queries as people
from samsyn.office.people.queries import lists
from samsyn.office.search.queries import search
from samsyn.office.situation.queries import overview_for
from samsyn.vocabulary.groups import RelationKind
from samsyn.vocabulary.people import TieKind

pytestmark = pytest.mark.django_db
BOTH = ["Polisen", "Gemensamt"]
STOCKHOLM = ZoneInfo("Europe/Stockholm")


def names_of_rooms(marks: Iterable[Any]) -> list[str]:
    return sorted((mark.name for mark in marks), reverse=True)


def listed(actor: Actor, kind: str) -> list[list[str]]:
    """The rooms of each line of the list of a kind."""
    with access.acting_as(actor):
        if kind == "person":
            lines = people.people_list(actor, today=TODAY).lines
            return [names_of_rooms(line.rooms) for line in lines]
        if kind == "group":
            rows = groups.group_list(actor, today=TODAY).rows
            return [names_of_rooms(row.rooms) for row in rows]
        return [
            names_of_rooms(brief.rooms)
            for tab in incidents.Tab
            for brief in incidents.incident_list(
                actor,
                filters=incidents.IncidentFilters(tab=tab),
                page=incidents.Page(),
                today=TODAY,
            ).incidents
        ]


def found(actor: Actor, kind: str) -> list[list[str]]:
    """The rooms of each hit of a search for what the records are called."""
    text = {"person": "Exempelsson", "group": "Norr", "incident": "Vivalla"}[kind]
    with access.acting_as(actor):
        hits = search(actor, text, today=TODAY)
    shown = {"person": hits.people, "group": hits.groups, "incident": hits.incidents}[kind]
    return [names_of_rooms(hit.rooms) for hit in shown]


@pytest.mark.parametrize("shown", [listed, found])
@pytest.mark.parametrize("kind", list(WRITE))
def test_a_list_and_a_search_show_one_row_with_its_rooms(
    petra: Actor, mona: Actor, kind: str, shown: Callable[[Actor, str], list[list[str]]]
) -> None:
    pair(petra, kind)

    assert shown(petra, kind) == [BOTH]
    assert shown(mona, kind) == [["Gemensamt"]]


@pytest.mark.parametrize("shown", [listed, found])
@pytest.mark.parametrize("kind", list(WRITE))
def test_two_records_tied_through_a_third_that_the_reader_lacks_stay_two(
    petra: Actor, frida: Actor, kind: str, shown: Callable[[Actor, str], list[list[str]]]
) -> None:
    police, joint = pair(petra, kind)
    second = WRITE[kind](petra, JOINT)
    link(petra, kind, police, second)
    del joint

    assert shown(petra, kind) == [BOTH]
    assert shown(frida, kind) == [["Gemensamt"], ["Gemensamt"]]


@pytest.mark.parametrize("kind", list(WRITE))
def test_looking_at_one_room_shows_only_that_rooms_record(petra: Actor, kind: str) -> None:
    pair(petra, kind)

    assert listed(petra.narrowed_to(room(JOINT)), kind) == [["Gemensamt"]]


def many(actor: Actor, number: int) -> tuple[list[UUID], list[UUID]]:
    """People of the police's room, each linked with one of the joint room."""
    with access.acting_as(actor):
        police, joint = (
            people_changes.record_people(
                actor,
                [
                    people_changes.PersonPlan(
                        room_id=room(key), names=(people_changes.NamePlan(given=f"Nr{place}"),)
                    )
                    for place in range(number)
                ],
                now=NOW,
            )
            for key in (POLICE, JOINT)
        )
        for one, other in zip(police, joint, strict=True):
            people_changes.link_people(actor, one, other, verdict="same", reason="Ja.", now=NOW)
    return police, joint


def test_paging_forth_and_back_shows_everybody_once(petra: Actor) -> None:
    number = lists.PAGE_SIZE + 7
    many(petra, number)

    with access.acting_as(petra):
        first = people.people_list(petra, today=TODAY)
        second = people.people_list(petra, today=TODAY, before=first.older)
        back = people.people_list(petra, today=TODAY, after=second.newer)

    lines = [line.label.person_id for page in (first, second) for line in page.lines]
    assert len(lines) == len(set(lines)) == number
    assert second.older is None
    assert back.lines == first.lines


def test_the_list_asks_as_much_for_a_page_as_for_two_people(petra: Actor) -> None:
    def queries() -> int:
        with access.acting_as(petra), CaptureQueriesContext(connection) as asked:
            people.people_list(petra, today=TODAY)
        return len(asked)

    many(petra, 2)
    few = queries()
    many(petra, 30)

    assert queries() == few


def test_a_filter_on_one_room_keeps_the_mark_of_the_other(petra: Actor) -> None:
    pair(petra, "person")
    with access.acting_as(petra):
        page = people.people_list(petra, today=TODAY, room_id=room(JOINT))

    assert [names_of_rooms(line.rooms) for line in page.lines] == [BOTH]


def test_a_page_of_a_person_shows_groups_incidents_and_ties_once(petra: Actor) -> None:
    (one, same), (other, same_other) = pair(petra, "person"), pair(petra, "person")
    group, same_group = pair(petra, "group")
    write_membership(petra, one, group)
    write_membership(petra, same, same_group)
    first = write_incident(petra, people=(suspect(one),), sides=(acting(group),))
    again = write_incident(petra, JOINT, people=(suspect(same),), sides=(acting(same_group),))
    link(petra, "incident", first, again)
    with access.acting_as(petra):
        people_changes.record_ties(
            petra,
            [
                people_changes.TiePlan(person_id=one, other_id=other, kind=TieKind.FRIEND),
                people_changes.TiePlan(person_id=same, other_id=same_other, kind=TieKind.FRIEND),
            ],
            now=NOW,
        )
        page = dossier_of(petra, same, today=TODAY)
        parts = incidents.incidents_of_person(petra, [one, same])
        sides = incidents.incidents_of_group(petra, [group, same_group], since=date(2020, 1, 1))
        of_group = incidents_of(petra, [group, same_group])
        sheet = incidents.incident_sheet(petra, again, today=TODAY)
        network = network_on(petra, Choice(on=TODAY), zone=STOCKHOLM)

    [membership], [incident], [tie] = page.memberships, page.incidents, page.sheet.ties
    assert sorted(claim.room.name for claim in membership.claims) == sorted(BOTH)
    assert names_of_rooms(incident.rooms) == BOTH
    assert sorted(claim.room.name for claim in tie.claims) == sorted(BOTH)
    assert [part.role for part in incident.parts] == ["suspect"]
    assert len(parts) == len(sides) == len(of_group) == 1
    assert [names_of_rooms(part.rooms) for part in sheet.people] == [BOTH]
    assert [names_of_rooms(side.rooms) for side in sheet.brief.sides] == [BOTH]
    assert (network.size, network.ties, len(network.groups)) == (2, 1, 1)


def test_the_edit_form_is_filled_with_this_records_own_people_and_sides(petra: Actor) -> None:
    (one, same), (group, same_group) = pair(petra, "person"), pair(petra, "group")
    first = write_incident(petra, people=(suspect(one),), sides=(acting(group),))
    extra = write_person(petra, JOINT)
    again = write_incident(
        petra, JOINT, people=(suspect(same), suspect(extra)), sides=(acting(same_group),)
    )
    link(petra, "incident", first, again)

    with access.acting_as(petra):
        sheet = incidents.incident_sheet(petra, first, today=TODAY)

    assert {part.person_id for part in sheet.people} == {one, extra}
    assert [part.person_id for part in sheet.own_people] == [one]
    assert [side.group_id for side in sheet.own_sides] == [group]


def test_counts_agree_between_list_page_and_situation(petra: Actor) -> None:
    (one, same), (group, same_group) = pair(petra, "person"), pair(petra, "group")
    rival, same_rival = (
        write_group(petra, working_name="Syd"),
        write_group(petra, JOINT, working_name="Söder"),
    )
    link(petra, "group", rival, same_rival)
    write_membership(petra, one, group)
    write_membership(petra, same, same_group)
    first = write_incident(petra, sides=(acting(group),))
    again = write_incident(petra, JOINT, sides=(acting(same_group),))
    link(petra, "incident", first, again)
    with access.acting_as(petra):
        group_changes.record_relations(
            petra,
            [
                group_changes.RelationPlan(
                    group_id=mine, other_id=theirs, kind=RelationKind.DISPUTE
                )
                for mine, theirs in ((group, rival), (same_group, same_rival))
            ],
            now=NOW,
        )
        rows = {row.name: row for row in groups.group_list(petra, today=TODAY).rows}
        sheet = groups.group_sheet(petra, same_group, today=TODAY)
        situation = overview_for(petra, now=NOW)

    row = rows["Norr"]
    assert (row.people, row.disputes) == (1, 1)
    assert len(sheet.roster.members) == len(sheet.relations) == 1
    assert sorted(claim.room.name for claim in sheet.relations[0].claims) == sorted(BOTH)
    assert sum(day.incidents for day in situation.counts) == len(situation.incidents) == 1
    assert [len(one.incidents) for one in situation.focus if one.name == "Norr"] == [1]
    assert situation.silence.groups == 2


def test_the_list_of_groups_knows_the_newest_that_any_room_says(petra: Actor) -> None:
    group, same_group = pair(petra, "group")
    with access.acting_as(petra):
        plan = group_changes.AssessmentPlan(
            group_id=same_group, since=TODAY, size_least=20, size_most=30
        )
        group_changes.add_assessment(petra, plan, now=NOW + timedelta(minutes=1))
        group_changes.add_alias(
            petra, group_changes.AliasPlan(group_id=same_group, name="Kvarnen"), now=NOW
        )
        [row] = groups.group_list(petra, today=TODAY).rows
        by_alias = groups.group_list(
            petra, today=TODAY, filters=groups.GroupFilters(text="kvarnen")
        ).rows

    assert (row.size_least, row.size_most) == (20, 30)
    assert [one.id for one in by_alias] == [row.id]
    assert row.id in (group, same_group)
