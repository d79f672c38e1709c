"""What speaks against calling somebody, asked of the facts that the reader may see now.

Facts of the reader's other rooms count too and are shown with their room. They are never
written into the joint room from here: for that there is the door.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.call_ins.models import CandidateStatus
from samsyn.office.call_ins.rules import CandidateFacts, Dated, exclusions_on
from samsyn.office.people.models import Person, PersonLink
from samsyn.office.people.queries import RoomMark, room_marks
from samsyn.vocabulary.call_ins import CandidateStatusKind, Exclusion
from samsyn.vocabulary.people import ProtectedIdentity, Standing
from samsyn.vocabulary.uncertain_dates import DateInterval

Records = Mapping[UUID, tuple[UUID, ...]]  # a person -> the records that are shown as them


@dataclass(frozen=True, slots=True, kw_only=True)
class Warned:
    """One rule that speaks against calling somebody, and whose record says so."""

    exclusion: Exclusion
    room: RoomMark | None  # None for the joint room's own record


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusShown:
    """A dated status that an agency has entered."""

    kind: CandidateStatusKind
    since: date
    until: date | None
    by: str  # empty for who has asked us to wait: their agency would say why


def records_of(actor: Actor, person_ids: Iterable[UUID]) -> Records:
    """Return each person with the records that this reader is shown as them."""
    asked = set(person_ids)
    one = access.linked(actor, PersonLink, asked)
    return {person: (person, *one.others_than(person)) for person in asked}


def warnings_of(
    actor: Actor, person_ids: Iterable[UUID], *, evening: date
) -> Mapping[UUID, tuple[Warned, ...]]:
    """Return what speaks against calling each of these people on that evening."""
    together = records_of(actor, person_ids)
    every = {record for records in together.values() for record in records}
    rooms = dict(
        access.visible_to(actor, Person.objects)
        .filter(access.is_any_of("pk", every))
        .values_list("pk", "room_id")
    )
    facts = _facts(actor, every)
    marks = room_marks(actor)
    return {
        person: tuple(
            _warned(
                [(facts[one], marks.get(rooms[one])) for one in records if one in facts], evening
            )
        )
        for person, records in together.items()
    }


def statuses_of(
    actor: Actor, person_ids: Iterable[UUID], *, on: date, by: date
) -> Mapping[UUID, tuple[StatusShown, ...]]:
    """Return the statuses of these people that end after the one day and begin by the other."""
    found: dict[UUID, list[StatusShown]] = {}
    rows = (
        access.visible_to(actor, CandidateStatus.objects)
        .filter(
            Q(until__isnull=True) | Q(until__gt=on),
            access.is_any_of("person_id", set(person_ids)),
            since__lte=by,
        )
        .select_related("recorded_by")
        .order_by("since", "pk")
    )
    for row in rows:
        shown = StatusShown(
            kind=CandidateStatusKind(row.kind),
            since=row.since,
            until=row.until,
            by="" if row.kind == CandidateStatusKind.ASKED_TO_WAIT else row.recorded_by.name,
        )
        found.setdefault(row.person_id, []).append(shown)
    return {person: tuple(shown) for person, shown in found.items()}


def supervised_among(actor: Actor, person_ids: Iterable[UUID], *, on: date) -> frozenset[UUID]:
    """Return those of whom probation has entered that they are under supervision on the day."""
    return frozenset(
        person
        for person, held in statuses_of(actor, person_ids, on=on, by=on).items()
        if any(one.kind is CandidateStatusKind.SUPERVISED for one in held)
    )


def _facts(actor: Actor, records: set[UUID]) -> dict[UUID, CandidateFacts]:
    statuses: dict[UUID, list[Dated]] = {}
    rows = access.visible_to(actor, CandidateStatus.objects)
    for row in rows.filter(access.is_any_of("person_id", records)):
        dated = Dated(CandidateStatusKind(row.kind), row.since, row.until)
        statuses.setdefault(row.person_id, []).append(dated)
    return {
        row.pk: CandidateFacts(
            died_on=row.died_on,
            protected_identity=ProtectedIdentity(row.protected_identity),
            standing=Standing(row.standing),
            born=DateInterval(row.born_earliest, row.born_latest)
            if row.born_earliest and row.born_latest
            else None,
            statuses=tuple(statuses.get(row.pk, ())),
        )
        for row in access.visible_to(actor, Person.objects)
        .filter(access.is_any_of("pk", records))
        .only("died_on", "protected_identity", "standing", "born_earliest", "born_latest")
    }


def _warned(facts: list[tuple[CandidateFacts, RoomMark | None]], evening: date) -> Iterable[Warned]:
    seen: set[Exclusion] = set()
    for number, (one, room) in enumerate(facts):
        for exclusion in exclusions_on(evening, one):
            # What another room does not know either says nothing new.
            is_news = number == 0 or one.born is not None or exclusion is not Exclusion.MAY_BE_MINOR
            if exclusion not in seen and is_news:
                seen.add(exclusion)
                yield Warned(exclusion=exclusion, room=room if number else None)
