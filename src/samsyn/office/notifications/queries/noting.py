"""Notes in the audit record whom a page or list of talks was about."""

from collections.abc import Collection

from samsyn.office.access import Actor
from samsyn.office.audit import changes as audit
from samsyn.office.audit.changes import Reading
from samsyn.office.people.queries.labels import PersonLabel

SUBJECT = "people_person"


def note_labels(actor: Actor, reading: Reading, labels: Collection[PersonLabel]) -> None:
    """Note that these people were shown, and those whose names were."""
    for how, shown in (
        (reading, labels),
        (Reading.NAMES, [label for label in labels if label.name]),
    ):
        if shown:
            audit.record_reading(
                actor,
                how,
                subject=SUBJECT,
                record_ids=[label.person_id for label in shown],
                room_ids={label.room.room_id for label in shown},
            )
