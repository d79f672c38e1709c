"""What a role is shown of the joint work on the first page."""

import pytest
from tests.conftest import actor_named
from tests.office import cast
from tests.office.groups import playing as groups
from tests.office.sanctions.playing import NOW
from tests.office.situation.joint_work import a_day_in_the_joint_room, counted
from tests.office.situation.playing import by, happened, shooting
from tests.office.situation.reading import FirstPage

from samsyn.office.access import Actor
from samsyn.office.config import installation
from samsyn.office.config.databases import Logins
from samsyn.office.partners.models import StaffRole
from samsyn.vocabulary.rooms import Role

pytestmark = pytest.mark.usefixtures("at")


def role_of(database: Logins, name: str, key: str, role: Role | None) -> Actor:
    """Give one of the cast another role in a room, or none, and return who they are then."""
    with installation.as_owner(database):
        held = StaffRole.objects.filter(staff__email=cast.EMAIL.format(name), room__key=key)
        held.update(role=role.value) if role else held.delete()
    return actor_named(name)


def test_who_answers_for_an_agency_alone_sees_the_work_and_no_counts_of_support(
    own_database: Logins,
) -> None:
    petra, sami = actor_named("petra"), actor_named("sami")
    kim = role_of(own_database, "mona", "orebro-joint", Role.PARTNER_OFFICER)
    kim = role_of(own_database, "mona", "orebro-municipality", None)
    a_day_in_the_joint_room(petra)
    counted(sami, 7)

    page = FirstPage(kim)

    assert "Väntar på beslutet: Grupp 0" in page.card("promises")
    assert "Call-in 0" in page.card("coming")
    assert page.card("support-1") == ""
    assert "Inget av ditt ska göras inom 14 dagar" in page.card("due")


def test_who_does_not_read_in_a_joint_room_sees_the_page_without_its_work(
    own_database: Logins,
) -> None:
    petra = actor_named("petra")
    a_day_in_the_joint_room(petra)
    people = groups.group(petra, "Grupp Ek")
    happened(petra, shooting(1, sides=(by(people),)), now=NOW)
    karin = role_of(own_database, "aino", "orebro-joint", None)

    page = FirstPage(karin)

    for card in ("promises", "coming", "under-way", "support-1"):
        assert page.card(card) == ""
    assert "Grupp Ek" in page.row("focus-groups", "Grupp Ek")
    for heading in ("Vårt svar", "Har hört budskapet", "Konsekvenser</th>", "Call-in 0"):
        assert heading not in page.html


def test_only_who_may_review_is_told_to(own_database: Logins) -> None:
    petra = actor_named("petra")
    happened(petra, shooting(20), now=NOW)
    karin = role_of(own_database, "aino", "orebro-police", Role.OFFICER)

    assert "Inte granskad inom sju dagar." in FirstPage(petra).card("due")
    assert "Skjutning" not in FirstPage(karin).card("due")
    assert "väntar på din granskning" in FirstPage(karin).card("due")
