"""One question put to what a call-in's room holds: the answer, or why there is none."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from samsyn.analysis.reach.questions import Conflict
from samsyn.office import access
from samsyn.office.access import Actor, Deed, RoomItself
from samsyn.office.call_ins.queries import Head, head_of
from samsyn.office.planning.queries.gathering import Gathered, gathered
from samsyn.office.planning.rules import Answer, NoPlan, Question, answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What is proposed for a call-in.

    `answer` is none if nobody is there to reach, or if the rules cannot hold together: then
    `conflicts` is a smallest set that cannot, empty if no plan was found in time. `untouched` is
    the answer before anybody was moved by hand; the same one if nobody was.
    """

    head: Head
    question: Question
    known: Gathered
    answer: Answer | None = None
    untouched: Answer | None = None
    conflicts: tuple[Conflict, ...] = ()
    is_stuck: bool = False


def proposal(
    actor: Actor, call_in_id: UUID, question: Question, *, today: date, zone: ZoneInfo
) -> Proposal:
    """Return what is proposed; raises `NotVisible`, or `NotPermitted` to who may not plan."""
    head = head_of(actor, call_in_id, today=today)
    access.require(actor, Deed.PLAN_CALL_IN, about=RoomItself(head.room_id))
    known = gathered(actor, head, today=today, zone=zone)
    if not known.facts.people:
        return Proposal(head=head, question=question, known=known)
    untouched = _answered(known, question.untouched)
    try:
        found = (
            untouched
            if untouched is not None and not question.by_hand
            else answer(known.facts, question)
        )
    except NoPlan as refusal:
        return Proposal(
            head=head,
            question=question,
            known=known,
            untouched=untouched,
            conflicts=refusal.conflicts,
            is_stuck=True,
        )
    return Proposal(head=head, question=question, known=known, answer=found, untouched=untouched)


def _answered(known: Gathered, question: Question) -> Answer | None:
    try:
        return answer(known.facts, question)
    except NoPlan:
        return None
