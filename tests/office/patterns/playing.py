"""A year of shootings in clusters, so that there is something to compare."""

from datetime import timedelta
from uuid import UUID

from tests.office.situation.playing import NOW, happened, moment, shooting

from samsyn.office.access import Actor
from samsyn.office.incidents.changes import IncidentPlan, SidePlan
from samsyn.vocabulary.claims import Certainty
from samsyn.vocabulary.incidents import GroupSide, PlacePrecision

CENTRE = (15.2134, 59.2753)


def shot(days_ago: int, *, metres_north: float = 0.0, **parts: object) -> IncidentPlan:
    given: dict[str, object] = {
        "occurred": moment(NOW - timedelta(days=days_ago)),
        "longitude": CENTRE[0],
        "latitude": round(CENTRE[1] + metres_north / 111_195, 7),
        "place_precision": PlacePrecision.ADDRESS,
    }
    return shooting(days_ago, **{**given, **parts})


def clusters(actor: Actor, count: int = 12) -> list[UUID]:
    """`count` pairs of shootings: 40 metres and five days apart, the pairs far from one another."""
    plans = [
        shot(20 + 25 * pair + 5 * late, metres_north=1_500.0 * pair + 40.0 * late)
        for pair in range(count)
        for late in (0, 1)
    ]
    return happened(actor, *plans)


def between(by: UUID, against: UUID) -> tuple[SidePlan, ...]:
    return (
        SidePlan(group_id=by, side=GroupSide.ACTING, certainty=Certainty.LIKELY),
        SidePlan(group_id=against, side=GroupSide.TARGETED, certainty=Certainty.LIKELY),
    )
