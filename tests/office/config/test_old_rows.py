"""Rows written before a rule are put right when an installation is brought up to date."""

from importlib import import_module

import pytest
from django.db import connection, transaction
from tests import databases
from tests.conftest import actor_named
from tests.office import cast
from tests.office.disclosures.conftest import write_incident
from tests.office.people.people_of_the_play import record
from tests.office.people.test_sources_follow import TITLE, restrict, source, titles

from samsyn.office import access
from samsyn.office.config import installation
from samsyn.office.config.databases import Logins
from samsyn.office.incidents import changes as incidents
from samsyn.office.incidents.models import Incident
from samsyn.postgres.roles import open_connection
from samsyn.vocabulary.incidents import InvolvementRole


def past_the_walls(found: Logins, statement: str) -> None:
    """Write as before the rule: no trigger fires and no wall stands."""
    with open_connection(databases.superuser(found)) as connected:
        connected.execute("SET session_replication_role = replica")
        connected.execute(statement)


def run(found: Logins, module: str, name: str) -> None:
    """Run a migration's statement in the owner's name."""
    statement = getattr(import_module(f"samsyn.office.{module}"), name)
    with installation.as_owner(found), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.slow
def test_a_source_left_in_the_open_goes_to_its_restricted_record(
    own_database: Logins,
) -> None:
    petra = actor_named("petra")
    person_id = record(petra, source_id=source(petra))
    restrict(person_id)
    past_the_walls(
        own_database,
        "UPDATE people_source SET compartment_id = part.id FROM partners_compartment part "
        "WHERE part.room_id = people_source.room_id AND part.is_default",
    )
    assert titles("aino") == [TITLE]

    run(own_database, "incidents.migrations.0007_protected_homes", "PUT_RIGHT")

    assert titles("aino") == []
    assert titles("petra") == [TITLE]


@pytest.mark.slow
def test_a_home_shown_before_is_hidden(own_database: Logins) -> None:
    petra = actor_named("petra")
    part = incidents.InvolvementPlan(person_id=record(petra), role=InvolvementRole.VICTIM)
    write_incident(petra, people=(part,))
    past_the_walls(own_database, "UPDATE people_person SET protected_identity = 'secrecy_mark'")

    run(own_database, "incidents.migrations.0007_protected_homes", "PUT_RIGHT")

    with access.acting_as(petra):
        assert Incident.objects.get().hides_place


@pytest.mark.slow
def test_two_accounts_of_one_address_become_one_and_a_closed_one(own_database: Logins) -> None:
    twice = cast.EMAIL.format("petra").upper()
    add = """
        INSERT INTO accounts_staff (password, email, name, title, language, is_active, is_service,
          session_epoch) VALUES ('', %s, 'Twice', '', 'sv', true, false, 0) RETURNING id
    """
    everything = databases.superuser(own_database)
    with open_connection(everything) as past_the_wall:
        past_the_wall.execute("DROP INDEX one_account_an_address")
    [[later]] = databases.rows(everything, add, twice)

    run(own_database, "accounts.migrations.0003_one_account_an_address", "SET_APART")

    kept = "SELECT email, is_active FROM accounts_staff WHERE lower(email) = lower(%s)"
    assert databases.rows(everything, kept, twice) == [(cast.EMAIL.format("petra"), True)]
    closed = "SELECT is_active FROM accounts_staff WHERE id = %s"
    assert databases.rows(everything, closed, later) == [(False,)]
