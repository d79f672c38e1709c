"""Lists that the police's analyst takes out of the room: fetched, refused, and one that waits."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from samsyn.interchange.listings import FileFormat
from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.exports import changes, prints
from samsyn.office.exports.changes import AskPlan, DecisionPlan
from samsyn.office.exports.rules import ExportKind

_FETCHED: Final = "Underlag till lägesbilden för regionens ledning, läses upp och raderas."
_REFUSED: Final = "Jämförelse med kommunens egen statistik."
_WAITS: Final = "Bordsgenomgång av kartläggningen med områdespoliserna."


def load_exports(analyst: Actor, lead: Actor, room_id: int, *, now: datetime) -> None:
    """Ask for three lists in the analyst's name; the lead decides on two."""

    def ask(kind: ExportKind, file_format: FileFormat, purpose: str, *, days_ago: int) -> UUID:
        plan = AskPlan(
            room_id=room_id,
            kind=kind,
            file_format=file_format,
            purpose=purpose,
            days=14,
            with_names=purpose == _WAITS,
        )
        with access.acting_as(analyst):
            return changes.ask(analyst, plan, now=now - timedelta(days=days_ago))

    fetched = ask(ExportKind.GROUPS, FileFormat.XLSX, _FETCHED, days_ago=4)
    refused = ask(ExportKind.INCIDENTS, FileFormat.CSV, _REFUSED, days_ago=9)
    ask(ExportKind.PEOPLE, FileFormat.ODS, _WAITS, days_ago=1)
    yes = DecisionPlan(export_id=fetched, is_approved=True)
    no = DecisionPlan(
        export_id=refused,
        is_approved=False,
        because="Kommunen får antalen per månad av oss i stället. Listan behövs inte.",
    )
    with access.acting_as(lead):
        changes.decide(lead, yes, now=now - timedelta(days=3))
        changes.decide(lead, no, now=now - timedelta(days=8))
    with access.acting_as(analyst):
        at = now - timedelta(days=2)
        changes.fetch(analyst, fetched, written=prints.written, now=at)
