"""Gives a team of a running demo some talks: `python -m tests.browser.talk_process 6`.

Runs in the demo's own environment, and prints the briefs' identifiers. Every text of a talk
bears a word that is nowhere else, to look for on the device.
"""

import samsyn.office.commands  # noqa: F401  sets Django up

# isort: split
import sys
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.accounts.models import Staff
from samsyn.office.config import installation
from samsyn.office.config.databases import Logins, logins
from samsyn.office.messages.models import MessageText, MessageVersion
from samsyn.office.notifications import changes
from samsyn.office.notifications.changes import (
    AssignmentPlan,
    ClearancePlan,
    MemberPlan,
    ProposalPlan,
)
from samsyn.office.partners import changes as partners
from samsyn.office.partners.models import Agency, Compartment, StaffRole
from samsyn.office.people import changes as people
from samsyn.office.people.changes import NamePlan, PersonPlan
from samsyn.vocabulary.messages import Part
from samsyn.vocabulary.rooms import Role
from samsyn.vocabulary.talks import SafetyVerdict, TalkTrigger
from samsyn.vocabulary.uncertain_dates import DateInterval

WORD = "Qxhemligt"
VERA = "vera@exempel.example"
NOW = timezone.now()


def main() -> None:
    found = logins(settings.ENVIRONMENT)
    assert found is not None
    room = _open_to_vera(found)
    planner = _actor(
        StaffRole.objects.filter(room_id=room, role="coordinator").order_by("pk")[0].staff_id
    )
    text = _text(planner, room)
    with access.acting_as(planner):
        for _ in range(int(sys.argv[1])):
            print(_talk(planner, room, text))  # noqa: T201  read by the test


def _talk(planner: Actor, room: int, text: object) -> object:
    named = (NamePlan(given="Ali", family="Öberg"),)
    person = people.record_person(
        planner, PersonPlan(room_id=room, names=named, born=DateInterval.year(1990)), now=NOW
    )
    talk = changes.propose(
        planner,
        ProposalPlan(person_id=person, trigger=TalkTrigger.PLANNED, aim=f"{WORD} aim"),
        now=NOW,
    )
    checked = ClearancePlan(
        talk_id=talk,
        safety=SafetyVerdict.WITH_PRECAUTIONS,
        safety_note=f"{WORD} hund på gården",
        investigation_clear=True,
        support_consulted=True,
    )
    changes.clear(planner, checked, now=NOW)
    plan = AssignmentPlan(
        talk_id=talk,
        team=(
            MemberPlan(staff_id=planner.staff_id),
            MemberPlan(staff_id=_vera().pk, agency_id=_social().pk),
        ),
        addressed_as=f"{WORD} Ali",
        place=f"{WORD} gatan 3",
        meet_at=NOW + timedelta(hours=2),
        message_id=text,
        parts={part.value: "019-10 00 00" for part in Part},
    )
    return changes.assign(planner, plan, now=NOW)


def _open_to_vera(found: Logins) -> int:
    with installation.as_owner(found):
        room = StaffRole.objects.filter(
            room__kind="joint", room__site__name__startswith="Örebro", role="coordinator"
        )[0].room
        vera, is_new = Staff.objects.get_or_create(email=VERA, defaults={"name": "Vera"})
        if is_new:
            partners.give_role(vera, room.key, Role.TEAM_MEMBER, now=NOW)
    return room.pk


def _text(planner: Actor, room: int) -> object:
    place = {
        "room_id": room,
        "compartment": Compartment.objects.get(room_id=room, is_default=True),
        "recorded_at": NOW,
        "recorded_by_id": planner.staff_id,
    }
    today = timezone.localdate(NOW)
    with access.acting_as(planner):
        text, _is_new = MessageText.objects.get_or_create(
            kind="talk_brief", name=f"{WORD} underlag", defaults=place
        )
        held = MessageVersion.objects.filter(text=text).first()
        return held.pk if held else _version(text, place, today).pk


def _version(text: MessageText, place: dict, today: object) -> MessageVersion:
    return MessageVersion.objects.create(
        **place,
        text=text,
        number=1,
        language="sv",
        body=f"{WORD}: Vi vill inte att du ska dö.\n\nVi vill inte att du ska döda.\n\n"
        "Om våldet fortsätter får det kännbara konsekvenser.\n\n"
        "Vi vill att du tar emot den hjälp vi erbjuder.",
        writers=[],
        submitted_at=NOW,
        submitted_by_id=place["recorded_by_id"],
        approved_at=NOW,
        approved_by_id=place["recorded_by_id"],
        valid_from=today,
        valid_to=today + timedelta(days=300),
    )


def _actor(staff_id: int) -> Actor:
    return access.actor_for(staff_id, now=timezone.now())


def _vera() -> Staff:
    return Staff.objects.get(email=VERA)


def _social() -> Agency:
    return Agency.objects.filter(kind="social_services").order_by("pk")[0]


if __name__ == "__main__":
    main()
