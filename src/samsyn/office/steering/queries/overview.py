"""What steering has to know first: readiness, what is late, what ends, what waits."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor, Duty
from samsyn.office.partners.queries import emergencies_of_year
from samsyn.office.steering.queries.agreements import AgreementShown, agreement_list
from samsyn.office.steering.queries.fidelity import Panel, panel
from samsyn.office.steering.queries.hand_overs import HandOverShown, hand_over_list
from samsyn.office.steering.queries.rooms import SteeringRoom
from samsyn.office.steering.queries.start_up import StartUp, start_up
from samsyn.office.steering.queries.year import PlannedShown, YearPlan, year_plan
from samsyn.office.steering.rules import PlanClock
from samsyn.vocabulary.steering import FidelityState


@dataclass(frozen=True, slots=True, kw_only=True)
class SteeringOverview:
    """The first page of steering: counts and days, and where each leads."""

    room: SteeringRoom
    start_up: StartUp
    agreements: tuple[AgreementShown, ...]  # that ask for something
    year: YearPlan
    panel: Panel
    waiting: tuple[HandOverShown, ...]
    late_duties: tuple[Duty, ...]  # reviews and answers to people, in any room of the site
    emergencies: int  # rooms opened this year

    @property
    def late(self) -> tuple[PlannedShown, ...]:
        return tuple(one for one in self.year.items if one.clock is PlanClock.LATE)

    @property
    def soon(self) -> tuple[PlannedShown, ...]:
        return tuple(one for one in self.year.items if one.clock is PlanClock.SOON)

    def elements(self, state: FidelityState) -> int:
        """Return how many core elements stand so."""
        return sum(one.state == state for one in self.panel.readings)


def steering_overview(actor: Actor, *, now: datetime) -> SteeringOverview:
    """Return the whole picture of the reader's joint room."""
    today = timezone.localdate(now)
    begun = start_up(actor, today=today)
    return SteeringOverview(
        room=begun.room,
        start_up=begun,
        agreements=agreement_list(actor, today=today).asking,
        year=year_plan(actor, today.year, today=today),
        panel=panel(actor, now=now),
        waiting=hand_over_list(actor, today=today).waiting,
        late_duties=tuple(access.late_in_site(actor, now=now, today=today)),
        emergencies=emergencies_of_year({one.site_id for one in actor.roles}, today.year),
    )
