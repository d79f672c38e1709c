"""What was decided of a plan, beside what was proposed and what the ledger says now."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from samsyn.office import access
from samsyn.office.access import Actor, Deed, RoomItself
from samsyn.office.call_ins.models import Consideration
from samsyn.office.call_ins.queries import Head, head_of
from samsyn.office.groups.queries.people import note_shown
from samsyn.office.people.queries import PersonLabel, labels_of
from samsyn.office.planning.models import ReachDecision, ReachDecisionLine
from samsyn.vocabulary.call_ins import Choice


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedRow:
    """One person: proposed or not, decided how and why, and what the ledger says now."""

    label: PersonLabel
    is_proposed: bool
    is_chosen: bool
    by_hand: str  # added, left_out; empty if the planner did not move them
    because: str
    session: int
    now: Choice | None  # none if the ledger no longer knows them
    now_reason: str

    @property
    def has_changed(self) -> bool:
        """Whether the ledger says otherwise than the decision."""
        return (self.now is Choice.CHOSEN) != self.is_chosen

    @property
    def differs(self) -> bool:
        """Whether the decision is another than the proposal."""
        return self.is_proposed != self.is_chosen


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """The latest decision on a plan; `earlier` counts those before it."""

    at: datetime
    by: str
    asked: Mapping[str, Any]
    people: int
    contacts: int
    proposed: int
    proposed_reach: float
    chosen: int
    chosen_reach: float
    is_proved: bool
    rows: tuple[DecidedRow, ...]
    earlier: int

    @property
    def moved(self) -> tuple[DecidedRow, ...]:
        """Those whom the planner moved by hand, each with the reason."""
        return tuple(row for row in self.rows if row.by_hand)


def decided(actor: Actor, call_in_id: UUID, *, today: date) -> tuple[Head, Decided | None]:
    """Return the call-in and its latest decision, and note who is shown.

    Raises `NotVisible`, or `NotPermitted` to who may not plan.
    """
    head = head_of(actor, call_in_id, today=today)
    access.require(actor, Deed.PLAN_CALL_IN, about=RoomItself(head.room_id))
    rows = access.visible_to(actor, ReachDecision.objects).filter(call_in=call_in_id)
    found = list(rows.select_related("recorded_by").order_by("-recorded_at", "-pk"))
    if not found:
        return head, None
    latest = found[0]
    lines = list(access.visible_to(actor, ReachDecisionLine.objects).filter(decision=latest))
    labels = labels_of(actor, [line.person_id for line in lines])
    note_shown(actor, labels, [head.room_id])
    ledger = {
        row.person_id: row
        for row in access.visible_to(actor, Consideration.objects).filter(call_in=call_in_id)
    }
    return head, Decided(
        at=latest.recorded_at,
        by=latest.recorded_by.name,
        asked=latest.asked,
        people=latest.people,
        contacts=latest.contacts,
        proposed=latest.proposed,
        proposed_reach=latest.proposed_reach,
        chosen=latest.chosen,
        chosen_reach=latest.chosen_reach,
        is_proved=latest.is_proved,
        rows=tuple(
            sorted(
                (
                    _row(line, labels[line.person_id], ledger.get(line.person_id))
                    for line in lines
                    if line.person_id in labels
                ),
                key=lambda row: (not row.by_hand, not row.is_chosen, row.label.code),
            )
        ),
        earlier=len(found) - 1,
    )


def _row(line: ReachDecisionLine, label: PersonLabel, now: Consideration | None) -> DecidedRow:
    return DecidedRow(
        label=label,
        is_proposed=line.is_proposed,
        is_chosen=line.is_chosen,
        by_hand=line.by_hand,
        because=line.because,
        session=line.session,
        now=Choice(now.outcome) if now else None,
        now_reason=now.reason if now else "",
    )
