"""Whom a team can be put together of, and the partner that each comes from."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from samsyn.office import access
from samsyn.office.access import Deed
from samsyn.office.partners.models import CompartmentStaff
from samsyn.office.partners.queries import held_at, partners_and_controllers_at
from samsyn.vocabulary.rooms import AgencyKind, RoomKind

LAW_ENFORCEMENT = frozenset({AgencyKind.POLICE.value})  # probation supports as well as supervises


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyChoice:
    """A partner of the site."""

    agency_id: int
    name: str
    kind: str

    @property
    def is_law_enforcement(self) -> bool:
        return self.kind in LAW_ENFORCEMENT


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffChoice:
    """Somebody who can hold talks. `agency_id` is None if no room of theirs tells it."""

    staff_id: int
    name: str
    agency_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamChoices:
    """What the form of a team offers."""

    staff: tuple[StaffChoice, ...]
    agencies: tuple[AgencyChoice, ...]


def team_choices(room_id: int, compartment_id: int, *, now: datetime) -> TeamChoices:
    """Return who can be in the team of a talk about a record of this compartment."""
    shut_out = CompartmentStaff.objects.filter(compartment_id=compartment_id, shut_out=True)
    holding = access.roles_granting(Deed.LOG_TALK)
    staff = dict(
        held_at(now)
        .filter(room_id=room_id, role__in=holding, staff__is_active=True)
        .exclude(staff__in=shut_out.values("staff"))
        .values_list("staff_id", "staff__name")
    )
    agencies = {
        row.pk: AgencyChoice(agency_id=row.pk, name=row.name, kind=row.kind)
        for row in partners_and_controllers_at(room_id)
    }
    homes = _homes(list(staff), now)
    return TeamChoices(
        staff=tuple(
            StaffChoice(staff_id=pk, name=name, agency_id=homes.get(pk))
            for pk, name in sorted(staff.items(), key=lambda one: (one[1], one[0]))
        ),
        agencies=tuple(agencies.values()),
    )


def _homes(staff: list[int], now: datetime) -> dict[int, int]:
    """Return staff -> the one agency in whose own rooms they hold a role."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    rows = held_at(now).filter(staff__in=staff).exclude(room__kind=RoomKind.JOINT.value)
    for who, agency in rows.values_list("staff_id", "room__controller_id"):
        found[who].add(agency)
    return {who: next(iter(several)) for who, several in found.items() if len(several) == 1}
