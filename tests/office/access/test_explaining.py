"""The chain of reasons ends where `visible_to` ends, for everybody and every row."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from tests.architecture import stage
from tests.architecture.stage import Stage
from tests.office import cast

from samsyn.office import access
from samsyn.office.access.explaining import Ground, Held, Part, parts_of, readers_of, reasons_for
from samsyn.office.people.models import Person
from samsyn.vocabulary.rooms import Role

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def every_row():
    for name in cast.NAMES:
        with access.acting_as(stage.actor_named(name)):
            for wall in access.walls():
                yield from wall.model._default_manager.all()


def test_the_reasons_admit_exactly_whom_the_wall_admits(staged: Stage) -> None:
    now = staged.now
    rows = {(type(row), row.pk): row for row in every_row()}
    parts = {key: parts_of(row, now=now) for key, row in rows.items()}
    differing = []
    for name in cast.NAMES:
        held = stage.actor_named(name)
        for actor in (held, *(held.narrowed_to(one.room_id) for one in held.roles)):
            with access.acting_as(actor):
                seen = {
                    (wall.model, pk)
                    for wall in access.walls()
                    for pk in access.visible_to(actor, wall.model._default_manager.all())
                    .values_list("pk", flat=True)
                }  # fmt: skip
            told = {
                key
                for key, row in rows.items()
                if all(reason.admits for reason in reasons_for(actor, row, parts[key]))
            }
            differing.extend((name, key) for key in seen ^ told)

    assert rows
    assert differing == []


def test_readers_are_those_who_see_the_row(staged: Stage) -> None:
    for name in ("petra", "aino"):
        actor = stage.actor_named(name)
        with access.acting_as(actor):
            for wall in access.walls():
                for row in access.visible_to(actor, wall.model._default_manager.all()):
                    readers = readers_of(parts_of(row, now=staged.now).values())
                    assert actor.staff_id in frozenset().union(*readers.values()), row


def test_shut_out_wins_over_being_let_in() -> None:
    part = Part(id=1, room_id=1, is_open=False, let_in=frozenset({7}), shut_out=frozenset({7}))

    assert not part.admits(7)
    assert not replace(part, is_open=True).admits(7)
    assert replace(part, shut_out=frozenset()).admits(7)


def test_each_step_names_its_ground(staged: Stage) -> None:
    petra, otto = stage.actor_named("petra"), stage.actor_named("otto")
    with access.acting_as(petra):
        [row] = access.visible_to(petra, Person.objects).filter(pk=staged.sealed_person)
        parts = parts_of(row, now=staged.now)
    elsewhere = petra.narrowed_to(staged.rooms["orebro-joint"].room_id)

    assert [one.ground for one in reasons_for(petra, row, parts)] == [Ground.ROLE, Ground.IN_TEAM]
    assert Ground.ROOM_LEFT_OUT in {one.ground for one in reasons_for(elsewhere, row, parts)}
    assert {one.ground for one in reasons_for(otto, row, parts)} == {
        Ground.NO_ROLE,
        Ground.NOT_IN_TEAM,
    }


def test_who_reads_only_assignments_sees_an_open_record_by_being_named_and_no_other() -> None:
    held = Held(staff_id=7, role=Role.TEAM_MEMBER, since=datetime(2026, 1, 1, tzinfo=UTC))
    named = Part(id=1, room_id=1, is_open=True, let_in=frozenset({7}))

    assert named.admits_in(held)
    assert not replace(named, let_in=frozenset()).admits_in(held)
    assert not replace(named, shut_out=frozenset({7})).admits_in(held)
