"""What the planner's page shows, row by row: codes and counts, and every person noted as shown."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from samsyn.office.access import Actor
from samsyn.office.call_ins.queries import Head
from samsyn.office.groups.queries.people import note_shown
from samsyn.office.people.queries import PersonLabel, labels_of
from samsyn.office.planning.queries.proposals import Proposal, proposal
from samsyn.office.planning.queries.rows import (
    GroupRow,
    NextRow,
    OutRow,
    PersonRow,
    ProposedRow,
    Rows,
)
from samsyn.office.planning.rules import Answer, Held, Question, held

MOST_PICTURED: Final = 200
ROWS_A_PAGE: Final = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Planner:
    """The planner's page. `pictured` is everybody who is drawn, none if they are too many."""

    head: Head
    question: Question
    proposal: Proposal
    answer: Answer | None
    people: int
    able: int
    contacts: int
    old_contacts: int
    able_in: Mapping[UUID, int]  # of each group
    alone: int  # people without a contact among the others
    proposed: tuple[ProposedRow, ...] = ()
    out: tuple[OutRow, ...] = ()
    listed: tuple[PersonRow, ...] = ()
    next_after: str = ""
    groups: tuple[GroupRow, ...] = ()
    next_seats: tuple[NextRow, ...] = ()
    held: Held | None = None
    curve: tuple[float, ...] = ()
    labels: Mapping[UUID, PersonLabel]  # of everybody whom the page names
    codes: Mapping[UUID, str]
    pictured: tuple[PersonRow, ...] = ()


def planner(
    actor: Actor,
    call_in_id: UUID,
    question: Question,
    *,
    today: date,
    zone: ZoneInfo,
    after: str = "",
) -> Planner:
    """Return the page for one question and note who is shown; raises as `proposal`."""
    found = proposal(actor, call_in_id, question, today=today, zone=zone)
    facts, rows = found.known.facts, Rows(found)
    listed, next_after = _page(rows, after)
    drawn = rows.ordered if len(rows.ordered) <= MOST_PICTURED else []
    rows.labels = labels_of(actor, _named(found, rows, [*listed, *drawn]))
    page = Planner(
        head=found.head,
        question=question,
        proposal=found,
        answer=found.answer,
        people=len(facts.people),
        able=len(facts.people) - len(rows.stopped),
        able_in=rows.able_in,
        contacts=len(facts.contacts),
        old_contacts=sum(one.is_old for one in facts.contacts),
        alone=len(facts.people.keys() - rows.tied),
        out=tuple(rows.out()),
        labels=rows.labels,
        codes=rows.codes,
    )
    if found.answer is not None:
        page = _answered(page, rows, found.answer, listed, drawn)
        page = replace(page, next_after=next_after)
    note_shown(actor, rows.labels, [found.head.room_id])
    return page


def _answered(
    page: Planner, rows: Rows, answer: Answer, listed: Sequence[UUID], drawn: Sequence[UUID]
) -> Planner:
    """Return the page with all that it shows of a plan."""
    robust = held(answer)
    return replace(
        page,
        proposed=tuple(rows.proposed(answer, robust)),
        listed=rows.of(answer, listed),
        pictured=rows.of(answer, drawn),
        groups=tuple(rows.groups(answer)),
        next_seats=rows.next_seats(answer),
        held=robust,
        curve=answer.curve(),
    )


def _page(rows: Rows, after: str) -> tuple[list[UUID], str]:
    left = [person for person in rows.ordered if rows.codes[person] > after]
    page = left[:ROWS_A_PAGE]
    return page, rows.codes[page[-1]] if len(left) > len(page) else ""


def _named(found: Proposal, rows: Rows, shown: Iterable[UUID]) -> set[UUID]:
    """Return everybody whom the page names, in a row or in a sentence."""
    named = {*shown, *rows.stopped, *(found.question.by_hand & rows.codes.keys())}
    ids = {one for rule in found.conflicts for one in rule.about}
    if found.answer is not None:
        plan = found.answer.plan
        ids |= {other for one in plan.invitees for other in (one.person, *one.alternatives)}
        ids |= {one.person for one in plan.next_seats}
        ids |= {one for rule in plan.binding for one in rule.about}
    return named | {person for person in rows.codes if str(person) in ids}
