"""Takes a plan into the ledger: whom it proposes, whom the planner added, whom they left out."""

from collections.abc import Iterator
from datetime import datetime
from itertools import combinations
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.audit import changes as audit
from samsyn.office.call_ins import changes as call_ins
from samsyn.office.call_ins.changes import ApartPlan, ConsiderationPlan
from samsyn.office.call_ins.models import CallIn
from samsyn.office.partners.queries import partners_at
from samsyn.office.planning.changes.plans import AcceptancePlan, CannotAccept
from samsyn.office.planning.changes.recording import decision_of, lines_of
from samsyn.office.planning.queries.proposals import Proposal, proposal
from samsyn.office.planning.rules import Answer, Ledger, as_good
from samsyn.vocabulary.call_ins import InvitationChannel
from samsyn.vocabulary.rooms import AgencyKind


@transaction.atomic
def accept(actor: Actor, plan: AcceptancePlan, *, now: datetime, zone: ZoneInfo) -> UUID:
    """Write the plan into the ledger of its call-in, keep what was proposed, return the decision.

    Refuses a plan that is no longer the one that was shown, a change by hand without a reason,
    and whatever the ledger refuses. Raises `NotVisible` or `NotPermitted` to who may not plan.
    """
    call_in = access.get_visible(actor, CallIn.objects, pk=plan.call_in_id)
    permit = access.require(actor, Deed.PLAN_CALL_IN, about=call_in)
    today = now.astimezone(zone).date()
    found = proposal(actor, plan.call_in_id, plan.question, today=today, zone=zone)
    answer = _as_shown(plan, found)
    _keep_apart(actor, found, answer, now=now)
    if entries := list(_entries(plan, found, answer)):
        call_ins.consider_many(actor, plan.call_in_id, entries, now=now)
    decision = decision_of(permit, call_in, found, answer, now=now)
    lines = lines_of(permit, decision, plan, found, answer, now=now)
    audit.record(permit, subject="planning_reachdecision", record_ids=[decision.pk])
    audit.record(permit, subject="planning_reachdecisionline", record_ids=lines)
    return decision.pk


def _as_shown(plan: AcceptancePlan, found: Proposal) -> Answer:
    if not found.head.is_open:
        raise CannotAccept(_("The evening has been or was cancelled. Nobody more is planned for."))
    if found.answer is None:
        raise CannotAccept(_("No plan holds to the rules. Go back and change one of them."))
    same = plan.shown == set(found.answer.invited)
    answer = found.answer if same else as_good(plan.shown, found.answer)
    if answer is None:
        raise CannotAccept(
            _("What is known has changed since the plan was shown. Go back and look at it again.")
        )
    if reasons := list(_objections(plan, found, answer)):
        raise CannotAccept(*reasons)
    return answer


def _objections(plan: AcceptancePlan, found: Proposal, answer: Answer) -> Iterator[str]:
    question = plan.question
    for person in sorted(question.added - set(answer.invited)):
        yield _("%(code)s cannot be added: a rule bars them. Take back the change.") % {
            "code": access.code_for("P", person)
        }
    for person in sorted(question.by_hand):
        if not plan.because.get(person, "").strip():
            yield _("%(code)s: write why the plan is not followed.") % {
                "code": access.code_for("P", person)
            }
    if any(_needs_caller(one, plan, found) for one in answer.invited):
        yield _("Choose which agency calls those who are not under supervision, and how.")


def _needs_caller(person: UUID, plan: AcceptancePlan, found: Proposal) -> bool:
    line = found.known.ledger.get(person)
    is_new = line is None or line.standing is not Ledger.CHOSEN
    is_missing = plan.agency_id is None or plan.channel is None
    return is_new and is_missing and not found.known.facts.people[person].supervised


def _keep_apart(actor: Actor, found: Proposal, answer: Answer, *, now: datetime) -> None:
    """Note how those in conflict who are both proposed are kept apart: in different sessions."""
    sessions = {UUID(one.person): one.session for one in answer.plan.invitees}
    for one, other in combinations(sorted(sessions), 2):
        if frozenset((one, other)) in answer.facts.conflicts:
            how = _("In different sessions: %(one)s and %(other)s.") % {
                "one": sessions[one],
                "other": sessions[other],
            }
            plan = ApartPlan(call_in_id=found.head.id, person_id=one, other_id=other, how=how)
            call_ins.keep_apart(actor, plan, now=now)


def _entries(plan: AcceptancePlan, found: Proposal, answer: Answer) -> Iterator[ConsiderationPlan]:
    """Yield the lines of the ledger that the plan changes."""
    probation = _probation(found.head.room_id)
    ledger = found.known.ledger
    for person in (*answer.invited, *sorted(plan.question.left_out)):
        is_chosen = person not in plan.question.left_out
        line = ledger.get(person)
        if is_chosen and line is not None and line.standing is Ledger.CHOSEN:
            continue
        known = answer.facts.people[person]
        by_probation = known.supervised and probation is not None
        yield ConsiderationPlan(
            call_in_id=found.head.id,
            person_id=person,
            is_chosen=is_chosen,
            reason=plan.because.get(person, "").strip() or _("Proposed by the reach planner."),
            group_id=known.groups[0] if known.groups else None,
            agency_id=probation if by_probation else plan.agency_id,
            channel=InvitationChannel.PROBATION if by_probation else plan.channel,
            version=line.version if line else 0,
        )


def _probation(room_id: int) -> int | None:
    rows = partners_at(room_id).filter(kind=AgencyKind.PROBATION.value)
    return rows.order_by("pk").values_list("pk", flat=True).first()
