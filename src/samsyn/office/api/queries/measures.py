"""Measures of the token's own agency, as the joint room's door hands them on."""

from datetime import datetime
from uuid import UUID

from samsyn.office.access import Actor
from samsyn.office.api import shapes
from samsyn.office.sanctions import queries as sanctions


def measures(actor: Actor, *, now: datetime) -> shapes.MeasureList:
    """Return what the agency is asked to do. Raises `NotPermitted` in a room of no agency."""
    found = sanctions.asked_of_agency(actor, now=now)
    return shapes.MeasureList(items=[_measure(one) for one in found])


def measure(actor: Actor, measure_id: UUID, *, now: datetime) -> shapes.Measure:
    """Return one of them. Raises `NotVisible`, and `NotPermitted` as for the list."""
    return _measure(sanctions.one_asked(actor, measure_id, now=now))


def _measure(asked: sanctions.Asked) -> shapes.Measure:
    row = asked.measure
    return shapes.Measure(
        id=row.id,
        code=row.code,
        lever=row.lever,
        what=row.what,
        state=row.state,
        asked_on=row.asked_on,
        answer_by=row.answer.due_on,
        steps=[shapes.StepTaken(step=one.step, on=one.on, until=one.until) for one in row.ticks],
        outcome=_outcome(asked.outcome) if asked.outcome else None,
    )


def _outcome(told: sanctions.Outcome) -> shapes.Outcome:
    return shapes.Outcome(actions=told.actions, outside=told.outside, minors=told.minors)
