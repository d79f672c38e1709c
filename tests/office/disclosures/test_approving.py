"""A site's lawyers open a ground for its rooms, from a day on, and close it again."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.conf import settings as django_settings
from tests import databases
from tests.conftest import actor_named
from tests.office.disclosures.conftest import MINIMUM, NOW, PURPOSE, TODAY, room, write_person
from tests.office.door_of_tests import passing
from tests.office.sign_in.doorstep import as_production

from samsyn.office import access
from samsyn.office.config import installation
from samsyn.office.config.databases import Logins
from samsyn.office.disclosures import changes, queries
from samsyn.office.disclosures.changes import (
    CannotApprove,
    CannotDisclose,
    DisclosurePlan,
    GroundChoice,
    Kind,
)
from samsyn.office.disclosures.models import Ground

KEY, LAWYER = "osl-10-15a", "Lena Exempel, jurist"
OREBRO = GroundChoice(site_key="orebro", ground_key=KEY)


def approve(
    found: Logins, choice: GroundChoice = OREBRO, *, by: str = LAWYER, on: date = TODAY
) -> list[Ground]:
    with installation.as_owner(found):
        return changes.approve_grounds(choice, by=by, on=on, today=TODAY)


def withdraw(found: Logins, choice: GroundChoice = OREBRO, *, on: date = TODAY) -> list[Ground]:
    with installation.as_owner(found):
        return changes.withdraw_approval(choice, by=LAWYER, on=on, today=TODAY)


def tell(*, days_ago: int = 0) -> None:
    """Tell probation of somebody on the ground, or raise `CannotDisclose`."""
    petra = actor_named("petra")
    plan = DisclosurePlan(
        kind=Kind.PERSON,
        record_id=write_person(petra),
        to_room_id=room("orebro-probation"),
        ground_key=KEY,
        fields=MINIMUM[Kind.PERSON],
        answers=passing(KEY),
        purpose=PURPOSE,
        decided_at=NOW - timedelta(days=days_ago),
    )
    with access.acting_as(petra):
        changes.disclose(petra, plan, now=NOW)


def is_example() -> bool:
    petra = actor_named("petra")
    person = write_person(petra)
    with access.acting_as(petra):
        opened = queries.opening(petra, Kind.PERSON, person, now=NOW)
    offered = opened.room(room("orebro-probation")).grounds
    return next(one.is_example for one in offered if one.key == KEY)


def test_an_approved_ground_opens_the_door_in_real_use(own_database: Logins, settings: Any) -> None:
    as_production(settings)
    with pytest.raises(CannotDisclose, match="jurister"):
        tell()

    approve(own_database)

    tell()


def test_a_withdrawn_ground_closes_it_again_and_keeps_the_days_before(
    own_database: Logins, settings: Any
) -> None:
    as_production(settings)
    approve(own_database, on=TODAY - timedelta(days=10))

    withdraw(own_database, on=TODAY - timedelta(days=2))

    tell(days_ago=3)
    for days_ago in (0, 2, 11):
        with pytest.raises(CannotDisclose, match="jurister"):
            tell(days_ago=days_ago)


def test_one_site_does_not_approve_for_another(own_database: Logins, settings: Any) -> None:
    as_production(settings)
    key = next(line.key for line in queries.rule_lines("malmo"))
    approve(own_database, GroundChoice(site_key="malmo", ground_key=key))

    assert not [line for line in queries.rule_lines("orebro") if line.approved_on]
    with pytest.raises(CannotDisclose, match="jurister"):
        tell()


def test_in_the_demo_an_example_is_marked_until_it_is_approved(own_database: Logins) -> None:
    assert django_settings.ENVIRONMENT.is_demo
    before = is_example()

    approve(own_database)

    assert (before, is_example()) == (True, False)


def test_one_direction_can_be_approved_alone(own_database: Logins) -> None:
    [one] = approve(
        own_database,
        GroundChoice(site_key="orebro", ground_key=KEY, from_kind="police", to_kind="probation"),
    )

    approved = [line for line in queries.rule_lines("orebro") if line.approved_on]
    assert (one.from_kind, one.to_kind) == ("police", "probation")
    assert [(line.key, line.from_kind, line.to_kind) for line in approved] == [
        (KEY, "police", "probation")
    ]
    assert (approved[0].approved_by, approved[0].approved_on) == (LAWYER, TODAY)


def test_approving_again_approves_what_is_left_and_then_says_so(own_database: Logins) -> None:
    alone = GroundChoice(site_key="orebro", ground_key=KEY, from_kind="police", to_kind="probation")
    approve(own_database, alone)

    rest = approve(own_database)

    assert ("police", "probation") not in {(one.from_kind, one.to_kind) for one in rest}
    with pytest.raises(CannotApprove, match="already"):
        approve(own_database)


def test_what_is_withdrawn_can_be_approved_anew(own_database: Logins) -> None:
    first = approve(own_database)
    assert {one.pk for one in withdraw(own_database)} == {one.pk for one in first}

    assert len(approve(own_database)) == len(first)


@pytest.mark.parametrize(
    ("choice", "changed", "sentence"),
    [
        (GroundChoice(site_key="nowhere", ground_key=KEY), {}, "no site nowhere"),
        (GroundChoice(site_key="orebro", ground_key="nothing"), {}, "No ground nothing"),
        (OREBRO, {"by": "  "}, "--by NAME"),
        (OREBRO, {"on": TODAY + timedelta(days=1)}, "future"),
        (OREBRO, {"on": date(1990, 1, 1)}, "that day"),
    ],
)
def test_what_cannot_be_approved_is_refused_with_what_to_do(
    own_database: Logins, choice: GroundChoice, changed: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(CannotApprove, match=sentence):
        approve(own_database, choice, **changed)

    assert not [line for line in queries.rule_lines("orebro") if line.approved_on]


def test_what_is_not_approved_cannot_be_withdrawn(own_database: Logins) -> None:
    with pytest.raises(CannotApprove, match="not approved"):
        withdraw(own_database)


def test_nothing_is_withdrawn_before_it_was_approved(own_database: Logins) -> None:
    approve(own_database)

    with pytest.raises(CannotApprove, match="later day"):
        withdraw(own_database, on=TODAY - timedelta(days=1))


def test_preparing_keeps_the_wording_that_was_approved(own_database: Logins) -> None:
    approve(own_database)
    with installation.as_owner(own_database):
        Ground.objects.filter(key=KEY).update(text="Som godkänd.")

    installation.prepare_tables(own_database, databases.superuser(own_database))

    kept = Ground.objects.filter(key=KEY, from_kind="police", to_kind="probation").get()
    assert kept.text == "Som godkänd."


def test_an_approval_stands_in_the_log_of_the_rooms_with_who_decided(
    own_database: Logins,
) -> None:
    approve(own_database)
    withdraw(own_database)

    noted = databases.rows(
        databases.superuser(own_database),
        "SELECT action, login, record_ids, purpose, %s = ANY (room_ids)"
        " FROM samsyn_log.audit_auditevent WHERE action LIKE 'ground_%%' ORDER BY id",
        room("orebro-police"),
    )
    assert noted == [
        (action, "samsyn_owner", [KEY], f"{KEY}, {LAWYER}", True)
        for action in ("ground_approve", "ground_withdraw")
    ]
