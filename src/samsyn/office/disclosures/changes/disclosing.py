"""Deciding a disclosure: the only way in which anything crosses from one room to another."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.audit import changes as audit
from samsyn.office.disclosures.changes.arrivals import Arrival
from samsyn.office.disclosures.changes.cases import ORDER, Case, gather
from samsyn.office.disclosures.changes.freezing import sealed
from samsyn.office.disclosures.changes.judging import kept_answers, refuse
from samsyn.office.disclosures.changes.numbering import take_numbers
from samsyn.office.disclosures.changes.plans import DisclosurePlan
from samsyn.office.disclosures.changes.receiving import door_of, receive
from samsyn.office.disclosures.changes.sending import disclosure_message, send
from samsyn.office.disclosures.grounds import Kind
from samsyn.office.disclosures.models import Disclosure
from samsyn.office.disclosures.queries.contents import Contents, contents_of, only

Numbers = Mapping[UUID, str]  # by disclosure


def disclose(actor: Actor, plan: DisclosurePlan, *, now: datetime) -> UUID:
    """Tell another room chosen fields of one record; return the disclosure's id.

    The receiver gets a copy of its own, or more claims on the copy that it has. Raises
    `NotVisible`, `NotPermitted`, and `CannotDisclose` with every rule that speaks against it:
    `AnsweredNo` where an answer to the ground's tests does, which whoever asked should keep.
    """
    return disclose_many(actor, [plan], now=now)[0]


@transaction.atomic
def rehearse(actor: Actor, plan: DisclosurePlan, *, now: datetime) -> Contents:
    """Return what would be told, and refuse as `disclose` does; nothing is written."""
    (case,) = gather(actor, [plan], now=now)
    refuse(actor, [case], now=now, awaits_second=True)
    contents = contents_of(
        actor,
        plan.kind,
        [plan.record_id],
        to_room_id=plan.to_room_id,
        on=timezone.localdate(now),
    )
    return only(contents[plan.record_id], plan.kind, plan.fields)


@transaction.atomic
def disclose_many(actor: Actor, plans: Sequence[DisclosurePlan], *, now: datetime) -> list[UUID]:
    """Decide many disclosures, all or none, by the same rules; ids and numbers in their order.

    Groups are told before people and people before incidents, so that each can name the others.
    """
    cases = gather(actor, plans, now=now)
    refuse(actor, cases, now=now)
    numbers = _take_numbers(cases, now=now)
    for kind in ORDER:
        for batch in _batches(cases, kind):
            _tell(actor, kind, batch, numbers, now=now)
    for permit in {case.sender.pk: case.permit for case in cases}.values():
        told = [case.disclosure_id for case in cases if case.sender.pk == permit.room_id]
        audit.record(permit, subject="disclosures_disclosure", record_ids=told)
    return [case.disclosure_id for case in cases]


def _take_numbers(cases: Sequence[Case], *, now: datetime) -> Numbers:
    found: dict[UUID, str] = {}
    for room_id in sorted({case.sender.pk for case in cases}):
        own = [case for case in cases if case.sender.pk == room_id]
        numbers = take_numbers(
            own[0].permit,
            [case.decided_at for case in own],
            prefix=own[0].sender.number_prefix,
            now=now,
        )
        found.update(zip((case.disclosure_id for case in own), numbers, strict=True))
    return found


def _batches(cases: Iterable[Case], kind: Kind) -> Iterator[list[Case]]:
    def rooms(case: Case) -> tuple[int, int]:
        return case.sender.pk, case.receiver.pk

    of_kind = sorted((case for case in cases if case.plan.kind is kind), key=rooms)
    return (list(batch) for _rooms, batch in groupby(of_kind, key=rooms))


def _tell(
    actor: Actor, kind: Kind, cases: Sequence[Case], numbers: Numbers, *, now: datetime
) -> None:
    """Write the sender's side of one batch, and hand it to the receiver's door."""
    receiver = cases[0].receiver
    record_ids = [case.plan.record_id for case in cases]
    contents = contents_of(
        actor, kind, record_ids, to_room_id=receiver.pk, on=timezone.localdate(now)
    )
    earlier = _earlier(actor, kind, record_ids, receiver.pk)
    arrivals = [_arrival(case, numbers[case.disclosure_id], contents, earlier) for case in cases]
    rows = [
        _row(actor, case, arrival, now=now) for case, arrival in zip(cases, arrivals, strict=True)
    ]
    Disclosure.objects.bulk_create(rows)
    if receiver.peer_id:
        told = [
            disclosure_message(row, case.sender, receiver, arrival.earlier)
            for row, case, arrival in zip(rows, cases, arrivals, strict=True)
        ]
        send(receiver, told, now=now)
    else:
        receive(door_of(receiver, actor, now=now), receiver, kind, arrivals, now=now)


def _arrival(
    case: Case,
    number: str,
    contents: Mapping[UUID, Mapping[str, Any]],
    earlier: Mapping[UUID, Sequence[UUID]],
) -> Arrival:
    chosen = only(contents[case.plan.record_id], case.plan.kind, case.plan.fields)
    return Arrival(
        kind=case.plan.kind,
        disclosure_id=case.disclosure_id,
        purpose=case.plan.purpose.strip(),
        fields=case.plan.fields,
        origin=case.sender.name,
        provision=case.usable_ground().provision,
        decided_at=case.decided_at,
        lasting=case.lasting(),
        made_from=(case.record.pk, case.record.compartment_id),
        number=number,
        room_id=case.receiver.pk,
        sender_id=case.sender.pk,
        source_id=uuid4(),
        contents=chosen,
        frozen=sealed(chosen, case.disclosure_id),
        earlier=earlier.get(case.plan.record_id, ()),
    )


def _earlier(
    actor: Actor, kind: Kind, record_ids: Sequence[UUID], to_room_id: int
) -> Mapping[UUID, Sequence[UUID]]:
    rows = access.visible_to(actor, Disclosure.objects).filter(
        **{f"{kind.value}__in": record_ids}, kind=kind.value, to_room_id=to_room_id
    )
    found: dict[UUID, list[UUID]] = {}
    for row in rows:
        found.setdefault(row.record_id, []).append(row.pk)
    return found


def _row(actor: Actor, case: Case, arrival: Arrival, *, now: datetime) -> Disclosure:
    return Disclosure(
        **{
            **access.beside(case.record, case.permit, now=now),
            "id": case.disclosure_id,
            f"{case.plan.kind.value}_id": case.plan.record_id,
        },
        number=arrival.number,
        kind=case.plan.kind.value,
        purpose=arrival.purpose,
        fields=list(arrival.fields),
        contents=arrival.frozen,
        to_room=case.receiver,
        ground=case.usable_ground(),
        decided_by_id=case.plan.proposed_by or actor.staff_id,
        decided_at=case.decided_at,
        confirmed_by_id=actor.staff_id if case.plan.proposed_by else None,
        answers=kept_answers(case),
        **arrival.lasting,
    )
