"""Whoever is shown two records as one has looked at both: the audit record says so."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from tests.office.disclosures.conftest import (
    NOW,
    TODAY,
    suspect,
    write_incident,
    write_membership,
)
from tests.office.linking.records import JOINT, link, pair
from tests.office.noted import noted

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.dossiers.queries import dossier_of
from samsyn.office.groups import queries as groups
from samsyn.office.groups.queries.members import roster_and_waiting
from samsyn.office.incidents import queries as incidents
from samsyn.office.networks.queries import Choice, network_on
from samsyn.office.people import changes as people_changes
from samsyn.office.people import queries as people
from samsyn.office.people.models import PersonLink
from samsyn.office.search.queries import search
from samsyn.vocabulary.people import TieKind

pytestmark = pytest.mark.django_db


@dataclass(frozen=True, slots=True)
class Scene:
    """One human in two rooms' records, with all that a page can show them by."""

    person: UUID
    friend: UUID
    group: UUID
    groups: tuple[UUID, UUID]
    incident: UUID


@pytest.fixture
def scene(petra: Actor) -> Scene:
    (one, same), friends = pair(petra, "person"), pair(petra, "person")
    group, same_group = pair(petra, "group")
    write_membership(petra, one, group)
    write_membership(petra, same, same_group)
    first = write_incident(petra, people=(suspect(one),))
    again = write_incident(petra, JOINT, people=(suspect(same),))
    link(petra, "incident", first, again)
    with access.acting_as(petra):
        plans = [
            people_changes.TiePlan(person_id=from_, other_id=to, kind=TieKind.FRIEND)
            for from_, to in zip((one, same), friends, strict=True)
        ]
        people_changes.record_ties(petra, plans, now=NOW)
    return Scene(one, friends[0], group, (group, same_group), first)


@pytest.mark.parametrize(
    "look",
    [
        pytest.param(lambda actor, _: people.people_list(actor, today=TODAY), id="list"),
        pytest.param(lambda actor, _: search(actor, "Exempelsson", today=TODAY), id="search"),
        pytest.param(
            lambda actor, scene: dossier_of(actor, scene.person, today=TODAY), id="person"
        ),
        pytest.param(
            lambda actor, scene: dossier_of(actor, scene.friend, today=TODAY), id="friend"
        ),
        pytest.param(lambda actor, scene: groups.roster(actor, scene.group, on=TODAY), id="roster"),
        pytest.param(
            lambda actor, scene: roster_and_waiting(actor, scene.groups, on=TODAY, today=TODAY),
            id="group",
        ),
        pytest.param(
            lambda actor, scene: incidents.incident_sheet(actor, scene.incident, today=TODAY),
            id="incident",
        ),
        pytest.param(
            lambda actor, _: network_on(actor, Choice(on=TODAY), zone=ZoneInfo("Europe/Stockholm")),
            id="network",
        ),
    ],
)
def test_both_records_behind_one_line_are_noted_as_read(
    petra: Actor, scene: Scene, look: Callable[[Actor, Scene], object]
) -> None:
    both = {str(scene.person), *map(str, people_linked_to(petra, scene.person))}
    assert len(both) == 2
    with access.acting_as(petra), noted() as seen:
        look(petra, scene)

    assert both <= seen


def people_linked_to(actor: Actor, person_id: UUID) -> set[UUID]:
    with access.acting_as(actor):
        return set(access.linked(actor, PersonLink, [person_id]).together_with(person_id))
