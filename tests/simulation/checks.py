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
    yield from _days_of_claims(site)
    yield from _days_of_incidents(site)
    yield from (status.since for group in site.groups for status in group.statuses)
    yield from (state.since for relation in site.relations for state in relation.states)
    yield from (disclosure.decided_on for disclosure in site.disclosures)
    yield from (person.born.latest for person in site.people)
    yield from (person.died_on for person in site.people if person.died_on)


def _days_of_claims(site: SimulatedSite) -> Iterator[date]:
    yield from (tie.since for tie in site.ties)
    for claim in site.memberships:
        yield claim.since.latest
        yield from claim.confirmed_on
        yield from (basis.dated_on for basis in claim.bases)


def _days_of_incidents(site: SimulatedSite) -> Iterator[date]:
    for incident in site.incidents:
        yield incident.occurred.latest.date()
        yield incident.reported_on
        yield incident.reviewed_on or incident.reported_on
        for part in incident.involvements:
            yield from (grade.since for grade in part.grades)


def victims_only(site: SimulatedSite) -> set[str]:
    return {person.key for person in site.people if person.standing is Standing.VICTIM_ONLY}
