"""A role that changes: what it ends, by the database's own doing, and what it offers."""

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


def test_who_may_not_record_is_offered_no_action(own_database: Logins) -> None:
    with installation.as_owner(own_database):
        StaffRole.objects.filter(staff__email="sami@exempel.example").update(
            role=Role.PARTNER_OFFICER.value
        )

    page = signed_in("sami").get("/").content.decode()

    assert "Inga händelser är registrerade än." in page
    assert "Registrera en grupp" not in page
