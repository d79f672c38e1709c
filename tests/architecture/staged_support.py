"""Support in Örebro: an open contact, a case with everything in it, a hand-over answered."""

from datetime import datetime
from uuid import UUID, uuid4

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.support import changes
from samsyn.office.support.changes import (
    ConsentPlan,
    ContactPlan,
    NewCase,
    StepPlan,
    TouchPlan,
    TurnPlan,
)
from samsyn.office.support.models import HandedOver
from samsyn.vocabulary.support import (
    Caller,
    CallerWish,
    CaseMove,
    ConsentScope,
    Danger,
    NeedKind,
    NumberFrom,
    SignalKind,
    Topic,
    TouchKind,
)


def put_support_on_stage(sami: Actor, room_id: int, word: str, now: datetime) -> dict[str, UUID]:
    """Write it all as the help line does; what was handed over gets the room's own word."""
    today = timezone.localdate(now)
    with access.acting_as(sami):
        contact = changes.register_contact(sami, _contact(room_id, word), now=now).contact_id
        handed = access.visible_to(sami, HandedOver.objects).order_by("pk")
        for one in handed:
            HandedOver.objects.filter(pk=one.pk).update(addressed_as=f"{word}called")
        taken = _contact(room_id, word, handed[0].pk)
        other = changes.register_contact(sami, taken, now=now).contact_id
        plan = NewCase(
            room_id=room_id, given=f"{word}given", family=f"{word}family", contact_id=other
        )
        case = changes.take_up(sami, plan, now=now)
        step = StepPlan(
            need=NeedKind.HOUSING,
            step=f"{word}step",
            by_whom=f"{word}whom",
            provider=f"{word}provider",
        )
        step_id = changes.add_step(sami, case, step, now=now)
        touch = TouchPlan(kind=TouchKind.MEETING, happened_at=now, note=f"{word}touch")
        changes.note_touch(sami, case, touch, now=now)
        setback = TurnPlan(move=CaseMove.RELAPSE, on=today, reason=f"{word}setback")
        changes.take_turn(sami, case, setback, now=now)
        consent = ConsentPlan(scope=ConsentScope.JOINT_ROOM, what=f"{word}what", given_on=today)
        consent_id = changes.give_consent(sami, case, consent, now=now)
        changes.send_signal(sami, handed[0].pk, SignalKind.OFFER_ACCEPTED, now=now)
        return {
            "contact": contact,
            "handed": handed[1].pk,
            "case": case,
            "step": step_id,
            "consent": consent_id,
        }


def _contact(room_id: int, word: str, handed_id: UUID | None = None) -> ContactPlan:
    return ContactPlan(
        room_id=room_id,
        form_key=uuid4(),
        danger=Danger.UNSURE,
        caller=Caller.SELF,
        number_from=NumberFrom.AGENCY,
        topic=Topic.LEAVING,
        wish=CallerWish.MEETING,
        called_as=f"{word}called",
        reach_by=f"{word}reach",
        note=f"{word}note",
        is_answered=False,
        handed_over_id=handed_id,
    )
