"""Contests what is held of a person: it counts for nothing at once, and every receiver is told.

A claim's own status says so wherever claims are counted; a record that is contested as a whole
leaves lists by `access.in_use`. What came of it is a row of its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, NotVisible, Permit
from samsyn.office.access.records import Claim
from samsyn.office.audit import changes as audit
from samsyn.office.disclosures.changes import RecallKind, RecallPlan, recall
from samsyn.office.disclosures.grounds import Kind
from samsyn.office.disclosures.queries import about
from samsyn.office.groups.changes import CannotDecide, dispute_membership, settle_dispute
from samsyn.office.groups.models import Membership
from samsyn.office.incidents.models import Involvement
from samsyn.office.people.models import Person, PersonName, PersonTie
from samsyn.office.retention.changes import CannotRemove, hide_record
from samsyn.office.rights.changes.refusals import CannotContest
from samsyn.office.rights.models import Contest, ContestDecision
from samsyn.office.rights.queries.contested import open_contests
from samsyn.office.rights.queries.rooms import contest_row
from samsyn.vocabulary.claims import ClaimStatus
from samsyn.vocabulary.retention import KeptKind, RemovalReason
from samsyn.vocabulary.rights import ContestedKind, ContestOutcome, RaisedBy

LONGEST: Final = 300
LONGEST_OUTCOME: Final = 600
CLAIMS: Final[dict[ContestedKind, type[Claim]]] = {
    ContestedKind.NAME: PersonName,
    ContestedKind.TIE: PersonTie,
    ContestedKind.INVOLVEMENT: Involvement,
}
_LEFT: Final = (ContestOutcome.STANDS, ContestOutcome.MISTAKEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContestPlan:
    """What is contested, by whom and why. There is no field for the day on which it is due."""

    person_id: UUID
    kind: ContestedKind
    row_id: UUID
    raised_by: RaisedBy
    received_on: date
    reason: str


@transaction.atomic
def contest(actor: Actor, plan: ContestPlan, *, now: datetime) -> UUID:
    """Contest a claim, or the record, and return the contest's id.

    In the same transaction it stops counting and everybody who was told it is told so. Raises
    `NotVisible` for what is not this person's, and `CannotContest`.
    """
    person = access.lock_visible(actor, Person, pk=plan.person_id)
    permit = access.require(actor, Deed.ANSWER_REQUEST, about=person)
    before = _status_of(actor, plan)
    if reasons := list(_objections(actor, plan, before, now=now)):
        raise CannotContest(*reasons)
    made = Contest.objects.create(
        **access.beside(person, permit, now=now),
        person=person,
        kind=plan.kind.value,
        row_id=plan.row_id,
        raised_by=plan.raised_by.value,
        received_on=plan.received_on,
        reason=plan.reason.strip(),
        status_before=before,
    )
    _dispute(actor, plan, permit, now=now)
    if plan.kind is ContestedKind.RECORD:
        _withdraw(actor, person.pk, now=now)
    else:
        _tell_receivers(actor, person.pk, now=now)
    audit.record(permit, subject="rights_contest", record_ids=[made.pk, person.pk])
    return made.pk


@transaction.atomic
def settle(
    actor: Actor, contest_id: UUID, outcome: ContestOutcome, *, reason: str, now: datetime
) -> UUID:
    """Decide what comes of a contest, as a row of its own.

    What was wrong is withdrawn, or the whole record hidden to be erased; what stands, or was
    contested by mistake, counts again. Raises `CannotContest`.
    """
    row = contest_row(actor, contest_id)
    permit = access.require(actor, Deed.ANSWER_REQUEST, about=row)
    kind = ContestedKind(row.kind)
    if reasons := list(_against_outcome(actor, row, outcome, reason)):
        raise CannotContest(*reasons)
    made = ContestDecision.objects.create(
        **access.beside(row, permit, now=now),
        contest=row,
        outcome=outcome.value,
        reason=reason.strip(),
    )
    if kind is ContestedKind.MEMBERSHIP:
        _settle_membership(actor, row, outcome, reason, now=now)
    elif kind in CLAIMS:
        left = row.status_before if outcome in _LEFT else ClaimStatus.WITHDRAWN.value
        _set_status(actor, CLAIMS[kind], row.row_id, left, permit)
    audit.record(permit, subject="rights_contestdecision", record_ids=[made.pk, row.person_id])
    if outcome is ContestOutcome.ERASED and kind is ContestedKind.RECORD:
        _hide(actor, row.person_id, now=now)
    else:
        _tell_receivers(actor, row.person_id, now=now)
    return made.pk


def _status_of(actor: Actor, plan: ContestPlan) -> str:
    """Return where the claim stands. Raises `NotVisible` unless it is this person's."""
    if plan.kind is ContestedKind.RECORD:
        if plan.row_id == plan.person_id:
            return ""
    else:
        model = CLAIMS.get(plan.kind, Membership)
        rows = access.visible_to(actor, model._default_manager.all()).filter(
            Q(person=plan.person_id), pk=plan.row_id
        )
        for status in rows.values_list("status", flat=True):
            return str(status)
    raise NotVisible(_("The page does not exist."))


def _objections(actor: Actor, plan: ContestPlan, status: str, *, now: datetime) -> Iterator[str]:
    if not plan.reason.strip():
        yield _("Write what is said to be wrong, and why.")
    if len(plan.reason.strip()) > LONGEST:
        yield _("The reason can hold %(most)s characters: shorten it.") % {"most": LONGEST}
    if plan.received_on > timezone.localdate(now):
        yield _("The day lies in the future. Write when it was contested.")
    if status == ClaimStatus.WITHDRAWN.value:
        yield _("It is withdrawn, and counts for nothing already.")
    if status == ClaimStatus.DISPUTED.value or open_contests(actor, [plan.row_id]):
        yield _("It is contested already. Settle that first.")


def _against_outcome(
    actor: Actor, row: Contest, outcome: ContestOutcome, reason: str
) -> Iterator[str]:
    if access.visible_to(actor, ContestDecision.objects).filter(contest=row).exists():
        yield _("The contest is settled. Contest it anew if something has changed.")
    if not reason.strip():
        yield _("Write why. The person is told.")
    if len(reason.strip()) > LONGEST_OUTCOME:
        yield _("The reason can hold %(most)s characters: shorten it.") % {"most": LONGEST_OUTCOME}
    is_own = row.recorded_by_id == actor.staff_id
    if is_own and outcome is ContestOutcome.STANDS:
        yield _("You took the contest yourself. Ask somebody else to decide that it stands.")


def _dispute(actor: Actor, plan: ContestPlan, permit: Permit, *, now: datetime) -> None:
    if plan.kind is ContestedKind.MEMBERSHIP:
        try:
            dispute_membership(actor, plan.row_id, reason=plan.reason, now=now)
        except CannotDecide as refusal:
            raise CannotContest(*refusal.reasons) from refusal
    elif plan.kind in CLAIMS:
        disputed = ClaimStatus.DISPUTED.value
        _set_status(actor, CLAIMS[plan.kind], plan.row_id, disputed, permit)


def _set_status(
    actor: Actor, model: type[Claim], row_id: UUID, status: str, permit: Permit
) -> None:
    access.visible_to(actor, model._default_manager.all()).filter(pk=row_id).update(status=status)
    audit.record(permit, subject=model._meta.db_table, record_ids=[row_id])


def _settle_membership(
    actor: Actor, row: Contest, outcome: ContestOutcome, reason: str, *, now: datetime
) -> None:
    try:
        settle_dispute(
            actor, row.row_id, upheld=outcome not in _LEFT, outcome=reason[:LONGEST], now=now
        )
    except CannotDecide as refusal:
        raise CannotContest(*refusal.reasons) from refusal


def _hide(actor: Actor, person_id: UUID, *, now: datetime) -> None:
    try:
        hide_record(actor, KeptKind.PERSON, person_id, RemovalReason.CONTESTED_UPHELD, now=now)
    except CannotRemove as refusal:
        raise CannotContest(*refusal.reasons) from refusal


def _withdraw(actor: Actor, person_id: UUID, *, now: datetime) -> None:
    """Take back all that was told: nobody may build on a record that is contested as a whole."""
    found = about(actor, Kind.PERSON, person_id, now=now)
    told = tuple(one.entry.disclosure_id for one in found.recallable)
    if told and found.may_disclose:
        reason = _("What you were told is contested. If it stands, you are told anew.")
        plan = RecallPlan(disclosure_ids=told, kind=RecallKind.WITHDRAWAL, reason=reason)
        recall(actor, plan, now=now)


def _tell_receivers(actor: Actor, person_id: UUID, *, now: datetime) -> None:
    """Correct what others were told and the record no longer says; the door makes it their task."""
    found = about(actor, Kind.PERSON, person_id, now=now)
    wrong = tuple(one.entry.disclosure_id for one in found.must_be_told)
    if wrong and found.may_disclose:
        reason = _("What you were told is contested, or was found to be wrong.")
        plan = RecallPlan(disclosure_ids=wrong, kind=RecallKind.CORRECTION, reason=reason)
        recall(actor, plan, now=now)
