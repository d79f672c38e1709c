"""A pack forgets nothing: each canary of retention is in it, or said to be left out and why."""

import json
from datetime import UTC, datetime

import pytest
from django.apps import apps
from django.db import models
from tests.office.access.test_equivalence import past_the_wall
from tests.office.retention.planting import CANARY, Planted

from samsyn.office import access
from samsyn.office.accounts.models import Staff
from samsyn.office.config.databases import Logins
from samsyn.office.people.models import Person
from samsyn.office.retention import queries as retention
from samsyn.office.rights import changes
from samsyn.office.rights.changes import RequestPlan
from samsyn.office.rights.models import RequestLine
from samsyn.office.rights.queries.gathering import NOT_FOUND, NOT_TOLD, rows_about
from samsyn.office.rights.words import COLUMNS, TABLES
from samsyn.vocabulary.retention import KeptKind
from samsyn.vocabulary.rights import IdentityCheck

__all__ = ["past_the_wall"]
NOW = datetime.now(UTC)
LEAST = 60  # columns that held the canary: fewer mean that the planting has gone blind
# Read where the row lies, and never copied.
SEALED = {
    "people_identitynumber.sealed": "the number, unsealed when the letter is made",
    "imports_filepiece.content": "a piece of a file, withheld as a whole",
}


@pytest.mark.slow
def test_every_canary_of_a_person_is_in_the_pack_or_said_to_be_left_out(
    own_database: Logins, past_the_wall: None
) -> None:
    del own_database
    planted = Planted(
        retention.kept_kinds()[KeptKind.PERSON], "orebro-police", "petra@exempel.example"
    )
    with retention.as_service(now=NOW) as service:
        person = access.get_visible(service, Person.objects, pk=planted.record_id)
        found = {
            row.held_in: {column for column, value in row.contents if CANARY in json.dumps(value)}
            for row in rows_about(service, person)
        }
    left_out = {model._meta.db_table for model in NOT_FOUND}
    made, kept = _gathered(planted)

    missing = [
        name
        for name in sorted(planted.filled)
        for table, column in [name.split(".")]
        if table not in left_out
        and column not in NOT_TOLD
        and name not in SEALED
        and column not in found.get(table, set())
    ]

    assert missing == []
    assert len(planted.filled) >= LEAST
    assert set(SEALED) <= planted.filled
    assert made == kept >= len(found)


def _gathered(planted: Planted) -> tuple[int, int]:
    """Return how many rows a pack was made of, and how many the one who answers reads."""
    petra = access.actor_for(Staff.objects.get(email="petra@exempel.example").pk, now=NOW)
    with access.acting_as(petra):
        plan = RequestPlan(
            room_id=planted.room.pk,
            name="Ada",
            reach_by="",
            received_on=NOW.date(),
            identity_check=IdentityCheck.ID_DOCUMENT,
            check_note="",
            owner_id=petra.staff_id,
        )
        asked = changes.register(petra, plan, now=NOW)
        changes.choose_records(petra, asked, [planted.record_id], now=NOW)
        made = changes.compile_pack(petra, asked, now=NOW)
        rows = access.visible_to(petra, RequestLine.objects)
        return made, rows.filter(record__request=asked).count()


def test_a_letter_has_a_word_for_every_table_and_column() -> None:
    kind = retention.kept_kinds()[KeptKind.PERSON]
    tables: set[type[models.Model]] = {
        kind.model,
        *(one.model for one in retention.hanging_on(kind.model)),
        *(one.model for one in retention.goes_too(KeptKind.PERSON)),
        apps.get_model("people.Source"),
    } - set(NOT_FOUND)
    columns = {
        field.name
        for table in tables
        for field in table._meta.concrete_fields
        if not field.is_relation and not field.primary_key
    }
    parts = retention.emptied(KeptKind.PERSON)
    columns |= {column for part in parts for column in part.values}
    named = {table._meta.db_table for table in tables} | {
        part.model._meta.db_table for part in parts
    }

    assert named - TABLES.keys() == set()
    assert columns - COLUMNS.keys() - NOT_TOLD.keys() == set()
