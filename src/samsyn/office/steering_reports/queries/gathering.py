"""What a report of a period says now, and the counts of people that it asks to tell."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils import timezone

from samsyn.analysis.disclosure_control import Answer
from samsyn.office.access import Actor
from samsyn.office.partners.models import Site
from samsyn.office.steering.queries import SteeringRoom
from samsyn.office.steering.queries.fidelity import readings
from samsyn.office.steering_reports.queries.acts import days_of_steps, figures_of_acts
from samsyn.office.steering_reports.queries.people import Guarded, guarded, told
from samsyn.office.steering_reports.queries.series import series_of
from samsyn.office.steering_reports.rules import Element, Period, Snapshot, SupportCount
from samsyn.office.support.queries import published_figures


@dataclass(frozen=True, slots=True)
class Gathered:
    """A report without its counts of people, which only releases may tell."""

    snapshot: Snapshot
    people: Guarded

    def told(self, answers: Mapping[str, Answer]) -> Snapshot:
        """Return the report with the counts that may be told."""
        return replace(self.snapshot, figures=(*self.snapshot.figures, *told(answers)))


def gathered(actor: Actor, room: SteeringRoom, period: Period, *, now: datetime) -> Gathered:
    """Return what a report of the period says now, from the joint room alone.

    So it is the same for every coordinator, whatever else they read.
    """
    here, today = actor.narrowed_to(room.room_id), timezone.localdate(now)
    snapshot = Snapshot(
        length=period.length.value,
        first=period.first.isoformat(),
        on=today.isoformat(),
        figures=tuple(figures_of_acts(here, period, now=now)),
        days=tuple(days_of_steps(here, period, today=today)),
        elements=tuple(_elements(here, room, now=now)),
        support=tuple(_support(here)),
        series=tuple(series_of(here, today=today)),
    )
    area = Site.objects.values_list("key", flat=True).get(pk=room.site_id)
    return Gathered(snapshot, guarded(here, period, area))


def _elements(here: Actor, room: SteeringRoom, *, now: datetime) -> Iterator[Element]:
    for one in readings(here, room.room_id, now=now):
        yield Element(
            element=one.element.value,
            state=one.state.value,
            last_on=one.last_on.isoformat() if one.last_on else "",
            due_on=one.due_on.isoformat() if one.due_on else "",
        )


def _support(here: Actor) -> Iterator[SupportCount]:
    for room in published_figures(here):
        for one in room.figures:
            yield SupportCount(
                kind=one.kind.value,
                room=room.room_name,
                until=room.until.isoformat(),
                least=one.whole.least,
                most=one.whole.most,
                part_least=one.part.least if one.part else None,
                part_most=one.part.most if one.part else None,
            )
