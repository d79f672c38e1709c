"""Gives the steering group what a signed weekly review comes to: counts, frozen as they were."""

from dataclasses import asdict
from datetime import datetime

from samsyn.office.access import Permit
from samsyn.office.audit import changes as audit
from samsyn.office.steering.changes.rows import in_steering_part
from samsyn.office.steering.models import WeeklyFigures
from samsyn.office.steering.rules import WeekFigures


def give_week(permit: Permit, week: WeekFigures, *, now: datetime) -> None:
    """Write one week's counts where the steering group reads. The permit is the signature's."""
    values = {**asdict(week), "hours": list(week.hours)}
    row = WeeklyFigures.objects.create(**values, **in_steering_part(permit, now=now))
    audit.record(permit, subject="steering_weeklyfigures", record_ids=[row.pk])
