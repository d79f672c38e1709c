"""Lists that are taken out on the stage: one that waits, one approved and fetched."""

from datetime import datetime
from uuid import UUID

from samsyn.interchange.listings import FileFormat
from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.exports import changes, prints
from samsyn.office.exports.changes import AskPlan, DecisionPlan
from samsyn.office.exports.rules import ExportKind


def stage_exports(
    asker: Actor, decider: Actor, room_id: int, purpose: str, now: datetime
) -> dict[str, UUID]:
    """Ask for two lists, and have the second approved."""
    with access.acting_as(asker):
        waiting, ready = (
            changes.ask(
                asker,
                AskPlan(
                    room_id=room_id,
                    kind=kind,
                    file_format=FileFormat.CSV,
                    purpose=purpose,
                ),
                now=now,
            )
            for kind in (ExportKind.PEOPLE, ExportKind.GROUPS)
        )
    with access.acting_as(decider):
        changes.decide(decider, DecisionPlan(export_id=ready, is_approved=True), now=now)
    with access.acting_as(asker):
        changes.fetch(asker, ready, written=prints.written, now=now)
    return {"waiting_export": waiting, "export": ready}
