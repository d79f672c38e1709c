"""The page of a person says whether the message has reached them, and leads to a talk."""

from uuid import UUID

import pytest
from tests.office.coverage.playing import told_in_the_joint_room
from tests.office.notifications import playing as talks
from tests.office.sign_in_of_tests import signed_in

from samsyn.office.access import Actor

pytestmark = pytest.mark.django_db


def page_of(name: str, person_id: UUID) -> str:
    return signed_in(name).get(f"/people/{person_id}/").content.decode()


def test_the_polices_own_record_says_what_the_joint_room_has_told(
    petra: Actor, vera: Actor
) -> None:
    joint, police = told_in_the_joint_room(petra, vera)

    page = page_of("petra", police)

    assert "Har hört budskapet 1 gång." in page
    assert f"/coverage/people/{joint}/" in page


def test_whoever_plans_talks_gets_there_from_the_person_and_others_do_not(
    petra: Actor,
) -> None:
    joint = talks.person(petra)

    asked, only_read = page_of("petra", joint), page_of("aino", joint)

    assert "Ingen har sagt budskapet till personen." in asked
    assert "/talks/new/?person=P-" in asked
    assert "Det gemensamma budskapet" in only_read
    assert "/talks/new/" not in only_read


def test_a_person_known_to_one_agency_alone_has_no_such_card(petra: Actor) -> None:
    police = talks.person(petra, "orebro-police")

    assert "Det gemensamma budskapet" not in page_of("petra", police)
