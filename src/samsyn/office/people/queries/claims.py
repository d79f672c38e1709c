"""Names, ties and links of a person and the linked records, each with its room."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.audit.changes import Reading
from samsyn.office.linking.queries import LinkNote, standing_links
from samsyn.office.people.models import PersonLink, PersonName, PersonTie
from samsyn.office.people.queries.labels import (
    PersonLabel,
    RoomMark,
    labels_of,
    named_first,
    note_labels,
    shows_names,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NameClaim:
    """One name, with what it rests on. `text` is empty unless revealed."""

    claim_id: UUID
    kind: str
    text: str
    room: RoomMark
    source: str
    is_withdrawn: bool
    is_disputed: bool
    review_on: date
    may_withdraw: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TieClaim:
    """A tie to somebody else, as documented."""

    claim_id: UUID
    since: date | None
    until: date | None
    source: str
    source_reliability: str
    information_accuracy: str
    note: str
    room: RoomMark
    is_disputed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TieLine:
    """Somebody else, and every claim of a tie to them of one kind, each with its room."""

    other: PersonLabel
    kind: str
    claims: tuple[TieClaim, ...]


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
            is_disputed=row.status == "disputed",
            review_on=row.review_on,
            may_withdraw=row.status != "withdrawn" and actor.may(Deed.EDIT_PEOPLE, row.room_id),
        )


def ties_of(actor: Actor, ids: Sequence[UUID], marks: dict[int, RoomMark]) -> Iterator[TieLine]:
    """Yield the ties, one line for those to the same human, and note who is at their other ends."""
    rows = list(
        access.visible_to(actor, PersonTie.objects)
        .filter(Q(person__in=ids) | Q(other__in=ids))
        .exclude(status="withdrawn")
        .select_related("source")
        .order_by("kind", "pk")
    )
    others = {row.pk: row.other_id if row.person_id in ids else row.person_id for row in rows}
    one = access.linked(actor, PersonLink, others.values())
    labels = labels_of(actor, one.all_of(others.values()))
    note_labels(actor, Reading.LIST, labels.values())
    together: dict[tuple[str, UUID], list[PersonTie]] = defaultdict(list)
    for row in rows:
        if others[row.pk] in labels:
            together[row.kind, one.standing_for(others[row.pk])].append(row)
    for (kind, _standing), same in together.items():
        first = others[same[0].pk]
        known = [labels[first], *(labels[pk] for pk in one.others_than(first) if pk in labels)]
        yield TieLine(
            other=named_first(known),
            kind=kind,
            claims=tuple(_tie(row, marks[row.room_id]) for row in same),
        )


def _tie(row: PersonTie, room: RoomMark) -> TieClaim:
    return TieClaim(
        claim_id=row.pk,
        since=row.since,
        until=row.until,
        source=row.source.title if row.source else "",
        source_reliability=row.source_reliability,
        information_accuracy=row.information_accuracy,
        note=row.note,
        room=room,
        is_disputed=row.status == "disputed",
    )


def links_of(actor: Actor, ids: Sequence[UUID]) -> Iterator[LinkNote]:
    """Yield the standing verdicts on these records, and note whom they are about."""
    links = list(standing_links(actor, PersonLink, ids, deed=Deed.LINK_PEOPLE))
    labels = labels_of(actor, [link.other_id for link in links])
    note_labels(actor, Reading.LIST, labels.values())
    for link in links:
        other = labels[link.other_id]
        yield LinkNote(link=link, text=other.text, room=other.room)
