"""When each part of the mapping last happened, so that silence is seen."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from samsyn.office.access import Actor, Linked, newest, visible_to
from samsyn.office.groups.models import Group, MembershipConfirmation
from samsyn.office.incidents.models import Incident


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """The latest time of each; None is never."""

    groups: int
    groups_never_mapped: int
    mapped_on: date | None
    confirmed_on: date | None
    recorded_at: datetime | None


def silence_for(actor: Actor, *, same: Linked) -> Silence:
    """Return when groups were last mapped, memberships confirmed and incidents recorded.

    `same` says which records of several rooms are of one group.
    """
    mapped: dict[UUID, date | None] = {}  # by the record that stands for the group
    for record, day in visible_to(actor, Group.objects).values_list("pk", "mapped_on"):
        one = same.standing_for(record)
        mapped[one] = max(filter(None, (day, mapped.get(one))), default=None)
    confirmations = visible_to(actor, MembershipConfirmation.objects)
    incidents = visible_to(actor, Incident.objects)
    return Silence(
        groups=len(mapped),
        groups_never_mapped=sum(day is None for day in mapped.values()),
        mapped_on=max(filter(None, mapped.values()), default=None),
        confirmed_on=newest(actor, confirmations, "confirmed_on"),
        recorded_at=newest(actor, incidents, "recorded_at"),
    )
