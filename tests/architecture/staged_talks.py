"""Two talks in the joint room of Örebro: one of Vera's team, and one that she must not see."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.utils import timezone
from tests.office import cast
from tests.office.messages import playing as library

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.accounts.models import Staff
from samsyn.office.notifications import changes
from samsyn.office.notifications.changes import (
    AssignmentPlan,
    AttemptPlan,
    ClearancePlan,
    MemberPlan,
    ProposalPlan,
    RecontactPlan,
)
from samsyn.office.notifications.models import TalkBrief
from samsyn.office.partners.models import Agency
from samsyn.vocabulary.messages import MessageKind
from samsyn.vocabulary.talks import (
    AttemptOutcome,
    HelpWish,
    MessageDelivered,
    Recipient,
    RecontactResult,
    SafetyVerdict,
    TalkResponse,
    TalkTrigger,
)

WORD, TEAM = "Qxgemtwaf", "Qxtemlfyb"


def put_talks_on_stage(joint: dict[str, UUID], now: datetime) -> dict[str, UUID]:
    """Write both talks, held and followed up; add the other team's to the joint room's records."""
    vera, frida = _staff("vera"), _staff("frida")
    texts = _text(MessageKind.TALK_BRIEF, now), _text(MessageKind.LETTER_PARENT, now)
    joint.update(_talk(joint["person"], WORD, frida, "probation", texts, now))
    return _talk(joint["other_person"], TEAM, vera, "orebro-social", texts, now)


def _talk(
    person: UUID,
    word: str,
    colleague: int,
    agency: str,
    texts: tuple[UUID, UUID],
    now: datetime,
) -> dict[str, UUID]:
    petra = _petra()
    with access.acting_as(petra):
        talk = changes.propose(petra, _proposal(person, word), now=now)
        changes.clear(petra, _clearance(talk, word, now), now=now)
        plan = AssignmentPlan(
            talk_id=talk,
            team=(
                MemberPlan(staff_id=petra.staff_id),
                MemberPlan(staff_id=colleague, agency_id=Agency.objects.get(key=agency).pk),
            ),
            addressed_as=f"{word}called",
            message_id=texts[0],
            letter_id=texts[1],
            parts={"kontakt": f"{word}message"},
            place=f"{word}place",
        )
        brief = changes.assign(petra, plan, now=now)
    petra = _petra()
    with access.acting_as(petra):
        TalkBrief.objects.filter(pk=brief).update(card_code=f"{word}card")  # no card has it
        logged = changes.log_attempt(petra, _visit(brief, word), now=now)
        again = RecontactPlan(
            talk_id=talk,
            happened_on=timezone.localdate(now),
            result=RecontactResult.NOT_REACHED,
            note=f"{WORD}again",
        )
        changes.follow_up(petra, again, now=now)
    return {"talk": talk, "brief": brief, "attempt": logged.attempt_id}


def _proposal(person: UUID, word: str) -> ProposalPlan:
    del word  # the row lies beside the person, where Vera does not look
    return ProposalPlan(
        person_id=person,
        trigger=TalkTrigger.PLANNED,
        aim=f"{WORD}aim",
        recipient=Recipient.RELATIVE,
        recipient_described=f"{WORD}relative",
    )


def _clearance(talk: UUID, word: str, now: datetime) -> ClearancePlan:
    today = timezone.localdate(now)
    return ClearancePlan(
        talk_id=talk,
        safety=SafetyVerdict.WITH_PRECAUTIONS,
        safety_note=f"{word}safety",
        investigation_clear=True,
        support_consulted=True,
        legal_text=f"{word}legal",
        legal_cleared_by=f"{WORD}prosecutor",
        legal_cleared_on=today,
        legal_valid_to=today + timedelta(days=30),
    )


def _visit(brief: UUID, word: str) -> AttemptPlan:
    return AttemptPlan(
        brief_id=brief,
        form_key=uuid4(),
        outcome=AttemptOutcome.MET_RELATIVE,
        delivered=MessageDelivered.ALL,
        card_given=True,
        response=TalkResponse.LISTENED,
        help_wish=HelpWish.CALL,
        promised=f"{word}promise",
        note=f"{word}visit",
    )


def _text(kind: MessageKind, now: datetime) -> UUID:
    """Write a text in force for teams, every column of which bears a word."""
    petra = _petra()
    today = timezone.localdate(now)
    name = library.text(petra, kind, name=f"{TEAM}text")
    return library.approved(
        petra,
        _petra("frida"),
        name,
        heading="{kontakt}",
        body="{kontakt}",
        valid_from=today,
        valid_to=today + timedelta(days=300),
        translated_by=f"{WORD}translator",
        kept_because=f"{WORD}kept",
        sent_back_because=f"{WORD}back",
        legally_checked_by=f"{WORD}lawyer",
        legally_checked_on=today,
        withdrawn_because=f"{WORD}withdrawn",
    )


def _staff(name: str) -> int:
    return Staff.objects.get(email=cast.EMAIL.format(name)).pk


def _petra(name: str = "petra") -> Actor:
    return access.actor_for(_staff(name), now=timezone.now())
