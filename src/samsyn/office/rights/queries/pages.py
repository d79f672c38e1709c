"""The pages of requests and contests: what waits, one request with its rows, one contest."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.conf import settings

from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.audit import changes as audit
from samsyn.office.audit.changes import Reading
from samsyn.office.people.models import IdentityNumber
from samsyn.office.people.queries import (
    PeopleFound,
    PersonLabel,
    is_number,
    labels_of,
    people_by_number,
    people_by_words,
)
from samsyn.office.people.queries.labels import note_labels
from samsyn.office.people.sealing import unseal
from samsyn.office.retention.queries import as_service
from samsyn.office.rights.models import PersonRequest, RequestedRecord, RequestLine
from samsyn.office.rights.queries.gathering import NUMBERS
from samsyn.office.rights.queries.rooms import answering_rooms, request_row
from samsyn.office.rights.rules import outcomes_open
from samsyn.vocabulary.rights import (
    IdentityCheck,
    LineDecision,
    RequestOutcome,
    WithholdGround,
)

_NUMBER_FIELD = "identity_number"
Contents = tuple[tuple[str, Any], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestHead:
    """A request, without what was found."""

    id: UUID
    code: str
    room_id: int
    room_name: str
    controller: str
    regime: str
    name: str
    reach_by: str
    received_on: date
    identity_check: IdentityCheck
    check_note: str
    owner: str
    due_on: date
    extended_on: date | None
    extended_because: str
    is_searched: bool
    answered_at: datetime | None
    answered_by: str
    outcome: RequestOutcome | None
    ground: WithholdGround | None
    answer_note: str

    def is_late(self, today: date) -> bool:
        """Whether the day has passed without an answer."""
        return self.answered_at is None and self.due_on < today


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row found, as it was, and what was decided of it."""

    id: UUID
    held_in: str
    contents: Contents
    proposed: LineDecision | None
    proposed_ground: WithholdGround | None
    decision: LineDecision | None
    ground: WithholdGround | None
    decided_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestSheet:
    """A request with the records it is about and every row that the reader may see."""

    head: RequestHead
    records: tuple[PersonLabel, ...]
    lines: tuple[Line, ...]
    elsewhere: int  # rows in parts of the room that the reader does not read

    @property
    def waiting(self) -> int:
        """How many of the rows nobody has decided."""
        return sum(one.decision is None for one in self.lines)

    @property
    def outcomes(self) -> tuple[RequestOutcome, ...]:
        """The outcomes that the decisions leave open."""
        decided = [one.decision for one in self.lines if one.decision is not None]
        return outcomes_open(len(self.records), decided)


def requests(actor: Actor) -> tuple[RequestHead, ...]:
    """Return the requests of the rooms in which the actor answers, open ones first."""
    rooms = [room.pk for room in answering_rooms(actor)]
    rows = _heads(actor).filter(room_id__in=rooms)
    open_ones = rows.filter(answered_at__isnull=True).order_by("due_on", "pk")
    answered = rows.filter(answered_at__isnull=False).order_by("-answered_at", "pk")[:100]
    return tuple(_head(row) for row in (*open_ones, *answered))


def request_sheet(
    actor: Actor, request_id: UUID, *, now: datetime, reading: Reading = Reading.PAGE
) -> RequestSheet:
    """Return a request with its rows; the reading is noted. Raises `NotVisible`."""
    request_row(actor, request_id)
    head = _head(_heads(actor).get(pk=request_id))
    held = access.visible_to(actor, RequestedRecord.objects).filter(request=request_id)
    people = list(held.order_by("recorded_at", "pk").values_list("person_id", flat=True))
    labels = labels_of(actor, people)
    note_labels(actor, reading, labels.values())
    if reading is not Reading.PAGE:
        audit.record_reading(
            actor,
            reading,
            subject="rights_personrequest",
            record_ids=[request_id],
            room_ids=[head.room_id],
        )
    rows = list(
        access.visible_to(actor, RequestLine.objects)
        .filter(record__request=request_id)
        .select_related("decided_by")
    )
    with as_service(now=now, by=actor) as service:
        every = access.visible_to(service, RequestLine.objects).filter(record__request=request_id)
        count = every.count()
    numbers = _numbers(actor, [row.row_id for row in rows if row.held_in == NUMBERS])
    return RequestSheet(
        head=head,
        records=tuple(labels[pk] for pk in people if pk in labels),
        lines=tuple(_line(row, numbers) for row in sorted(rows, key=_order)),
        elsewhere=count - len(rows),
    )


def candidates(actor: Actor, request_id: UUID, text: str, *, today: date) -> PeopleFound:
    """Return people of the request's own room whom its reader sees and who answer to the text.

    Other rooms are not asked, whatever the reader may read there.
    """
    row = request_row(actor, request_id)
    here = actor.narrowed_to(row.room_id)
    asked = text or row.name
    audit.record_reading(
        actor,
        Reading.SEARCH,
        subject="people_person",
        record_ids=[],
        room_ids=[row.room_id],
    )
    if is_number(asked, today=today):
        return people_by_number(here, asked, today=today)
    return people_by_words(here, asked, today=today)


def owners(actor: Actor, *, now: datetime) -> dict[int, str]:
    """Return who may answer in any of the actor's answering rooms, by name."""
    found: dict[int, str] = {}
    for room in answering_rooms(actor):
        found |= access.staff_who_may(Deed.ANSWER_REQUEST, room.pk, now=now)
    return dict(sorted(found.items(), key=lambda one: (one[1], one[0])))


def _heads(actor: Actor) -> Any:
    rows = access.visible_to(actor, PersonRequest.objects)
    return rows.select_related("room__controller", "owner", "answered_by")


def _head(row: PersonRequest) -> RequestHead:
    return RequestHead(
        id=row.pk,
        code=access.code_for("B", row.pk),
        room_id=row.room_id,
        room_name=row.room.name,
        controller=row.room.controller.name,
        regime=row.room.regime,
        name=row.name,
        reach_by=row.reach_by,
        received_on=row.received_on,
        identity_check=IdentityCheck(row.identity_check),
        check_note=row.check_note,
        owner=row.owner.name,
        due_on=row.due_on,
        extended_on=row.extended_on,
        extended_because=row.extended_because,
        is_searched=row.searched_at is not None,
        answered_at=row.answered_at,
        answered_by=row.answered_by.name if row.answered_by else "",
        outcome=RequestOutcome(row.outcome) if row.outcome else None,
        ground=WithholdGround(row.ground) if row.ground else None,
        answer_note=row.answer_note,
    )


def _line(row: RequestLine, numbers: dict[UUID, str]) -> Line:
    contents = [(str(column), value) for column, value in row.contents]
    if row.row_id in numbers:
        contents.append(("sealed", numbers[row.row_id]))
    return Line(
        id=row.pk,
        held_in=row.held_in,
        contents=tuple(contents),
        proposed=LineDecision(row.proposed) if row.proposed else None,
        proposed_ground=WithholdGround(row.proposed_ground) if row.proposed_ground else None,
        decision=LineDecision(row.decision) if row.decision else None,
        ground=WithholdGround(row.ground) if row.ground else None,
        decided_by=row.decided_by.name if row.decided_by else "",
    )


def _numbers(actor: Actor, ids: Iterable[UUID]) -> dict[UUID, str]:
    """Return the identity numbers in clear: only the row itself keeps one, and that is sealed."""
    wanted = list(ids)
    if not wanted:
        return {}
    rows = access.visible_to(actor, IdentityNumber.objects).filter(pk__in=wanted)
    return {
        row.pk: unseal(
            bytes(row.sealed),
            person_id=row.person_id,
            field=_NUMBER_FIELD,
            key=settings.FIELD_KEY,
        )
        for row in rows
    }


def _order(row: RequestLine) -> tuple[int, str, str]:
    first = ("people_person", "people_personname", "people_identitynumber")
    rank = first.index(row.held_in) if row.held_in in first else len(first)
    return rank, row.held_in, str(row.pk)
