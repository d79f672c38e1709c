"""The first tables of an app, made in one step, are those that Django makes one by one."""

from collections.abc import Iterator

import pytest
from django.db import connection, migrations, models
from django.db.migrations.state import ProjectState

from samsyn.office.config import installation
from samsyn.office.config.databases import Logins
from samsyn.office.schema import FirstMigration


@pytest.fixture(autouse=True)
def owner(own_database: Logins) -> Iterator[None]:
    with installation.as_owner(own_database):
        yield


class Scratch(FirstMigration):
    operations = [
        migrations.CreateModel("Street", [("id", models.AutoField(primary_key=True))]),
        migrations.CreateModel(
            "House",
            [
                ("id", models.AutoField(primary_key=True)),
                ("street", models.ForeignKey("scratch.Street", models.CASCADE)),
                ("number", models.IntegerField()),
            ],
        ),
        migrations.AddConstraint(
            "house", models.UniqueConstraint(fields=["street", "number"], name="scratch_one_house")
        ),
    ]


def applied() -> ProjectState:
    with connection.schema_editor() as editor:
        return Scratch("0001_initial", "scratch").apply(ProjectState(), editor)


def unapplied() -> None:
    with connection.schema_editor() as editor:
        Scratch("0001_initial", "scratch").unapply(ProjectState(), editor)


def constraints_of(table: str) -> dict[str, dict[str, object]]:
    with connection.cursor() as cursor:
        return connection.introspection.get_constraints(cursor, table)


def test_models_that_point_at_each_other_stand_with_what_was_added_after_them() -> None:
    state = applied()
    house = state.apps.get_model("scratch", "House")
    street = state.apps.get_model("scratch", "Street").objects.create()
    house.objects.create(street=street, number=1)
    held = constraints_of("scratch_house")
    unapplied()

    assert held["scratch_one_house"]["unique"]
    assert ("scratch_street", "id") in [one["foreign_key"] for one in held.values()]


def test_they_can_be_taken_back() -> None:
    applied()
    unapplied()

    left = {name for name in connection.introspection.table_names() if "scratch" in name}
    assert left == set()
