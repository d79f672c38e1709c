"""A series in a joint room of the stage, with a row in every one of its tables.

The steering group reads it, so every text bears the word of what that group reads.
"""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.outcomes import changes
from samsyn.office.outcomes.changes import (
    AnnotationPlan,
    DeviationPlan,
    FreezePlan,
    IndicatorPlan,
    NewValue,
    VintagePlan,
)
from samsyn.vocabulary.outcomes import (
    AnnotationKind,
    MeasureKind,
    OutcomeFamily,
    Period,
    PlanMethod,
)


def stage_outcomes(actor: Actor, room_id: int, word: str, now: datetime) -> dict[str, UUID]:
    """Write a series with values and a remark; every text bears the word."""
    year = date(2023, 1, 1)
    with access.acting_as(actor):
        plan = IndicatorPlan(
            room_id=room_id,
            family=OutcomeFamily.VIOLENCE,
            kind=MeasureKind.EVENTS,
            period=Period.YEAR,
            name=f"{word}series",
            definition=f"{word}definition",
            unit=f"{word}unit",
            source=f"{word}source",
            area=f"{word}area",
            starts_on=date(2024, 1, 1),
        )
        indicator = changes.write_indicator(actor, plan, now=now)
        known = VintagePlan(
            indicator_id=indicator,
            as_of=timezone.localdate(now),
            values=(NewValue(first=year, value=Decimal(7)),),
            origin=f"{word}file",
        )
        remark = AnnotationPlan(
            indicator_id=indicator,
            kind=AnnotationKind.EVENT,
            first=year,
            last=year,
            title=f"{word}remark",
            reason=f"{word}reason",
        )
        question = FreezePlan(
            indicator_id=indicator,
            question=f"{word}question",
            method=PlanMethod.BEFORE_AFTER,
            horizon=date(2030, 1, 1),
            fall_percent=25,
            excluding=f"{word}excluding",
        )
        plan_id = changes.freeze(actor, question, now=now)
        otherwise = DeviationPlan(
            plan_id=plan_id,
            happened_on=timezone.localdate(now),
            what=f"{word}what",
            why=f"{word}why",
        )
        changes.note_deviation(actor, otherwise, now=now)
        return {
            "indicator": indicator,
            "plan": plan_id,
            "vintage": changes.add_vintage(actor, known, now=now),
            "annotation": changes.annotate(actor, remark, now=now),
        }
