"""When each part of the mapping last happened, so that silence is seen."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Max, Q

from samsyn.office.access import Actor, visible_to
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


def silence_for(actor: Actor) -> Silence:
    """Return when groups were last mapped, memberships confirmed and incidents recorded."""
    groups = visible_to(actor, Group.objects).aggregate(
        groups=Count("pk"),
        never=Count("pk", filter=Q(mapped_on__isnull=True)),
        mapped_on=Max("mapped_on"),
    )
    confirmed = visible_to(actor, MembershipConfirmation.objects).aggregate(
        latest=Max("confirmed_on")
    )
    recorded = visible_to(actor, Incident.objects).aggregate(latest=Max("recorded_at"))
    return Silence(
        groups=groups["groups"],
        groups_never_mapped=groups["never"],
        mapped_on=groups["mapped_on"],
        confirmed_on=confirmed["latest"],
        recorded_at=recorded["latest"],
    )
