"""Promises to groups, as coordinators enter them."""

from datetime import date
from typing import Any
from uuid import UUID

from tests.office.groups.playing import NOW, room

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.promises.changes import PromisePlan, record_promise
from samsyn.vocabulary.promises import PromiseKind


def promised(
    actor: Actor,
    *groups: UUID,
    made_on: date,
    kind: PromiseKind = PromiseKind.CONSEQUENCE,
    **parts: Any,
) -> UUID:
    """Promise these groups of the joint room something, and return the promise."""
    plan = PromisePlan(
        room_id=room("orebro-joint"),
        verbatim="Skjuter någon i er grupp riktar vi våra åtgärder mot hela gruppen.",
        kind=kind,
        made_on=made_on,
        made_by="Lokalpolisområdeschef",
        group_ids=groups,
        **parts,
    )
    with access.acting_as(actor):
        return record_promise(actor, plan, now=NOW)
