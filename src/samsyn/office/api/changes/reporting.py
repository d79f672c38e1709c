"""What another system says of its own agency's measure: by the rules that the page has."""

from datetime import datetime
from uuid import UUID

from samsyn.office.api.queries import Caller
from samsyn.office.api.shapes import NewOutcome
from samsyn.office.sanctions import changes as sanctions
from samsyn.office.sanctions.changes import StepPlan
from samsyn.vocabulary.sanctions import MeasureStep


def report_outcome(caller: Caller, measure_id: UUID, sent: NewOutcome, *, now: datetime) -> None:
    """Tick a measure as done. The very same again changes nothing.

    Raises `NotVisible`, `NotPermitted`, `CannotDecide` with every objection, and `SaidOtherwise`.
    """
    plan = StepPlan(
        measure_id=measure_id,
        step=MeasureStep.DONE,
        note=sent.note,
        actions=sent.actions,
        outside=sent.outside,
        minors=sent.minors,
    )
    sanctions.report_done(caller.actor, plan, now=now)
