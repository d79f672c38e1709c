"""The list that says the same as the picture, and the places of the picture's nodes."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np

from samsyn.analysis.networks import components, place
from samsyn.analysis.networks.concentration import (
    Concentration,
    Membership,
    compare_members,
    concentrate,
)
from samsyn.analysis.networks.layout import Point
from samsyn.office.networks.queries import (
    ROWS_A_PAGE,
    Contact,
    GroupViolence,
    NetworkPicture,
    PicturedPerson,
)
from samsyn.vocabulary.groups import RelationKind, RelationState

FEWEST_PEOPLE: Final = 20  # below it a share of people is a person
FEWEST_IN_SHARE: Final = 5
SEED: Final = 1
_KNOWN: Final = (RelationState.ACTIVE.value, RelationState.COOLING.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedGroup:
    """A group with the groups that it stands against, and with, in the order of names."""

    name: str
    against: tuple[str, ...]
    allied: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedContact:
    """One contact seen from one of its two people."""

    code: str
    kinds: tuple[str, ...]
    latest: date
    is_old: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPerson:
    """A person with all contacts of the choice, in the order of codes."""

    person: PicturedPerson
    contacts: tuple[ListedContact, ...]


def listed_people(picture: NetworkPicture) -> list[ListedPerson]:
    """Return the people in the order of their codes, which says nothing about them."""
    contacts: dict[str, list[ListedContact]] = defaultdict(list)
    for each in picture.contacts:
        first, second = picture.codes[each.first], picture.codes[each.second]
        contacts[first].append(_seen(each, second))
        contacts[second].append(_seen(each, first))
    return [
        ListedPerson(
            person=person,
            contacts=tuple(sorted(contacts[person.code], key=lambda contact: contact.code)),
        )
        for person in picture.people
    ]


def page_after(rows: Sequence[ListedPerson], after: str) -> tuple[list[ListedPerson], str]:
    """Return one page of the list and the code that the next one begins after, '' at the end."""
    left = [row for row in rows if row.person.code > after]
    page = left[:ROWS_A_PAGE]
    return page, page[-1].person.code if len(left) > len(page) else ""


def places(picture: NetworkPicture) -> dict[str, Point]:
    """Return where each code is drawn; the same picture for the same network."""
    return place(
        [person.code for person in picture.people],
        [(picture.codes[each.first], picture.codes[each.second]) for each in picture.contacts],
    )


def _seen(contact: Contact, other: str) -> ListedContact:
    return ListedContact(
        code=other, kinds=contact.kinds, latest=contact.latest, is_old=contact.is_old
    )


def listed_groups(found: GroupViolence) -> list[ListedGroup]:
    """Return every group that stands against or with another."""
    against, allied = _pairs(found, RelationKind.DISPUTE), _pairs(found, RelationKind.ALLIANCE)
    names = sorted({name for pair in (*against, *allied) for name in pair})
    return [
        ListedGroup(name=name, against=_others(name, against), allied=_others(name, allied))
        for name in names
    ]


def conflict_parts(found: GroupViolence) -> list[int]:
    """Return how many groups hang together through conflicts, the largest part first."""
    pairs = _pairs(found, RelationKind.DISPUTE)
    names = sorted({name for pair in pairs for name in pair})
    return sorted((len(part) for part in components(names, pairs)), reverse=True)


def concentration(found: GroupViolence) -> Concentration | None:
    """Return how suspicions are spread over the suspected, None for too few people."""
    if found.people < FEWEST_PEOPLE:
        return None
    person, incident = np.array(found.parts, dtype=np.int64).T
    return concentrate(found.people, person, incident, seed=SEED)


def membership(found: GroupViolence, population: int | None) -> Membership | None:
    """Return members as part of the population and of the violence, None where that is unknown."""
    if not population or not 0 < found.members <= population or not found.assessed:
        return None
    return compare_members(found.members, population, found.assessed, found.involved)


def _pairs(found: GroupViolence, kind: RelationKind) -> list[tuple[str, str]]:
    """Return the pairs of groups with such a relation, suspected ones left out."""
    return [
        (one.first.name, one.second.name)
        for one in found.standings
        if one.kind == kind.value and one.state in _KNOWN
    ]


def _others(name: str, pairs: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    return tuple(sorted({other for pair in pairs if name in pair for other in pair} - {name}))
