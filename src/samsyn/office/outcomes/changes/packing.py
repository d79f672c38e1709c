"""Lets a plan's result leave the room, and remembers which small counts it told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import NAMESPACE_OID, UUID, uuid5

from django.db import transaction

from samsyn.analysis.disclosure_control import Answer, Asked
from samsyn.office import access
from samsyn.office.access import Actor, Deed
from samsyn.office.audit import changes as audit
from samsyn.office.audit.changes import Reading
from samsyn.office.outcomes.models import AnalysisPlan
from samsyn.office.releases import changes as releases
from samsyn.office.releases import queries as released
from samsyn.sealing.seals import canonical

KIND = "result_pack"


@dataclass(frozen=True, slots=True, kw_only=True)
class TakingOut:
    """A plan's result as of a day, and the counts that no source publishes."""

    plan_id: UUID
    as_of: date
    cells: Mapping[str, int]
    asks: Sequence[Asked]


@transaction.atomic
def take_out(actor: Actor, plan: TakingOut, *, now: datetime) -> dict[str, Answer]:
    """Note that a result leaves the room, and return what may be told of each count.

    The same result taken out again is answered as it was the first time.
    """
    row = access.get_visible(actor, AnalysisPlan.objects, pk=plan.plan_id)
    permit = access.require(actor, Deed.KEEP_STEERING, about=row)
    audit.record_reading(
        actor,
        Reading.EXPORT,
        subject="outcomes_analysisplan",
        record_ids=[row.pk],
        room_ids=[row.room_id],
    )
    if not plan.asks:
        return {}
    content = canonical({"cells": dict(plan.cells), "of": row.digest, "on": f"{plan.as_of}"})
    report = uuid5(NAMESPACE_OID, content)
    told = released.told_in(actor, row.room_id, KIND, report)
    if told is not None:
        return told
    return releases.release(permit, KIND, report, cells=plan.cells, asks=plan.asks, now=now)
