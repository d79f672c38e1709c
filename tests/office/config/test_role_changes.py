"""A role that changes ends the sessions opened before it, by the database's own doing."""

from tests.office.sign_in_of_tests import signed_in

from samsyn.office.accounts.models import Staff
from samsyn.office.config import installation
from samsyn.office.config.databases import Logins
from samsyn.office.partners.models import Room, StaffRole
from samsyn.vocabulary.rooms import Role


def test_a_new_role_ends_the_session_by_itself(own_database: Logins) -> None:
    client = signed_in("stig")
    staff = Staff.objects.get(email="stig@exempel.example")
    client.get("/account/")

    with installation.as_owner(own_database):
        StaffRole.objects.create(
            staff=staff, room=Room.objects.get(key="orebro-police"), role=Role.ANALYST.value
        )

    assert "ended=role" in client.get("/account/").url
