"""People to whom the message has been said."""

from datetime import timedelta
from uuid import UUID

from tests.office.groups import playing as groups
from tests.office.notifications import playing as talks

from samsyn.office.access import Actor


def met(petra: Actor, vera: Actor, person_id: UUID, times: int = 1) -> None:
    team = (talks.member(vera, "orebro-social"), talks.member(petra, "police"))
    for _ in range(times):
        planner = talks.fresh(petra)
        _talk, brief = talks.given(planner, *team, person_id=person_id)
        talks.log(talks.fresh(vera), brief)
        talks.log(talks.fresh(vera), brief, **talks.MET, now=talks.NOW + timedelta(hours=1))


def told_in_the_joint_room(petra: Actor, vera: Actor) -> tuple[UUID, UUID]:
    """Return the joint room's and the police's record of somebody met once."""
    joint, police = talks.person(petra), talks.person(petra, "orebro-police")
    groups.link_people(petra, joint, police)
    met(petra, vera, joint)
    return joint, police
