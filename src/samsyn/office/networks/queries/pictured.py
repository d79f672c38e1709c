"""The network of one day as one value, made of a fixed number of queries, and noted."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from samsyn.analysis.networks import components
from samsyn.office import access
from samsyn.office.access import Actor, Linked, code_for
from samsyn.office.groups.models import GroupLink
from samsyn.office.networks.queries.contacts import Contact, contacts_on
from samsyn.office.networks.queries.groups import (
    NamedGroup,
    Standing,
    groups_of,
    members_on,
    standings_on,
)
from samsyn.office.networks.queries.names import names_noted
from samsyn.office.partners.queries import time_zone_of
from samsyn.office.people.models import PersonLink

MOST_PICTURED: Final = 500
ROWS_A_PAGE: Final = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What is asked for: a day, a group or the part round a person, and a page of the list."""

    on: date
    group_id: UUID | None = None
    around: str = ""  # the code of any person of the part
    after: str = ""  # the code of the last person of the page before


@dataclass(frozen=True, slots=True, kw_only=True)
class PicturedPerson:
    """One person under their code; `name` is empty unless names are revealed."""

    person_id: UUID
    code: str
    name: str
    groups: tuple[NamedGroup, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A connected part: the first code in it and how many people it has."""

    code: str
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkPicture:
    """What the reader may see of the network on a day.

    `people` are those that are drawn, or that stand on the page of the list if there are too
    many to draw; `contacts` are theirs. `size` counts all people of the choice.
    """

    on: date
    size: int
    ties: int
    people: tuple[PicturedPerson, ...]
    contacts: tuple[Contact, ...]
    codes: Mapping[UUID, str]  # of everybody whom a contact names
    parts: tuple[Part, ...]
    groups: tuple[NamedGroup, ...]
    standings: tuple[Standing, ...]
    next_after: str

    @property
    def is_drawn(self) -> bool:
        """Whether the people are few enough for a picture."""
        return 0 < self.size <= MOST_PICTURED


def today_for(actor: Actor, *, now: datetime) -> tuple[date, ZoneInfo]:
    """Return the day at the actor's site, and its time zone."""
    zone = time_zone_of(role.site_id for role in actor.roles)
    return now.astimezone(zone).date(), zone


def network_on(actor: Actor, choice: Choice, *, zone: ZoneInfo) -> NetworkPicture:
    """Return the network of a day and note that its people have been shown to the actor."""
    same = access.linked(actor, PersonLink)
    groups = groups_of(actor, same=access.linked(actor, GroupLink))
    members = members_on(actor, choice.on, people=same, groups=groups)
    contacts = contacts_on(actor, choice.on, zone=zone, same=same)
    chosen = _chosen(choice, contacts, members, groups, same)
    ties = [each for each in contacts if each.first in chosen and each.second in chosen]
    codes = {key: code_for("P", key) for key in chosen}
    ordered = sorted(chosen, key=lambda key: (codes[key], key))
    page, next_after = _page(ordered, codes, choice.after)
    on_page = set(page)
    shown = [each for each in ties if each.first in on_page or each.second in on_page]
    everybody = on_page | {key for each in shown for key in (each.first, each.second)}
    names = names_noted(actor, everybody, same=same)
    return NetworkPicture(
        on=choice.on,
        size=len(chosen),
        ties=len(ties),
        people=tuple(
            PicturedPerson(
                person_id=key,
                code=codes[key],
                name=names.get(key, ""),
                groups=tuple(members.get(key, ())),
            )
            for key in page
        ),
        contacts=tuple(shown),
        codes=codes,
        parts=_parts(ordered, ties, codes),
        groups=tuple({group.group_id: group for group in groups.values()}.values()),
        standings=tuple(standings_on(actor, choice.on, groups=groups)),
        next_after=next_after,
    )


def _chosen(
    choice: Choice,
    contacts: Sequence[Contact],
    members: Mapping[UUID, Sequence[NamedGroup]],
    groups: Mapping[UUID, NamedGroup],
    same: Linked,
) -> set[UUID]:
    """Return the people of the choice: tied ones, or a group's members and their contacts."""
    tied = {key for each in contacts for key in (each.first, each.second)}
    if choice.around:
        return _part_of(choice.around, tied, contacts, same)
    if choice.group_id is None:
        return tied
    wanted = groups.get(choice.group_id)
    inside = {key for key, named in members.items() if wanted in named}
    return inside | {
        key
        for each in contacts
        if each.first in inside or each.second in inside
        for key in (each.first, each.second)
    }


def _part_of(code: str, tied: set[UUID], contacts: Iterable[Contact], same: Linked) -> set[UUID]:
    for part in components(sorted(tied), [(each.first, each.second) for each in contacts]):
        if any(code_for("P", record) == code for record in same.all_of(part)):
            return set(part)
    return set()


def _page(ordered: Sequence[UUID], codes: Mapping[UUID, str], after: str) -> tuple[list[UUID], str]:
    """Return everybody if they can be drawn, else one page and the code that ends it."""
    if len(ordered) <= MOST_PICTURED:
        return list(ordered), ""
    left = [key for key in ordered if codes[key] > after]
    page = left[:ROWS_A_PAGE]
    return page, codes[page[-1]] if len(left) > len(page) else ""


def _parts(
    ordered: Sequence[UUID], ties: Iterable[Contact], codes: Mapping[UUID, str]
) -> tuple[Part, ...]:
    found = components(ordered, [(each.first, each.second) for each in ties])
    parts = [Part(code=min(codes[key] for key in part), people=len(part)) for part in found]
    return tuple(sorted(parts, key=lambda part: (-part.people, part.code)))
