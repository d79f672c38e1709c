"""Support cases in lists: the open ones, and those found by name, identity or case number.

There is no other way to search, no filter by group and no map (SoLPuF 15 §). Whoever is shown
has been read as a person.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.office import access
from samsyn.office.access import Actor, Deed, NotPermitted
from samsyn.office.audit import changes as audit
from samsyn.office.audit.changes import Reading
from samsyn.office.people.queries import (
    PersonLabel,
    is_number,
    labels_of,
    people_by_number,
    people_by_words,
)
from samsyn.office.people.queries.labels import note_labels
from samsyn.office.support.models import (
    SupportCase,
)
from samsyn.office.support.queries.facts import facts_of
from samsyn.office.support.rules import CaseFacts, Clock, Standing, case_clocks, standing_of

PREFIX = "S-"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLine:
    """A case in a list."""

    id: UUID
    code: str
    label: PersonLabel
    worker: str
    is_mine: bool
    standing: Standing
    facts: CaseFacts
    clocks: tuple[Clock, ...]

    @property
    def open_clocks(self) -> tuple[Clock, ...]:
        return tuple(one for one in self.clocks if one.is_open)

    @property
    def next_clock(self) -> Clock | None:
        return min(self.open_clocks, key=lambda one: one.due_at, default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The cases that answer; `is_too_broad` if more people do than can be shown."""

    cases: tuple[CaseLine, ...]
    is_too_broad: bool = False


def open_cases(actor: Actor, *, now: datetime) -> tuple[CaseLine, ...]:
    """Return the cases that somebody works with or looks after, the most pressing first."""
    lines = [
        one
        for one in lines_of(actor, _all(actor), Reading.LIST, now=now)
        if one.standing.is_open or one.open_clocks
    ]
    return tuple(sorted(lines, key=_urgency))


def find_cases(actor: Actor, text: str, *, now: datetime) -> Found:
    """Find cases by name, identity number or case number, and by nothing else."""
    today = timezone.localdate(now)
    text = text.strip()
    between = access.identifiers_of(text) if text.upper().startswith(PREFIX) else None
    rows = access.visible_to(actor, SupportCase.objects).filter(room__in=_rooms(actor))
    is_too_broad = False
    if between is not None:
        rows = rows.filter(pk__range=between)
    else:
        search = people_by_number if is_number(text, today=today) else people_by_words
        found = search(actor, text, today=today)
        is_too_broad = found.is_too_broad
        people = [one.person_id for hit in found.people for one in hit.records]
        rows = rows.filter(access.is_any_of("person_id", people))
    cases = list(rows.select_related("worker").order_by("pk"))
    lines = lines_of(actor, cases, Reading.SEARCH, now=now)
    return Found(cases=tuple(sorted(lines, key=_urgency)), is_too_broad=is_too_broad)


def _all(actor: Actor) -> list[SupportCase]:
    rows = access.visible_to(actor, SupportCase.objects).filter(room__in=_rooms(actor))
    return list(rows.select_related("worker").order_by("pk"))


def _rooms(actor: Actor) -> frozenset[int]:
    return actor.rooms_granting(Deed.RUN_SUPPORT)


def require_support(actor: Actor, case: SupportCase) -> None:
    """Refuse whoever reads in the room and runs no support there."""
    if case.room_id not in _rooms(actor):
        raise NotPermitted(_("Support is run by social services. Ask the help line."))


def lines_of(
    actor: Actor, cases: Sequence[SupportCase], reading: Reading, *, now: datetime
) -> list[CaseLine]:
    """Return cases as they are listed, and note them as read, each as a reading of the person."""
    facts = facts_of(actor, cases)
    labels = labels_of(actor, [case.person_id for case in cases])
    note_labels(actor, reading, labels.values())
    if cases or reading is Reading.SEARCH:
        audit.record_reading(
            actor,
            reading,
            subject="support_supportcase",
            record_ids=[case.pk for case in cases],
            room_ids={case.room_id for case in cases} or _rooms(actor),
        )
    return [
        CaseLine(
            id=case.pk,
            code=access.code_for("S", case.pk),
            label=labels[case.person_id],
            worker=case.worker.name,
            is_mine=case.worker_id == actor.staff_id,
            standing=standing_of(facts[case.pk]),
            facts=facts[case.pk],
            clocks=case_clocks(facts[case.pk], now=now),
        )
        for case in cases
    ]


def _urgency(line: CaseLine) -> tuple[bool, float, str]:
    clock = line.next_clock
    return clock is None, clock.due_at.timestamp() if clock else 0.0, line.code
