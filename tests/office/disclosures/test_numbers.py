"""What needs a database of its own: numbers without gaps, races, a room without a door."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.db import connections
from tests import databases
from tests.conftest import actor_named
from tests.office.disclosures.conftest import NOW, plan_for, write_group, write_person

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.config.databases import Logins
from samsyn.office.disclosures.changes import (
    CannotDisclose,
    DisclosurePlan,
    Kind,
    disclose,
    disclose_many,
)
from samsyn.office.disclosures.models import Disclosure, Receipt

TWENTY = 20


def attempt(actor: Actor, plan: DisclosurePlan) -> UUID | None:
    try:
        with access.acting_as(actor):
            return disclose(actor, plan, now=NOW)
    except CannotDisclose:
        return None
    finally:
        connections["default"].close()


@pytest.mark.slow
def test_twenty_at_once_get_numbers_without_gaps(own_database: Logins) -> None:
    petra = actor_named("petra")
    plans = [plan_for(Kind.PERSON, write_person(petra)) for _ in range(TWENTY)]
    refused = [plan_for(Kind.PERSON, write_person(petra, born=None)) for _ in range(5)]

    with ThreadPoolExecutor(max_workers=8) as pool:
        list(pool.map(lambda plan: attempt(petra, plan), plans + refused))

    with access.acting_as(petra):
        numbers = set(Disclosure.objects.values_list("number", flat=True))
        received = set(Receipt.objects.values_list("number", flat=True))
    assert numbers == {f"POL-O-2026-{number:04d}" for number in range(1, TWENTY + 1)}
    assert received == numbers


@pytest.mark.slow
def test_the_same_record_told_at_once_becomes_one_copy(own_database: Logins) -> None:
    petra = actor_named("petra")
    plan = plan_for(Kind.GROUP, write_group(petra))

    with ThreadPoolExecutor(max_workers=8) as pool:
        list(pool.map(lambda _: attempt(petra, plan), range(8)))

    with access.acting_as(petra):
        receipts = Receipt.objects.all()
        assert receipts.count() == 8
        assert receipts.values("group").distinct().count() == 1
        assert receipts.filter(is_first=True).count() == 1


@pytest.mark.slow
def test_a_room_without_a_door_is_named(own_database: Logins) -> None:
    databases.rows(
        own_database.owner,
        "UPDATE accounts_staff SET is_active = false WHERE email LIKE 'door-orebro-joint%%'"
        " RETURNING id",
    )
    petra = actor_named("petra")
    plan = plan_for(Kind.GROUP, write_group(petra))

    with pytest.raises(CannotDisclose) as refused, access.acting_as(petra):
        disclose(petra, plan, now=NOW)

    assert "Gemensamt, Örebro" in refused.value.reasons[0]


@pytest.mark.django_db
def test_each_room_and_year_counts_for_itself(petra: Actor, frida: Actor) -> None:
    last_year = datetime(2025, 12, 31, 22, 59, tzinfo=UTC)  # 23.59 in Sweden
    with access.acting_as(petra):
        sent = disclose_many(
            petra,
            [
                plan_for(Kind.GROUP, write_group(petra), decided_at=last_year),
                plan_for(Kind.GROUP, write_group(petra)),
            ],
            now=NOW,
        )
        numbers = [Disclosure.objects.get(pk=one).number for one in sent]
    mine = write_group(frida, "orebro-probation")
    with access.acting_as(frida):
        theirs = Disclosure.objects.get(pk=disclose(frida, plan_for(Kind.GROUP, mine), now=NOW))

    assert numbers == ["POL-O-2025-0001", "POL-O-2026-0001"]
    assert theirs.number == "FRI-O-2026-0001"
