"""Public reports of the simulated sites: each for the time of which the site has published figures.

Drafted from the invented records by one coordinator, approved by another. One site has a draft of
its latest half-year as well.
"""

from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.demo.joint_rooms import JointRoom, at
from samsyn.office.outcomes import changes as outcomes
from samsyn.office.outcomes import queries as followed
from samsyn.office.outcomes.changes import NewValue, VintagePlan
from samsyn.office.progress import changes
from samsyn.office.progress.changes import IssuePlan
from samsyn.office.progress.models import Issue
from samsyn.office.steering.rules import add_months
from samsyn.vocabulary.rooms import AgencyKind

REPORTS: Final = {  # first month and last
    "malmo": (((2018, 10), (2020, 2)), ((2020, 3), (2020, 12)), ((2021, 1), (2021, 6))),
    "orebro": (((2022, 10), (2023, 3)), ((2022, 10), (2023, 10))),
    "jarfalla-upplands-bro": (((2023, 4), (2023, 12)),),
    "goteborg": (((2022, 3), (2022, 9)), ((2022, 3), (2023, 5))),
    "uppsala": (((2021, 9), (2022, 6)),),
    "huddinge": (((2022, 2), (2022, 7)),),
}
_AFTER: Final = timedelta(days=12)  # from the last day to the publication
_STILL_WRITTEN: Final = "orebro"
_HALF: Final = 6  # months


def load_progress(joint: JointRoom, *, now: datetime) -> None:
    """Publish the site's reports through the change functions of the pages."""
    key = joint.site.profile.key
    writer = access.actor_for(joint.lead.staff_id, now=now, purpose="Demo")
    other = (
        joint.coordinators.get(AgencyKind.MUNICIPALITY) or joint.coordinators[AgencyKind.PROBATION]
    )
    approver = access.actor_for(other.staff_id, now=now, purpose="Demo")
    for first, last in REPORTS.get(key, ()):
        plan = _plan(joint.room_id, date(*first, 1), date(*last, 1))
        when = at(plan.last + _AFTER, 10)
        if when < now:
            _publish(writer, approver, plan, when)
    if key == _STILL_WRITTEN:
        ended = add_months(timezone.localdate(now).replace(day=1), -1)
        begun = add_months(ended, 1 - _HALF)
        with access.acting_as(writer):
            changes.begin_issue(writer, _plan(joint.room_id, begun, ended), now=now)


def _publish(writer: Actor, approver: Actor, plan: IssuePlan, when: datetime) -> None:
    with access.acting_as(writer):
        _know(writer, plan, when)
        issue = changes.begin_issue(writer, plan, now=when)
    with access.acting_as(approver):
        changes.stand_as_contact(approver, issue, now=when)
        changes.approve(approver, issue, version=_version(approver, issue), now=when)
        changes.publish(approver, issue, now=when)


def _know(writer: Actor, plan: IssuePlan, when: datetime) -> None:
    """Let the series have been known on the day of the report, up to its last month."""
    day = timezone.localdate(when)
    page = followed.overview(writer, today=timezone.localdate())
    for family in page.families.values():
        for one in family:
            values = tuple(
                NewValue(first=point.first, value=point.value, low=point.low, high=point.high)
                for point in page.points[one.id]
                if one.period.last_of(point.first) <= plan.last
            )
            if values:
                known = VintagePlan(indicator_id=one.id, as_of=day, values=values)
                outcomes.add_vintage(writer, known, now=when)


def _plan(room_id: int, first: date, last: date) -> IssuePlan:
    return IssuePlan(room_id=room_id, first=first, last=add_months(last, 1) - timedelta(days=1))


def _version(actor: Actor, issue: UUID) -> int:
    rows = access.visible_to(actor, Issue.objects)
    return rows.values_list("version", flat=True).get(pk=issue)
