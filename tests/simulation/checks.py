"""The world that most tests read, and the laws that hold for every seed."""

from collections.abc import Iterator
from datetime import date
from functools import cache

from hypothesis import strategies as st

from samsyn.simulation.city import make_world
from samsyn.simulation.world import SimulatedSite, World
from samsyn.vocabulary.people import Standing

TODAY = date(2026, 11, 20)
# Far apart and few, so that every law is tried on each and each world is made once.
SEEDS = st.sampled_from(range(1, 10_000, 617))


@cache
def world(seed: int = 1, today: date = TODAY) -> World:
    return make_world(seed, today=today)


def days_of(site: SimulatedSite) -> Iterator[date]:
    """Give every day on which something in the site's records happened."""
    for claim in site.memberships:
        yield claim.since.latest
        yield from claim.confirmed_on
        yield from (basis.dated_on for basis in claim.bases)
    for tie in site.ties:
        yield tie.since
    for relation in site.relations:
        yield from (state.since for state in relation.states)
    for group in site.groups:
        yield from (status.since for status in group.statuses)
    for incident in site.incidents:
        yield incident.occurred.latest.date()
        yield incident.reported_on
        yield incident.reviewed_on or incident.reported_on
        for part in incident.involvements:
            yield from (grade.since for grade in part.grades)
    for disclosure in site.disclosures:
        yield disclosure.decided_on
    for person in site.people:
        yield person.born.latest
        yield person.died_on or person.born.latest


def victims_only(site: SimulatedSite) -> set[str]:
    return {person.key for person in site.people if person.standing is Standing.VICTIM_ONLY}
