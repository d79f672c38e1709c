"""Answers a request: the outcome follows from what was decided of each row."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.audit import changes as audit
from samsyn.office.people.models import Person
from samsyn.office.people.names import sought_tokens
from samsyn.office.people.queries.searching import weigh
from samsyn.office.retention.queries import as_service
from samsyn.office.rights.changes.refusals import CannotAnswer
from samsyn.office.rights.changes.requests import TABLE
from samsyn.office.rights.models import PersonRequest, RequestedRecord, RequestLine
from samsyn.office.rights.queries.rooms import request_row
from samsyn.office.rights.rules import outcomes_open
from samsyn.vocabulary.rights import LineDecision, RequestOutcome, WithholdGround

LONGEST_NOTE: Final = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerPlan:
    """What the person is told beside the rows; a refusal has its ground."""

    outcome: RequestOutcome
    ground: WithholdGround | None = None
    note: str = ""


@transaction.atomic
def answer(actor: Actor, request_id: UUID, plan: AnswerPlan, *, now: datetime) -> None:
    """Freeze the answer. Raises `CannotAnswer` while a row waits, or for another outcome."""
    row = request_row(actor, request_id, lock=True)
    permit = access.require(actor, Deed.ANSWER_REQUEST, about=row)
    if row.answered_at is not None:
        raise CannotAnswer(_("The request is answered. Register a new one."))
    if reasons := list(_objections(actor, row, plan, now=now)):
        raise CannotAnswer(*reasons)
    row.outcome = plan.outcome.value
    row.ground = plan.ground.value if plan.ground else ""
    row.answer_note = plan.note.strip()
    row.answered_at, row.answered_by_id = now, actor.staff_id
    row.save(update_fields=["outcome", "ground", "answer_note", "answered_at", "answered_by"])
    audit.record(permit, subject=TABLE, record_ids=[row.pk])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Decided:
    """How far the rows are decided: those the actor reads, and all of them."""

    records: int
    decisions: tuple[str, ...]
    waiting: int  # of the rows that the actor reads
    others_hold: bool  # somebody of that name, whom few in the room read

    @property
    def waits_for_others(self) -> bool:
        unread = self.decisions.count("") > self.waiting
        return unread or (not self.records and self.others_hold)


def _decided(actor: Actor, row: PersonRequest, *, now: datetime) -> _Decided:
    mine = access.visible_to(actor, RequestLine.objects).filter(record__request=row)
    waiting = mine.filter(decision="").count()
    with as_service(now=now, by=actor) as service:
        lines = access.visible_to(service, RequestLine.objects).filter(record__request=row)
        records = access.visible_to(service, RequestedRecord.objects).filter(request=row)
        return _Decided(
            records=records.count(),
            decisions=tuple(lines.values_list("decision", flat=True)),
            waiting=waiting,
            others_hold=_others_hold(service, row),
        )


def _objections(
    actor: Actor, row: PersonRequest, plan: AnswerPlan, *, now: datetime
) -> Iterator[str]:
    if row.searched_at is None:
        yield _("Look for the person in the room first.")
        return
    found = _decided(actor, row, now=now)
    if found.records and not found.decisions:
        yield _("Gather what the room holds of the person first.")
    elif found.waiting:
        yield _("%(count)s rows are not decided yet.") % {"count": found.waiting}
    elif found.waits_for_others:
        yield _(
            "Somebody who reads a closed part of the room has to look too. Ask the coordinator."
        )
    else:
        yield from _about_outcome(plan, found)


def _about_outcome(plan: AnswerPlan, found: _Decided) -> Iterator[str]:
    open_to = outcomes_open(found.records, [LineDecision(one) for one in found.decisions])
    if plan.outcome not in open_to:
        yield _("The outcome does not fit what was decided of the rows. Choose the one that does.")
    if plan.outcome is RequestOutcome.REFUSED and plan.ground is None:
        yield _("Choose the ground on which everything is withheld.")
    if len(plan.note.strip()) > LONGEST_NOTE:
        yield _("The note can hold %(most)s characters: shorten it.") % {"most": LONGEST_NOTE}


def _others_hold(service: Actor, row: PersonRequest) -> bool:
    """Whether a closed part of the room holds somebody of all these names, whom few read."""
    room = service.narrowed_to(row.room_id)
    found, _too_many = weigh(room, sought_tokens(row.name, key=settings.NAME_TOKEN_KEY))
    people = access.visible_to(room, Person.objects).filter(pk__in=list(found))
    return people.filter(compartment__is_open=False, compartment__is_hidden=False).exists()
