"""Names, ties and links of a person and the linked records, each with its room."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.people.models import PersonLink, PersonName, PersonTie
from samsyn.office.people.queries.labels import PersonLabel, RoomMark, labels_of, shows_names


@dataclass(frozen=True, slots=True, kw_only=True)
class NameClaim:
    """One name, with what it rests on. `text` is empty unless revealed."""

    claim_id: UUID
    kind: str
    text: str
    room: RoomMark
    source: str
    is_withdrawn: bool
    review_on: date
    may_withdraw: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TieClaim:
    """A tie to somebody else, as documented."""

    claim_id: UUID
    other: PersonLabel
    kind: str
    since: date | None
    until: date | None
    source: str
    source_reliability: str
    information_accuracy: str
    note: str
    room: RoomMark


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkNote:
    """A standing link between two records, and whether this reader may undo it."""

    link_id: UUID
    verdict: str  # same, different
    other: PersonLabel
    reason: str
    linked_at: datetime
    linked_by: str
    may_undo: bool


def names_of(actor: Actor, ids: Sequence[UUID], marks: dict[int, RoomMark]) -> Iterator[NameClaim]:
    rows = (
        access.visible_to(actor, PersonName.objects)
        .filter(person__in=ids)
        .select_related("source")
        .order_by("-kind", "sort_key", "pk")
    )
    for row in rows:
        yield NameClaim(
            claim_id=row.pk,
            kind=row.kind,
            text=str(row) if shows_names(actor, row.room_id) else "",
            room=marks[row.room_id],
            source=row.source.title if row.source else "",
            is_withdrawn=row.status == "withdrawn",
            review_on=row.review_on,
            may_withdraw=row.status != "withdrawn" and actor.may(Deed.EDIT_PEOPLE, row.room_id),
        )


def ties_of(actor: Actor, ids: Sequence[UUID], marks: dict[int, RoomMark]) -> Iterator[TieClaim]:
    rows = list(
        access.visible_to(actor, PersonTie.objects)
        .filter(Q(person__in=ids) | Q(other__in=ids))
        .exclude(status="withdrawn")
        .select_related("source")
        .order_by("kind", "pk")
    )
    others = {row.pk: row.other_id if row.person_id in ids else row.person_id for row in rows}
    labels = labels_of(actor, others.values())
    for row in rows:
        if other := labels.get(others[row.pk]):
            yield TieClaim(
                claim_id=row.pk,
                other=other,
                kind=row.kind,
                since=row.since,
                until=row.until,
                source=row.source.title if row.source else "",
                source_reliability=row.source_reliability,
                information_accuracy=row.information_accuracy,
                note=row.note,
                room=marks[row.room_id],
            )


def links_of(actor: Actor, ids: Sequence[UUID]) -> Iterator[LinkNote]:
    rows = list(
        access.visible_to(actor, PersonLink.objects)
        .filter(Q(person__in=ids) | Q(other__in=ids), undone_at__isnull=True)
        .select_related("recorded_by")
        .order_by("recorded_at", "pk")
    )
    labels = labels_of(actor, {one for row in rows for one in (row.person_id, row.other_id)})
    for row in rows:
        pair = [labels[row.person_id], labels[row.other_id]]
        yield LinkNote(
            link_id=row.pk,
            verdict=row.verdict,
            other=labels[row.other_id if row.person_id == ids[0] else row.person_id],
            reason=row.reason,
            linked_at=row.recorded_at,
            linked_by=row.recorded_by.name,
            may_undo=all(actor.may(Deed.LINK_PEOPLE, one.room.room_id) for one in pair),
        )
