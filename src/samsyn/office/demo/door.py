"""What lies at a site's doors: what waits, was refused, is corrected, is asked, and has expired."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.utils import timezone
from django.utils.translation import override

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.demo.elsewhere import tell_elsewhere
from samsyn.office.disclosures import changes
from samsyn.office.disclosures.changes import (
    Answer,
    AnsweredNo,
    AnswerPlan,
    AskPlan,
    Because,
    ConsentPlan,
    CooperationPlan,
    DisclosurePlan,
    GroundInRoom,
    Kind,
    Outcome,
    RecallKind,
    RecallPlan,
    Spoken,
)
from samsyn.office.disclosures.models import Disclosure, Ground, RecallNotice
from samsyn.office.people import changes as people
from samsyn.office.people.changes import RevisionPlan
from samsyn.office.people.models import Person
from samsyn.vocabulary.people import IdentityKind, ProtectedIdentity, Standing
from samsyn.vocabulary.rooms import RoomKind
from samsyn.vocabulary.uncertain_dates import DateInterval

AT: Final = "orebro"  # the site whose doors are shown at work
_DAY: Final = timedelta(days=1)
_WEIGHED: Final = (
    Answer(test="exempt", value="no"),
    Answer(test="obvious", value="yes", why="Frivården möter personen i veckan."),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Doors:
    """Who acts in which room of the site, and somebody of social services."""

    police: Actor
    probation: Actor
    social: Actor
    lawyer: Actor  # of the police
    rooms: dict[str, int]  # police, probation, social, joint
    client: UUID  # of social services


def load_door(doors: Doors, *, now: datetime) -> None:
    """Let the staff of the site's rooms use the door as on the pages."""
    with override("sv"):  # answers are kept with the questions as they were read
        _approve(doors, now=now - 30 * _DAY)
        _of_police(doors, now=now)
        _of_social_services(doors, now=now)


def _of_police(doors: Doors, *, now: datetime) -> None:
    lead, today = doors.police, timezone.localdate(now)
    with access.acting_as(lead):
        told = list(
            access.visible_to(lead, Disclosure.objects)
            .filter(kind="person", room=doors.rooms["police"])
            .order_by("-decided_at", "number", "pk")[:6]
        )
        one, other, third, fourth, fifth, sixth = (row.record_id for row in told)
        plan = CooperationPlan(
            room_id=doors.rooms["police"],
            reference="A412.118/2026",
            decided_by="Chefen för polisområdet",
            decided_on=today - 60 * _DAY,
            until=today + 240 * _DAY,
            parties=(doors.rooms["probation"],),
            purpose="Samverkan mot grova våldsbrott i grupp",
        )
        changes.record_cooperation(lead, plan, now=now - 60 * _DAY)
        told_long_ago = replace(_to_probation(doors, one), decided_at=now - 790 * _DAY)
        changes.disclose(lead, told_long_ago, now=now)
        lately = changes.disclose(lead, _to_probation(doors, other), now=now - 9 * _DAY)
        refused = replace(
            _to_probation(doors, third),
            answers=(_WEIGHED[0], replace(_WEIGHED[1], value="no", why="Mötet kan hållas ändå.")),
        )
        try:
            changes.disclose(lead, refused, now=now - 3 * _DAY)
        except AnsweredNo as refusal:
            changes.keep_refused(lead, refused, refusal.reasons, now=now - 3 * _DAY)
        spoken = Spoken(kind=Kind.PERSON, record_id=fourth, to_room_id=doors.rooms["probation"])
        changes.say(lead, spoken, now=now - _DAY)
        _take_back(lead, lately, "Uppgiften gällde en annan person.", now=now - 4 * _DAY)
        for turn, person in enumerate((fifth, sixth)):
            sent = changes.disclose(lead, _to_probation(doors, person), now=now - 6 * _DAY)
            _take_back(lead, sent, "Skulle inte ha lämnats ut.", now=now - (1 + turn) * _DAY)
        question = AskPlan(
            room_id=doors.rooms["police"],
            to_room_id=doors.rooms["social"],
            description="En man i tjugoårsåldern i Vivalla som vi tror vill lämna sin grupp",
            purpose="Erbjuda stöd före nästa samtal",
        )
        changes.ask(lead, question, now=now - 2 * _DAY)
        _find_out(lead, third, now=now)
    tell_elsewhere(lead, (fourth, fifth), now=now)
    _answer(doors, lately, now=now - 3 * _DAY)


def _of_social_services(doors: Doors, *, now: datetime) -> None:
    worker, today = doors.social, timezone.localdate(now)
    with access.acting_as(worker):
        consent = ConsentPlan(
            person_id=doors.client,
            to_room_id=doors.rooms["probation"],
            fields=("names", "born_year"),
            purpose="Samordna stödet med övervakningen",
            given_on=today - 20 * _DAY,
            until=today + 160 * _DAY,
        )
        changes.record_consent(worker, consent, now=now - 20 * _DAY)
        proposal = DisclosurePlan(
            kind=Kind.PERSON,
            record_id=doors.client,
            to_room_id=doors.rooms["police"],
            fields=("names",),
            purpose="Polisen behöver veta vem de ska hålla utkik efter på vägen till mötet",
            ground_key="osl-26-1",
            answers=(Answer(test="harmless", value="yes", why="Personen har själv bett om det."),),
        )
        changes.propose(worker, proposal, now=now - _DAY)


def _to_probation(doors: Doors, person: UUID) -> DisclosurePlan:
    return DisclosurePlan(
        kind=Kind.PERSON,
        record_id=person,
        to_room_id=doors.rooms["probation"],
        fields=("names", "born_year"),
        purpose="Planera ett gemensamt samtal",
        ground_key="osl-10-27",
        answers=_WEIGHED,
    )


def _take_back(lead: Actor, sent: UUID, reason: str, *, now: datetime) -> None:
    plan = RecallPlan(disclosure_ids=(sent,), kind=RecallKind.WITHDRAWAL, reason=reason)
    changes.recall(lead, plan, now=now)


def _find_out(lead: Actor, person_id: UUID, *, now: datetime) -> None:
    """Correct a year of birth that another room has been told."""
    person = access.get_visible(lead, Person.objects, pk=person_id)
    if person.born_earliest is None or person.born_latest is None:
        return
    right = DateInterval(
        person.born_earliest.replace(year=person.born_earliest.year - 1, day=1),
        person.born_latest.replace(year=person.born_latest.year - 1, day=1),
    )
    revision = RevisionPlan(
        version=person.version,
        born=right,
        identity=IdentityKind(person.identity),
        protected_identity=ProtectedIdentity(person.protected_identity),
        standing=Standing(person.standing),
        died_on=person.died_on,
        external_reference=person.external_reference,
        not_suspected=person.not_suspected,
    )
    people.revise_person(lead, person_id, revision, now=now)


def _approve(doors: Doors, *, now: datetime) -> None:
    """Let the police's lawyer approve what their room tells the joint room on."""
    kinds = {"from_kind": RoomKind.POLICE.value, "to_kind": RoomKind.JOINT.value}
    with access.acting_as(doors.lawyer) as lawyer:
        for ground in Ground.objects.filter(**kinds).order_by("pk"):
            chosen = GroundInRoom(room_id=doors.rooms["police"], ground_id=ground.pk)
            changes.approve_in_room(lawyer, chosen, now=now)


def _answer(doors: Doors, sent: UUID, *, now: datetime) -> None:
    with access.acting_as(doors.probation) as receiver:
        notice = access.visible_to(receiver, RecallNotice.objects).get(receipt__disclosure_id=sent)
        plan = AnswerPlan(
            notice_id=notice.pk,
            outcome=Outcome.KEPT,
            because=Because.IN_A_DECISION,
            note="Står i planeringen från den 12:e, som bevaras.",
        )
        changes.answer_recall(receiver, plan, now=now)
