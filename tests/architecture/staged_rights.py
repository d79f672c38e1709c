"""Somebody has asked what the room holds of them, and contests a name."""

from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.children import changes as children
from samsyn.office.children.changes import AssessmentPlan
from samsyn.office.people import changes as people
from samsyn.office.people.changes import NamePlan, PersonPlan
from samsyn.office.people.models import PersonName
from samsyn.office.rights import changes
from samsyn.office.rights.changes import ContestPlan, RequestPlan
from samsyn.vocabulary.children import ChildVerdict, GuardianPart, SocialPart
from samsyn.vocabulary.rights import ContestedKind, ContestOutcome, IdentityCheck, RaisedBy
from samsyn.vocabulary.uncertain_dates import DateInterval


def stage_rights(actor: Actor, room_id: int, word: str, now: datetime) -> dict[str, UUID]:
    """Register a request about somebody of the room, gather, and contest their second name."""
    today = timezone.localdate(now)
    with access.acting_as(actor):
        names = (NamePlan(given=f"{word}r"), NamePlan(given=f"{word}s"))
        person = people.record_person(actor, PersonPlan(room_id=room_id, names=names), now=now)
        plan = RequestPlan(
            room_id=room_id,
            name=f"{word}r",
            reach_by=f"{word}reach",
            received_on=today,
            identity_check=IdentityCheck.POWER_OF_ATTORNEY,
            check_note=f"{word}check",
            owner_id=actor.staff_id,
        )
        request = changes.register(actor, plan, now=now)
        changes.extend(actor, request, because=f"{word}longer", now=now)
        changes.choose_records(actor, request, [person], now=now)
        changes.compile_pack(actor, request, now=now)
        second = PersonName.objects.get(person=person, given=f"{word}s")
        about = ContestPlan(
            person_id=person,
            kind=ContestedKind.NAME,
            row_id=second.pk,
            raised_by=RaisedBy.PERSON,
            received_on=today,
            reason=f"{word}contest",
        )
        settled = changes.contest(actor, about, now=now)
        mistaken = ContestOutcome.MISTAKEN
        changes.settle(actor, settled, mistaken, reason=f"{word}mistaken", now=now)
        contest = changes.contest(actor, about, now=now)
        child = people.record_person(actor, _child(room_id, word, today), now=now)
        assessment = children.assess(actor, _assessment(child, word), now=now)
    found = {"asker": person, "request": request, "contest": contest}
    return {**found, "child": child, "assessment": assessment}


def _child(room_id: int, word: str, today: date) -> PersonPlan:
    born = DateInterval.year(today.year - 14)
    return PersonPlan(room_id=room_id, names=(NamePlan(given=f"{word}c"),), born=born)


def _assessment(child: UUID, word: str) -> AssessmentPlan:
    return AssessmentPlan(
        person_id=child,
        verdict=ChildVerdict.MAY,
        best_interest=f"{word}best",
        childs_view=f"{word}view",
        guardians=GuardianPart.AGREED,
        guardians_note=f"{word}guardian",
        social_services=SocialPart.TAKES_PART,
        conditions=f"{word}conditions",
    )
