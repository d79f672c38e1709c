"""Lets each agency of a loaded site tick its own measures: the database lets nobody else."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.demo.joint_rooms import JointRoom, at
from samsyn.office.partners.models import Compartment, Room
from samsyn.office.sanctions.models import MeasureNote, Tick
from samsyn.simulation.consequence_records import SimulatedMeasure
from samsyn.vocabulary.rooms import AgencyKind, RoomKind
from samsyn.vocabulary.sanctions import MeasureStep

Asked = tuple[UUID, int, SimulatedMeasure]  # a measure, and the part of the room it lies in
Row = Mapping[str, Any]


def tick(joint: JointRoom, asked_of: Sequence[Asked], kind: AgencyKind, actor: Actor) -> None:
    """Let an agency's coordinator tick its own measures, and note their results in its room."""
    own = [one for one in asked_of if one[2].agency is kind]
    if not own:
        return
    ticks = [
        {
            **_counts(measure, step),
            "measure_id": asked,
            "step": step.value,
            "taken_on": day,
            "room_id": joint.room_id,
            "compartment_id": part,
            "recorded_at": at(day, 16),
            "recorded_by_id": actor.staff_id,
        }
        for asked, part, measure in own
        for step, day in measure.steps
    ]
    access.write_rows(Tick, ticks)
    site = Room.objects.values_list("site_id", flat=True).get(pk=joint.room_id)
    room = (
        Room.objects.filter(site=site, controller=joint.agencies[kind])
        .exclude(kind=RoomKind.JOINT.value)
        .order_by("pk")[0]
    )
    access.write_rows(MeasureNote, list(_notes(own, room.pk, actor)))


def _counts(measure: SimulatedMeasure, step: MeasureStep) -> dict[str, int | None]:
    if step is not MeasureStep.DONE:
        return {"actions": None, "outside": None, "minors": None}
    return {"actions": measure.actions, "outside": measure.outside, "minors": 0}


def _notes(own: Sequence[Asked], room_id: int, actor: Actor) -> Iterator[Row]:
    part = Compartment.objects.get(room_id=room_id, is_default=True).pk
    for asked, _part, measure in own:
        done = [day for step, day in measure.steps if step is MeasureStep.DONE]
        for day in done:
            yield {
                "measure_id": asked,
                "step": MeasureStep.DONE.value,
                "note": measure.result,
                "room_id": room_id,
                "compartment_id": part,
                "recorded_at": at(day, 16),
                "recorded_by_id": actor.staff_id,
            }
