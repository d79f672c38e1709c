"""The list that says the same as the picture, and the places of the picture's nodes."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from samsyn.analysis.networks import place
from samsyn.analysis.networks.layout import Point
from samsyn.office.networks.queries import (
    ROWS_A_PAGE,
    Contact,
    NetworkPicture,
    PicturedPerson,
)


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
