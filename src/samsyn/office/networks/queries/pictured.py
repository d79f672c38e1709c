"""The network of one day as one value, made of a fixed number of queries, and noted."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q

from samsyn.analysis.networks import components
from samsyn.office import access
from samsyn.office.access import Actor, Linked, code_for
from samsyn.office.groups.models import GroupLink
from samsyn.office.networks.queries.contacts import Contact, contacts_on, ties_seen
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
MOST_TIES: Final = 20_000  # more take many seconds
_Found = tuple[set[UUID], list[Contact], dict[UUID, list[NamedGroup]]]
_NOBODY: Final[_Found] = (set(), [], {})


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What is asked for: a day, a group or the part round a person, and a page of the list."""

    on: date
    group_id: UUID | None = None
    around: str = ""  # the code of any person of the part
    after: str = ""  # the code of the last person of the page before

    @property
    def has_group(self) -> bool:
        """Whether a group is asked for, and no part."""
        return self.group_id is not None and not self.around


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
    is_too_wide: bool  # too many ties to work through: a group or a room must be chosen
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
    asked = _Asked(actor=actor, on=choice.on, zone=zone, same=same, groups=groups)
    is_too_wide = not choice.has_group and ties_seen(actor) > MOST_TIES
    chosen, contacts, members = _NOBODY if is_too_wide else _chosen(choice, asked)
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
        is_too_wide=is_too_wide,
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What the reader is shown as one on a day, to be asked for contacts and memberships."""

    actor: Actor
    on: date
    zone: ZoneInfo
    same: Linked
    groups: Mapping[UUID, NamedGroup]

    def contacts(self, of: Set[UUID] | None = None) -> list[Contact]:
        return contacts_on(self.actor, self.on, zone=self.zone, same=self.same, of=of)

    def members(self, among: Q | None = None) -> dict[UUID, list[NamedGroup]]:
        return members_on(self.actor, self.on, people=self.same, groups=self.groups, among=among)


def _chosen(choice: Choice, asked: _Asked) -> _Found:
    """Return the people of the choice, with contacts and groups; of a group, no more is read."""
    if choice.has_group:
        return _around_group(choice.group_id, asked)
    contacts = asked.contacts()
    people = _ends(contacts)
    if choice.around:
        people = _part_of(choice.around, people, contacts, asked.same)
    return people, contacts, asked.members()


def _around_group(group_id: UUID | None, asked: _Asked) -> _Found:
    """Return a group's members and their contacts."""
    wanted = asked.groups.get(group_id) if group_id else None
    records = [record for record, named in asked.groups.items() if named == wanted]
    inside = set(asked.members(Q(access.is_any_of("group_id", records))))
    people = inside | _ends(asked.contacts(inside))
    everywhere = Q(access.is_any_of("person_id", asked.same.all_of(people)))
    return people, asked.contacts(people), asked.members(everywhere)


def _ends(contacts: Iterable[Contact]) -> set[UUID]:
    return {key for each in contacts for key in (each.first, each.second)}


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
