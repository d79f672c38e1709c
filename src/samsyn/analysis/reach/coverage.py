"""What part of each group has heard the message, counted and not estimated.

A person is *told* if they were met in the period, *near* if a documented tie leads from them to
somebody who was told, and otherwise *not reached*. That somebody near was reached says only that
they can have heard it; it is the most that the ties allow.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from datetime import date

Ties = Mapping[str, Set[str]]


@dataclass(frozen=True, slots=True)
class Contact:
    """One time that one person was met with the message."""

    person: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupCoverage:
    """Counts of people in one group; told, near and not reached add up to `members`."""

    group: str
    members: int
    told: int
    near: int
    contacts: int  # times that members were met: the group's dose
    latest_on: date | None  # none if nobody was met

    @property
    def not_reached(self) -> int:
        return self.members - self.told - self.near

    @property
    def is_silent(self) -> bool:
        """Whether nobody of the group has been spoken to."""
        return self.told == 0


def cover(
    members: Mapping[str, Set[str]], contacts: Iterable[Contact], ties: Ties
) -> tuple[GroupCoverage, ...]:
    """Return how far the message has come in each group, in the order of `members`.

    Parameters
    ----------
    members : group -> people
        Whoever counts as a member now. Somebody in two groups counts in both.
    contacts : contacts
        Meetings of the period; people outside the groups are told too, and can lead to members.
    ties : person -> people tied to them
        Undirected: each tie stands under both people. A tie to oneself reaches nobody new.

    Notes
    -----
    The counts do not depend on the order of contacts or ties, and one contact more never makes
    `told + near` smaller. Reach is the people told together with their neighbours, each once.
    """
    times: dict[str, list[date]] = defaultdict(list)
    for contact in contacts:
        times[contact.person].append(contact.on)
    near = {other for person in times for other in ties.get(person, ())} - times.keys()
    return tuple(_covered(group, people, times, near) for group, people in members.items())


def _covered(
    group: str, people: Set[str], times: Mapping[str, list[date]], near: Set[str]
) -> GroupCoverage:
    days = [day for person in people for day in times.get(person, ())]
    return GroupCoverage(
        group=group,
        members=len(people),
        told=sum(person in times for person in people),
        near=len(people & near),
        contacts=len(days),
        latest_on=max(days, default=None),
    )
