"""Measures that the room's own agency is asked for, and what it says that came of one."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field

from samsyn.office.api.shapes.envelopes import Count, Shape, text
from samsyn.vocabulary.levers import Lever
from samsyn.vocabulary.sanctions import MeasureState, MeasureStep


class StepTaken(Shape):
    """One step of a measure, and its day."""

    step: MeasureStep
    on: date
    until: date | None
    """The last day of the decision, where the law limits it."""


class Outcome(Shape):
    """What came of a measure, in numbers alone."""

    actions: int
    outside: int
    """Of the actions, those on people outside the named."""
    minors: int
    """Of the actions, those on people under 18."""


class Measure(Shape):
    """What the room's agency is asked to do. Neither group nor person is told here."""

    id: UUID
    code: str
    """The code that pages show, such as M-7KQ2M."""
    lever: Lever
    what: str
    """What is asked for, in the words of whoever asked."""
    state: MeasureState
    asked_on: date
    answer_by: date
    """When an answer is usually given."""
    steps: list[StepTaken]
    outcome: Outcome | None
    """Null until the measure is done."""


class MeasureList(Shape):
    """The agency's measures: those that wait first, the oldest first."""

    items: list[Measure]


class NewOutcome(Shape):
    """That a measure is done, and what came of it. What is noted stays in the agency's room."""

    actions: Count
    outside: Count
    """Of the actions, those on people outside the named."""
    minors: Count
    """Of the actions, those on people under 18."""
    note: Annotated[str, text(4_000), Field(min_length=1)]
    """What came of it, for the agency's own staff. No other partner reads it."""
