"""What the planner's page shows, row by row: codes and counts, and every person noted as shown."""

from collections.abc import Mapping, Sequence
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
    labels: Mapping[UUID, PersonLabel]
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
    facts = found.known.facts
    labels = labels_of(actor, facts.people)
    rows = Rows(found, labels)
    page = Planner(
        head=found.head,
        question=question,
        proposal=found,
        answer=found.answer,
        people=len(facts.people),
        able=rows.able,
        able_in=rows.able_in,
        contacts=len(facts.contacts),
        old_contacts=sum(one.is_old for one in facts.contacts),
        alone=len(facts.people.keys() - rows.tied),
        out=tuple(rows.out()),
        labels=labels,
    )
    if found.answer is not None:
        page = _answered(page, rows, found.answer, after)
    note_shown(actor, _shown(page), [found.head.room_id])
    return page


def _answered(page: Planner, rows: Rows, answer: Answer, after: str) -> Planner:
    """Return the page with all that it shows of a plan."""
    everybody = rows.everybody(answer)
    listed, next_after = _page(everybody, after)
    robust = held(answer)
    return replace(
        page,
        proposed=tuple(rows.proposed(answer, robust)),
        listed=listed,
        next_after=next_after,
        pictured=everybody if len(everybody) <= MOST_PICTURED else (),
        groups=tuple(rows.groups(answer)),
        next_seats=rows.next_seats(answer),
        held=robust,
        curve=answer.curve(),
    )


def _page(rows: Sequence[PersonRow], after: str) -> tuple[tuple[PersonRow, ...], str]:
    left = [row for row in rows if row.label.code > after]
    page = tuple(left[:ROWS_A_PAGE])
    return page, page[-1].label.code if len(left) > len(page) else ""


def _shown(page: Planner) -> set[UUID]:
    """Return everybody whom the page names, those in a sentence on rules that conflict too."""
    labels = [
        row.label
        for rows in (page.proposed, page.out, page.listed, page.pictured, page.next_seats)
        for row in rows
    ]
    named = {one for rule in page.proposal.conflicts for one in rule.about}
    in_sentences = {person for person in page.labels if str(person) in named}
    return {label.person_id for label in labels} | in_sentences
