"""Returns of the simulated sites: the last quarters, one late, one missing, one corrected."""

from datetime import date, datetime, time, timedelta
from typing import Final

from django.utils import timezone

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.demo.joint_rooms import JointRoom
from samsyn.office.demo.steering_words import INVENTED
from samsyn.office.national import changes, queries
from samsyn.office.national.changes import ReturnPlan
from samsyn.office.national.rules import Quarter, newest

_QUARTERS: Final = 4
_AFTER: Final = timedelta(days=18)  # from the end of the quarter, which is in time
_LATE: Final = timedelta(days=6)  # beyond the day on which it is due
_LATE_SITE, _MISSING_SITE, _CORRECTED = "goteborg", "uppsala", "orebro"
_INHABITANTS: Final = {
    "malmo": 366_000,
    "goteborg": 608_000,
    "orebro": 159_000,
    "uppsala": 248_000,
    "jarfalla-upplands-bro": 119_000,
    "huddinge": 115_000,
}
_SOURCE: Final = f"Avrundat till tusental. {INVENTED}"


def load_returns(joint: JointRoom, *, now: datetime) -> None:
    """Make the site's returns as its coordinator does: look, approve."""
    key, today = joint.site.profile.key, timezone.localdate(now)
    settled = [
        one
        for one in newest(_QUARTERS + 1, today=today)
        if one.due_on + _LATE + timedelta(days=1) < today
    ][-_QUARTERS:]
    # What talks opened since is part of what the coordinator reads now.
    reader = access.actor_for(joint.lead.staff_id, now=now, purpose="Demo")
    with access.acting_as(reader) as lead:
        for quarter in settled:
            is_last = quarter == settled[-1]
            if is_last and key == _MISSING_SITE:
                continue
            is_late = is_last and key == _LATE_SITE
            day = quarter.due_on + _LATE if is_late else quarter.last + _AFTER
            _make(joint, lead, quarter, now=_at(day))
            if is_last and key == _CORRECTED:
                remark = f"Ett samtal var räknat två gånger. {INVENTED}"
                _make(joint, lead, quarter, now=_at(day + _LATE), remark=remark)


def _make(
    joint: JointRoom, lead: Actor, quarter: Quarter, *, now: datetime, remark: str = ""
) -> None:
    page = queries.preview(lead, str(quarter), now=now)
    plan = ReturnPlan(
        room_id=joint.room_id,
        quarter=quarter,
        mark=page.mark,
        is_approved=True,
        remark=remark,
        inhabitants=_INHABITANTS.get(joint.site.profile.key, 0),
        inhabitants_source=_SOURCE if joint.site.profile.key in _INHABITANTS else "",
    )
    changes.make_return(lead, plan, now=now)


def _at(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(10)))
