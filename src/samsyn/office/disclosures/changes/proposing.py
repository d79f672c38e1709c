"""What does not cross at once: it waits for a second person, or an answer spoke against it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.audit import changes as audit
from samsyn.office.disclosures.changes.cases import Case, gather
from samsyn.office.disclosures.changes.disclosing import disclose_many
from samsyn.office.disclosures.changes.judging import kept_answers, refuse
from samsyn.office.disclosures.changes.plans import DisclosurePlan
from samsyn.office.disclosures.changes.refusals import CannotDisclose
from samsyn.office.disclosures.grounds import Answer, Kind
from samsyn.office.disclosures.models import Proposal
from samsyn.office.disclosures.queries.waiting import OPEN

PROPOSAL = "disclosures_proposal"
LONGEST_REASON = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Settling:
    """A proposal and what is said to it; `reason` is needed for a no."""

    proposal_id: UUID
    reason: str = ""


@transaction.atomic
def propose(actor: Actor, plan: DisclosurePlan, *, now: datetime) -> UUID:
    """Let a disclosure wait for a second person of the room; return the proposal's id.

    Everything but the second person is judged as if it crossed now. Raises as `disclose`.
    """
    (case,) = gather(actor, [plan], now=now)
    refuse(actor, [case], now=now, awaits_second=True)
    return write_proposal(actor, case, state="waiting", now=now)


def keep_refused(
    actor: Actor, plan: DisclosurePlan, reasons: Sequence[str], *, now: datetime
) -> None:
    """Keep an attempt that an answer spoke against, with the answers and why it was refused."""
    (case,) = gather(actor, [plan], now=now)
    write_proposal(actor, case, state="failed", now=now, reasons=list(reasons))


@transaction.atomic
def confirm(actor: Actor, settling: Settling, *, now: datetime) -> UUID:
    """Let it cross, as the second person; return the disclosure's id.

    Raises `NotVisible`, `NotPermitted`, and `CannotDisclose` with every rule that speaks against.
    """
    row = _waiting(actor, settling.proposal_id)
    if row.recorded_by_id == actor.staff_id:
        raise CannotDisclose(_("You proposed it yourself. Somebody else of the room confirms it."))
    (made,) = disclose_many(actor, [plan_of(row)], now=now)
    settle(row, actor, state="confirmed", now=now, disclosure_id=made)
    return made


@transaction.atomic
def decline(actor: Actor, settling: Settling, *, now: datetime) -> None:
    """Say no as the second person, with why. Raises as `confirm`."""
    row = _waiting(actor, settling.proposal_id)
    if row.recorded_by_id == actor.staff_id:
        raise CannotDisclose(_("You proposed it yourself. Withdraw it instead."))
    if not settling.reason.strip():
        raise CannotDisclose(_("Write why it is not told."))
    settle(row, actor, state="declined", now=now, reasons=[settling.reason.strip()])


@transaction.atomic
def withdraw(actor: Actor, settling: Settling, *, now: datetime) -> None:
    """Take back one's own proposal. Raises as `confirm`."""
    row = _waiting(actor, settling.proposal_id)
    if row.recorded_by_id != actor.staff_id:
        raise CannotDisclose(_("Only who proposed it withdraws it. Say no to it instead."))
    settle(row, actor, state="withdrawn", now=now)


def plan_of(row: Proposal) -> DisclosurePlan:
    """Return the plan that was proposed, as its second person would decide it."""
    return DisclosurePlan(
        kind=Kind(row.kind),
        record_id=row.record_id,
        to_room_id=row.to_room_id,
        fields=tuple(row.fields),
        purpose=row.purpose,
        ground_key=row.ground.key,
        answers=tuple(
            Answer(test=one["test"], value=one["value"], why=one["why"]) for one in row.answers
        ),
        proposed_by=row.recorded_by_id,
    )


def write_proposal(
    actor: Actor, case: Case, *, state: str, now: datetime, reasons: Sequence[str] = ()
) -> UUID:
    """Write a proposal beside its record; return its id."""
    is_settled = state not in OPEN
    row = Proposal.objects.create(
        **access.beside(case.record, case.permit, now=now),
        **{f"{case.plan.kind.value}_id": case.plan.record_id},
        kind=case.plan.kind.value,
        purpose=case.plan.purpose.strip(),
        fields=list(case.plan.fields),
        to_room=case.receiver,
        ground=case.usable_ground(),
        answers=kept_answers(case),
        state=state,
        reasons=list(reasons),
        settled_at=now if is_settled else None,
        settled_by_id=actor.staff_id if is_settled else None,
    )
    audit.record(case.permit, subject=PROPOSAL, record_ids=[row.pk])
    return row.pk


def _waiting(actor: Actor, proposal_id: UUID) -> Proposal:
    row = access.lock_visible(actor, Proposal, pk=proposal_id)
    access.require(actor, Deed.DISCLOSE, about=row)
    if row.state != "waiting":
        raise CannotDisclose(_("It is settled already. Look at the page again."))
    return row


def settle(
    row: Proposal,
    actor: Actor,
    *,
    state: str,
    now: datetime,
    reasons: Sequence[str] = (),
    disclosure_id: UUID | None = None,
) -> None:
    """Write what became of a proposal, and by whom."""
    row.state = state
    row.reasons = list(reasons)
    row.settled_at, row.settled_by_id = now, actor.staff_id
    row.disclosure_id = disclosure_id
    row.save(update_fields=["state", "reasons", "settled_at", "settled_by", "disclosure"])
    permit = access.require(actor, Deed.DISCLOSE, about=row)
    audit.record(permit, subject=PROPOSAL, record_ids=[row.pk])
