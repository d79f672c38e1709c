"""Notes that frozen reports leave the room in a pack, and in which."""

from collections.abc import Sequence
from typing import Final

from samsyn.office.access import Actor, Refusal
from samsyn.office.audit import changes as audit
from samsyn.office.audit.changes import Reading
from samsyn.office.report_packs.queries import Held
from samsyn.office.report_packs.rules import Kind

_SUBJECTS: Final = {
    Kind.PUBLIC: "progress_issue",
    Kind.STEERING: "steering_reports_givenreport",
    Kind.RETURN: "national_sitereturn",
    Kind.ANALYSIS: "problem_analysis_analysis",
    Kind.EVALUATION: "outcomes_analysisplan",
}


class CannotPack(Refusal):
    """No pack was made: the period has not ended, or nothing of it is frozen."""


def note_taken_out(actor: Actor, room_id: int, held: Sequence[Held], *, digest: str) -> None:
    """Note every report that leaves, by kind, with the SHA-256 of the pack that it leaves in."""
    for kind, subject in _SUBJECTS.items():
        found = [one.id for one in held if one.kind is kind]
        if found:
            audit.record_reading(
                actor,
                Reading.EXPORT,
                subject=subject,
                record_ids=found,
                room_ids=[room_id],
                digest=digest,
            )
