"""Keeps a plan as it was proposed beside what was decided of it. It keeps no figure of a person."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from samsyn.office import access
from samsyn.office.access import Permit
from samsyn.office.call_ins.models import CallIn
from samsyn.office.people.models import Person
from samsyn.office.planning.changes.plans import AcceptancePlan
from samsyn.office.planning.models import ReachDecision, ReachDecisionLine
from samsyn.office.planning.queries.proposals import Proposal
from samsyn.office.planning.rules import Answer, Question

LONGEST = 300  # characters of a reason


def decision_of(
    permit: Permit, call_in: CallIn, found: Proposal, answer: Answer, *, now: datetime
) -> ReachDecision:
    """Write what was asked, and what proposal and decision are thought to reach."""
    proposed = (found.untouched or answer).plan
    return ReachDecision.objects.create(
        call_in=call_in,
        asked=_asked(answer.question),
        people=answer.plan.people,
        contacts=answer.plan.ties,
        proposed=len(proposed.invitees),
        proposed_reach=proposed.reached,
        chosen=len(answer.plan.invitees),
        chosen_reach=answer.plan.reached,
        is_proved=answer.plan.optimal,
        **access.beside(call_in, permit, now=now),
    )


def lines_of(
    permit: Permit,
    decision: ReachDecision,
    plan: AcceptancePlan,
    found: Proposal,
    answer: Answer,
    *,
    now: datetime,
) -> list[UUID]:
    """Write a line for everybody who was proposed, chosen or moved by hand."""
    proposed = set((found.untouched or answer).invited)
    sessions = {UUID(one.person): one.session for one in answer.plan.invitees}
    question = plan.question
    people = access.visible_to(permit.actor, Person.objects).in_bulk(
        proposed | sessions.keys() | question.by_hand
    )
    rows = [
        ReachDecisionLine(
            decision=decision,
            person=people[person],
            is_proposed=person in proposed,
            is_chosen=person in sessions,
            by_hand=_by_hand(question, person),
            because=plan.because.get(person, "").strip()[:LONGEST],
            session=sessions.get(person, 1),
            **access.beside(people[person], permit, now=now),
        )
        for person in sorted(people)
    ]
    return [row.pk for row in ReachDecisionLine.objects.bulk_create(rows)]


def _by_hand(question: Question, person: UUID) -> str:
    return (
        "added" if person in question.added else "left_out" if person in question.left_out else ""
    )


def _asked(question: Question) -> Mapping[str, Any]:
    return {
        "seats": question.seats,
        "sessions": question.sessions,
        "each": question.each,
        "carriers": question.carriers,
        "supervision": question.supervision.value,
        "coming": question.coming,
        "times": question.times,
        "steps": question.steps,
        "counts_told": question.counts_told,
        "rivals_apart": question.rivals_apart,
    }
