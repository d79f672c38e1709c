"""Promises, what is due, and the door's ledger as they are read."""

from datetime import date
from uuid import UUID

from samsyn.office.api.shapes.envelopes import Moment, Page, Shape
from samsyn.office.calendar.queries import EntryKind
from samsyn.office.disclosures.grounds.fields import Kind as RecordKind
from samsyn.office.disclosures.queries import Side as LedgerSide
from samsyn.vocabulary.promises import PromiseKind, PromiseOccasion


class Promise(Shape):
    """One promise, word for word. It is never edited: a correction is a new one."""

    id: UUID
    code: str
    verbatim: str
    kind: PromiseKind
    made_on: date
    made_by: str
    """Whose voice: a role or a title."""
    due_on: date | None
    occasion: PromiseOccasion
    group_ids: list[UUID]
    recorded_at: Moment


class PromisePage(Page[Promise]):
    """A page of promises, the first recorded first."""


class Entry(Shape):
    """Something with its day: a meeting, a step or a task. It names nobody."""

    kind: EntryKind
    record_id: UUID
    on: date
    at: Moment | None
    """If it has a time."""
    minutes: int
    is_overdue: bool


class Agenda(Shape):
    """What is late, up to ninety days back, and what comes within twelve weeks."""

    items: list[Entry]


class Disclosure(Shape):
    """One line of the door's ledger: which fields were told, never what stood in them."""

    disclosure_id: UUID
    """The same on both sides."""
    number: str
    side: LedgerSide
    record_kind: RecordKind
    record_id: UUID
    """The record in this room."""
    fields: list[str]
    purpose: str
    provision: str
    from_room: str
    to_room: str
    at: Moment
    expires_on: date
    is_oral: bool


class DisclosurePage(Page[Disclosure]):
    """A page of disclosures, the first decided first."""
