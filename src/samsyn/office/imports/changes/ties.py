"""Rows of a file of ties, or of who took part in what, to ties between people of the room.

A tie has no direction: rows that name the same two people either way round are one tie, and
their weights are added. People who took part in the same event are tied two by two; somebody
who was harmed in it or saw it is tied to nobody.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import combinations
from typing import NamedTuple
from uuid import UUID

from django.utils.translation import gettext as _

from samsyn.interchange.ties import TieRow
from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.imports.changes.outcome import Item, Other, Outcome, Remark
from samsyn.office.imports.changes.references import Missing, People
from samsyn.office.imports.changes.refusals import CannotMap
from samsyn.office.imports.models import Batch
from samsyn.office.people.changes import TiePlan, record_ties
from samsyn.office.people.models import PersonTie
from samsyn.vocabulary.claims import ClaimStatus
from samsyn.vocabulary.people import TieKind

TABLE = "people_persontie"
MOST_TIES = 500_000
_BYSTANDERS = frozenset(
    {"victim", "witness", "offer", "brottsoffer", "målsägande", "målsägare", "vittne"}
)


class _Ends(NamedTuple):
    """What makes two rows the same tie; `first` is the smaller identifier."""

    first: UUID
    second: UUID
    kind: TieKind
    note: str


def settle_ties(
    actor: Actor, batch: Batch, outcome: Outcome, *, source_id: UUID, now: datetime
) -> None:
    """Record the ties that are not here yet. Raises `CannotMap` for more than half a million."""
    rows: tuple[TieRow, ...] = outcome.reading.rows
    texts = [text for row in rows for text in _people_of(row)]
    people = People(actor, batch.room_id, texts)
    if batch.makes_missing:
        people.make_missing(texts, outcome, source_id=source_id, now=now)
    ends_of = _from_events(rows, people, outcome)
    ends_of.update(_between_two(rows, people, outcome))
    here = _here(actor, ends_of)
    items = []
    for ends, (file_rows, weight) in ends_of.items():
        if ends in here:
            outcome.here.append(Remark(rows=file_rows, other=here[ends]))
        else:
            items.append(Item(file_rows, _plan(ends, weight, source_id)))
    outcome.record(TABLE, items, lambda plans: record_ties(actor, plans, now=now))


Tied = dict[_Ends, tuple[tuple[int, ...], float]]


def _people_of(row: TieRow) -> tuple[str, ...]:
    return (row.source,) if row.to_event else (row.source, row.target)


def _between_two(rows: Iterable[TieRow], people: People, outcome: Outcome) -> Tied:
    found: dict[_Ends, list[TieRow]] = defaultdict(list)
    for row in rows:
        if row.to_event:
            continue
        try:
            ends = _ends(people.of(row.source), people.of(row.target), row)
        except Missing as missing:
            outcome.refused.append(missing.about(row.file_rows))
            continue
        if ends.first == ends.second:
            outcome.refused.append(Remark(rows=row.file_rows, code="same_person"))
            continue
        found[ends].append(row)
    return {
        ends: (
            tuple(number for row in same for number in row.file_rows),
            sum(row.weight for row in same),
        )
        for ends, same in found.items()
    }


def _from_events(rows: Iterable[TieRow], people: People, outcome: Outcome) -> Tied:
    events: dict[tuple[str, str], dict[UUID, TieRow]] = defaultdict(dict)
    for row in rows:
        if not row.to_event:
            continue
        try:
            who = people.of(row.source)
        except Missing as missing:
            outcome.refused.append(missing.about(row.file_rows))
            continue
        if row.role.casefold() not in _BYSTANDERS:
            events[row.target, row.period].setdefault(who, row)
    pairs = sum(len(took_part) * (len(took_part) - 1) // 2 for took_part in events.values())
    if pairs > MOST_TIES:
        raise CannotMap(
            _(
                "The file would make %(pairs)d ties, more than %(most)d. Leave out the events "
                "that say little about who acts with whom."
            )
            % {"pairs": pairs, "most": MOST_TIES}
        )
    found: dict[_Ends, float] = defaultdict(float)
    for took_part in events.values():
        for (one, row), (other, _row) in combinations(took_part.items(), 2):
            found[_ends(one, other, row)] += 1.0
    # A row says who took part; no single row is the tie, so none can be folded into it.
    return {ends: ((), weight) for ends, weight in found.items()}


def _ends(one: UUID, other: UUID, row: TieRow) -> _Ends:
    first, second = sorted((one, other))
    period = _("Period in the file: %s") % row.period if row.period else ""
    return _Ends(first, second, row.kind or TieKind.CO_OFFENDING, period)


def _plan(ends: _Ends, weight: float, source_id: UUID) -> TiePlan:
    return TiePlan(
        person_id=ends.first,
        other_id=ends.second,
        kind=ends.kind,
        weight=weight,
        note=ends.note,
        source_id=source_id,
    )


def _here(actor: Actor, wanted: Iterable[_Ends]) -> dict[_Ends, Other]:
    people = {one for ends in wanted for one in (ends.first, ends.second)}
    return dict(_standing(actor, people))


def _standing(actor: Actor, people: set[UUID]) -> Iterator[tuple[_Ends, Other]]:
    rows = (
        access.visible_to(actor, PersonTie.objects)
        .filter(person__in=people, other__in=people)
        .exclude(status=ClaimStatus.WITHDRAWN.value)
        .values_list("person_id", "other_id", "kind", "note", "compartment_id")
    )
    for one, other, kind, note, compartment in rows:
        first, second = sorted((one, other))
        yield (
            _Ends(first, second, TieKind(kind), note),
            Other(kind="person", record_id=one, compartment_id=compartment),
        )
