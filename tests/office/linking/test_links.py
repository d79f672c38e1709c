"""Linking people, groups and incidents by hand: the same rules, undone alike, never merged."""

from itertools import pairwise
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from tests.office.linking.records import JOINT, POLICE, WRITE, link, pair, undo
from tests.office.sign_in_of_tests import signed_in

from samsyn.office import access
from samsyn.office.access import Actor, NotPermitted, NotVisible
from samsyn.office.access.records import Link
from samsyn.office.audit.models import AuditEvent
from samsyn.office.groups.models import GroupLink
from samsyn.office.incidents.models import IncidentLink
from samsyn.office.linking.changes import CannotLink
from samsyn.office.people.models import PersonLink

pytestmark = pytest.mark.django_db
TABLES: dict[str, type[Link]] = {
    "person": PersonLink,
    "group": GroupLink,
    "incident": IncidentLink,
}
PREFIX = {"person": "P", "group": "G", "incident": "H"}
APP = {"person": "people", "group": "groups", "incident": "incidents"}
every_kind = pytest.mark.parametrize("kind", list(TABLES))


def together(actor: Actor, kind: str, record: UUID) -> set[UUID]:
    with access.acting_as(actor):
        return set(access.linked(actor, TABLES[kind]).together_with(record))


@every_kind
def test_two_records_linked_by_hand_are_one_until_it_is_undone(petra: Actor, kind: str) -> None:
    police, joint = pair(petra, kind, linked=False)

    made = link(petra, kind, police, joint)
    assert together(petra, kind, joint) == {police, joint}

    undo(petra, kind, made)
    assert together(petra, kind, joint) == {joint}
    with access.acting_as(petra):
        kept = TABLES[kind]._default_manager.get(pk=made)
    assert kept.undone_by_id == petra.staff_id
    with pytest.raises(CannotLink, match="undone already"):
        undo(petra, kind, made)


@every_kind
def test_never_the_same_stands_in_the_way_of_same_also_through_others(
    petra: Actor, kind: str
) -> None:
    police, joint = pair(petra, kind)
    third = WRITE[kind](petra, JOINT)
    apart = link(petra, kind, joint, third, verdict="different")

    with pytest.raises(CannotLink, match="never to be the same"):
        link(petra, kind, police, third)
    with pytest.raises(CannotLink, match="already shown as one"):
        link(petra, kind, police, joint, verdict="different")

    undo(petra, kind, apart)
    link(petra, kind, police, third)
    assert together(petra, kind, joint) == {police, joint, third}


@every_kind
def test_every_reason_is_given_at_once(petra: Actor, kind: str) -> None:
    police, joint = pair(petra, kind)

    with pytest.raises(CannotLink) as refused:
        link(petra, kind, police, joint, verdict="perhaps", reason="  ")

    assert len(refused.value.reasons) == 3
    with pytest.raises(CannotLink, match="two different"):
        link(petra, kind, police, police)


@every_kind
def test_who_sees_one_end_can_neither_link_nor_see_nor_undo(
    petra: Actor, mona: Actor, kind: str
) -> None:
    police, joint = pair(petra, kind, linked=False)

    with pytest.raises(NotVisible):
        link(mona, kind, joint, police)
    made = link(petra, kind, police, joint)

    assert together(mona, kind, joint) == {joint}
    with pytest.raises(NotVisible):
        undo(mona, kind, made)


@every_kind
def test_looking_at_one_room_shows_no_link_into_another(petra: Actor, kind: str) -> None:
    police, joint = pair(petra, kind)
    with access.acting_as(petra):
        home = next(role.room_id for role in petra.roles if role.room_kind == "joint")

    narrowed = petra.narrowed_to(home)

    assert together(narrowed, kind, joint) == {joint}
    assert together(petra, kind, joint) == {police, joint}


@every_kind
def test_linking_and_undoing_stand_in_the_log_of_both_rooms(petra: Actor, kind: str) -> None:
    police, joint = pair(petra, kind, linked=False)
    made = link(petra, kind, police, joint)
    undo(petra, kind, made)

    with access.acting_as(petra):
        noted = AuditEvent.objects.filter(
            subject=TABLES[kind]._meta.db_table, record_ids=[str(made)]
        )
        rooms = [set(rooms) for rooms in noted.values_list("room_ids", flat=True)]

    assert len(set().union(*rooms)) == 2


@every_kind
def test_the_database_keeps_one_standing_link_a_pair(petra: Actor, kind: str) -> None:
    police, joint = pair(petra, kind)
    with access.acting_as(petra):
        standing = TABLES[kind]._default_manager.get()
        again = TABLES[kind](
            room_id=standing.room_id,
            compartment_id=standing.compartment_id,
            **{f"{standing.end}_id": standing.ends[0], "other_id": standing.ends[1]},
            other_compartment_id=standing.other_compartment_id,
            verdict="different",
            reason="x",
            recorded_at=standing.recorded_at,
            recorded_by_id=petra.staff_id,
        )
        with pytest.raises(IntegrityError, match="one_standing_link"), transaction.atomic():
            again.save(force_insert=True)
    assert together(petra, kind, police) == {police, joint}


@every_kind
@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_page_suggests_links_and_undoes(petra: Actor, kind: str, language: str) -> None:
    police, joint = pair(petra, kind, linked=False)
    browser = signed_in("petra", language)
    address = reverse(f"{APP[kind]}:link", args=[police])
    code = access.code_for(PREFIX[kind], joint)

    offered = browser.get(address)
    wrong = browser.post(address, {"other": "X-22222", "verdict": "same", "reason": "Ja."})
    saved = browser.post(address, {"other": code, "verdict": "same", "reason": "Samma."})
    shown = browser.get(saved["Location"])
    with access.acting_as(petra):
        made = TABLES[kind]._default_manager.get()
    browser.post(reverse(f"{APP[kind]}:undo_link", args=[made.pk]))

    assert code in offered.content.decode()
    assert wrong.status_code == 422
    assert saved.status_code == 302
    assert "Samma." in shown.content.decode()
    assert together(petra, kind, joint) == {joint}


def test_an_officer_who_may_not_judge_is_refused(petra: Actor, sami: Actor) -> None:
    del sami
    police, joint = pair(petra, "incident", linked=False)
    with access.acting_as(petra):
        reader = access.Actor(
            **{
                **{name: getattr(petra, name) for name in petra.__slots__},
                "roles": tuple(
                    access.RoomRole(
                        **{
                            **{name: getattr(role, name) for name in role.__slots__},
                            "role": "officer",
                        }
                    )
                    for role in petra.roles
                ),
            }
        )
    with pytest.raises(NotPermitted):
        link(reader, "incident", police, joint)


def test_a_chain_longer_than_any_cap_is_one(petra: Actor) -> None:
    chain = [WRITE["group"](petra, POLICE if place % 2 else JOINT) for place in range(8)]
    for one, other in pairwise(chain):
        link(petra, "group", one, other)

    with access.acting_as(petra):
        asked = access.linked(petra, GroupLink, [chain[0]]).together_with(chain[0])

    assert set(asked) == set(chain) == together(petra, "group", chain[-1])
