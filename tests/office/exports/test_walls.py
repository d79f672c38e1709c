"""What the database refuses, whatever the code forgets."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone
from tests.architecture.stage import Stage
from tests.conftest import actor_named
from tests.office.exports.asking import approved, ask, fetch

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.exports.models import Download, Export
from samsyn.office.partners.models import Room

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def changed(actor: Actor, export: UUID, **values: object) -> int:
    """Change the row past every rule of the code; return how many rows were."""
    with access.acting_as(actor), transaction.atomic():
        return Export.objects.filter(pk=export).update(**values)


def verdict(by: Actor, **given: object) -> dict[str, object]:
    now = timezone.now()
    return {
        "verdict": "approved",
        "decided_at": now,
        "decided_by_id": by.staff_id,
        "ends_at": now + timedelta(days=7),
        **given,
    }


def test_nobody_approves_what_they_asked_for(staged: Stage) -> None:
    petra, dag = actor_named("petra"), actor_named("dag")
    export = ask(petra)

    with pytest.raises(IntegrityError, match="decided_by_somebody_else"):
        changed(petra, export, **verdict(petra))
    with pytest.raises(DatabaseError, match="signs for it"):
        changed(petra, export, **verdict(dag))
    with pytest.raises(DatabaseError):
        changed(petra, export, **verdict(petra, decided_by_id=None))
    assert staged.rooms


def test_an_approval_lasts_a_month_at_most_and_is_given_once(staged: Stage) -> None:
    aino, petra = actor_named("aino"), actor_named("petra")
    export, decided = ask(aino), approved(aino, petra)

    with pytest.raises(IntegrityError, match="an_approved_export_ends"):
        changed(petra, export, **verdict(petra, ends_at=timezone.now() + timedelta(days=31)))
    with pytest.raises(DatabaseError, match="stays as it is"):
        changed(petra, decided, ends_at=timezone.now() + timedelta(days=20))
    with pytest.raises(DatabaseError, match="stays as it is"):
        changed(petra, decided, verdict="")
    assert changed(petra, export, withdrawn_at=timezone.now()) == 1
    with pytest.raises(DatabaseError, match="stays as it is"):
        changed(petra, export, **verdict(petra))
    assert staged.rooms


@pytest.mark.parametrize(
    "values",
    [
        {"purpose": "Something else"},
        {"kind": "network"},
        {"with_names": True},
        {"record_ids": [UUID(int=1)]},
    ],
)
def test_what_was_asked_for_stays(staged: Stage, values: dict[str, object]) -> None:
    aino = actor_named("aino")

    with pytest.raises(DatabaseError, match="stays as it is"):
        changed(aino, ask(aino), **values)
    assert staged.rooms


def test_a_list_of_people_is_never_born_approved_nor_asked_for_in_anothers_name(
    staged: Stage,
) -> None:
    aino, petra, now = actor_named("aino"), actor_named("petra"), timezone.now()
    values = {
        "room": Room.objects.get(key="orebro-police"),
        "asked_at": now,
        "asked_by_id": aino.staff_id,
        "kind": "people",
        "file_format": "csv",
        "purpose": "x",
        "days": 7,
        "lines": 1,
        "people": 1,
    }

    for given in (verdict(petra), {"asked_by_id": petra.staff_id}):
        with pytest.raises(DatabaseError, match="row-level"), access.acting_as(aino):
            Export.objects.create(**{**values, **given})
    with pytest.raises(DatabaseError, match="row-level"), access.acting_as(actor_named("frida")):
        Export.objects.create(**{**values, "asked_by_id": actor_named("frida").staff_id})
    assert staged.rooms


def test_a_file_is_noted_only_by_its_asker_and_while_the_approval_lasts(staged: Stage) -> None:
    aino, petra, now = actor_named("aino"), actor_named("petra"), timezone.now()
    waiting, ready = ask(aino), approved(aino, petra)

    def note(actor: Actor, export: UUID, **given: object) -> None:
        room = Room.objects.get(key="orebro-police")
        told = {"at": now, "mark": "0", "digest": "0", "size": 1, "lines": 1, "people": 1}
        with access.acting_as(actor):
            Download.objects.create(export_id=export, room=room, gone=0, **{**told, **given})

    with pytest.raises(DatabaseError, match="while its approval lasts"):
        note(aino, waiting)
    with pytest.raises(DatabaseError, match="while its approval lasts"):
        note(petra, ready)
    with pytest.raises(DatabaseError, match="while its approval lasts"):
        note(aino, ready, at=now + timedelta(days=8))
    with pytest.raises(DatabaseError, match=r"row-level|while its approval lasts"):
        note(actor_named("otto"), ready)
    note(aino, ready)
    assert staged.rooms


def test_nothing_of_it_is_taken_away(staged: Stage) -> None:
    aino, petra = actor_named("aino"), actor_named("petra")
    export = approved(aino, petra)
    fetch(aino, export)

    for actor in (aino, petra):
        with (
            access.acting_as(actor),
            pytest.raises(DatabaseError, match="stays noted"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute("UPDATE exports_download SET mark = 'x'")
        with access.acting_as(actor), connection.cursor() as cursor:
            cursor.execute("DELETE FROM exports_export")
            assert cursor.rowcount == 0  # no policy lets anybody
    with access.acting_as(petra):
        assert Export.objects.filter(pk=export).exists()
    assert staged.rooms
