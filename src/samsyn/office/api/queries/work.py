"""Promises, what is due, and what the door has told and received."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.api import shapes
from samsyn.office.api.queries.paging import Wanted, page_of
from samsyn.office.api.queries.readings import PEOPLE, note
from samsyn.office.audit.changes import Reading
from samsyn.office.calendar import queries as calendar
from samsyn.office.disclosures import queries as door
from samsyn.office.disclosures.queries import Side
from samsyn.office.disclosures.queries.ledger import entry_of, received, told
from samsyn.office.promises.models import Promise, PromisedGroup
from samsyn.office.promises.rules import last_day
from samsyn.vocabulary.promises import PromiseKind, PromiseOccasion


def promises(actor: Actor, wanted: Wanted) -> shapes.PromisePage:
    """Return a page of the promises that the room holds."""
    rows = access.visible_to(actor, Promise.objects)
    found, cursor = page_of(rows, wanted, by="recorded_at")
    return shapes.PromisePage(items=_promises(actor, found), next=cursor)


def promise(actor: Actor, promise_id: UUID) -> shapes.Promise:
    """Return one promise. Raises `NotVisible`."""
    row = access.get_visible(actor, Promise.objects, pk=promise_id)
    return _promises(actor, [row])[0]


def agenda(actor: Actor, *, now: datetime) -> shapes.Agenda:
    """Return what is late and what comes, without a name, a title or an owner."""
    today = timezone.localdate(now)
    return shapes.Agenda(
        items=[
            shapes.Entry(
                kind=one.kind,
                record_id=one.record_id,
                on=one.on,
                at=one.at,
                minutes=one.minutes,
                is_overdue=one.is_overdue(today),
            )
            for one in calendar.entries_of(actor, now=now)
        ]
    )


def disclosures(actor: Actor, wanted: Wanted, *, side: Side) -> shapes.DisclosurePage:
    """Return a page of one side of the door's ledger, and note which people are on it."""
    rows: Any = told(actor) if side is Side.TOLD else received(actor)
    moment = "decided_at" if side is Side.TOLD else "received_at"
    found, cursor = page_of(rows, wanted, by=moment)
    lines = [entry_of(row) for row in found]
    note(actor, Reading.LIST, PEOPLE, [one.record_id for one in lines if one.kind == "person"])
    return shapes.DisclosurePage(items=[_line(one) for one in lines], next=cursor)


def _promises(actor: Actor, rows: Sequence[Promise]) -> list[shapes.Promise]:
    given: dict[UUID, list[UUID]] = defaultdict(list)
    to = access.visible_to(actor, PromisedGroup.objects).filter(promise__in=[r.pk for r in rows])
    for promise_id, group_id in to.order_by("pk").values_list("promise_id", "group_id"):
        given[promise_id].append(group_id)
    return [
        shapes.Promise(
            id=row.pk,
            code=access.code_for("L", row.pk),
            verbatim=row.verbatim,
            kind=PromiseKind(row.kind),
            made_on=row.made_on,
            made_by=row.made_by,
            due_on=last_day(PromiseKind(row.kind), row.made_on, row.due_on),
            occasion=PromiseOccasion(row.occasion_kind),
            group_ids=given[row.pk],
            recorded_at=row.recorded_at,
        )
        for row in rows
    ]


def _line(one: door.Entry) -> shapes.Disclosure:
    return shapes.Disclosure(
        disclosure_id=one.disclosure_id,
        number=one.number,
        side=one.side,
        record_kind=one.kind,
        record_id=one.record_id,
        fields=list(one.fields),
        purpose=one.purpose,
        provision=one.provision,
        from_room=one.from_room,
        to_room=one.to_room,
        at=one.at,
        expires_on=one.expires_on,
        is_oral=one.is_oral,
    )
