"""What the room of a call-in holds of the people whom it is to reach, as the question needs it.

People, groups, contacts and the ledger are those of the room's open part: two planners get the same
plan, and no figure tells what another room knows. What bars somebody is asked of all that the
reader may see, as everywhere in a call-in; it only ever takes somebody off the plan.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.call_ins.models import Consideration, CoveredGroup
from samsyn.office.call_ins.queries import (
    Head,
    Warned,
    open_conflicts,
    supervised_among,
    warnings_of,
)
from samsyn.office.coverage.queries import PERIOD, told
from samsyn.office.groups.models import GroupRelation, Membership
from samsyn.office.groups.rosters import counting
from samsyn.office.networks.queries.contacts import contacts_on
from samsyn.office.people.models import Person, PersonLink
from samsyn.office.planning.rules import Contact, Facts, Known, Ledger
from samsyn.office.support.queries import signals_about
from samsyn.vocabulary.call_ins import Choice, Exclusion
from samsyn.vocabulary.claims import COUNTING_FOR_NOTHING
from samsyn.vocabulary.groups import RelationKind, RelationState
from samsyn.vocabulary.people import Standing, TieKind


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerLine:
    """What stands of somebody in the ledger of the call-in."""

    standing: Ledger
    reason: str
    group_id: UUID | None
    is_delivered: bool
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """The facts, and what the page says of them beside."""

    facts: Facts
    ledger: Mapping[UUID, LedgerLine]
    warnings: Mapping[UUID, tuple[Warned, ...]]


def gathered(actor: Actor, head: Head, *, today: date, zone: ZoneInfo) -> Gathered:
    """Return what is known for a call-in; whoever shows people notes the reading."""
    here, room = access.in_the_open(actor, head.room_id), actor.narrowed_to(head.room_id)
    groups = _groups(here, head)
    members = _members(here, groups, today)
    ledger = _ledger(here, head)
    people = _to_reach(here, {*members, *ledger})
    warnings = warnings_of(actor, people, evening=head.evening)
    supervised = supervised_among(room, people, on=head.evening)
    heard = told(room, people, since=today - PERIOD, until=today)
    signals = signals_about(room, people)
    known = {
        person: Known(
            id=person,
            groups=_groups_of(person, members, ledger, groups),
            rules=_rules(warnings[person]),
            signals=signals.get(person, frozenset()),
            ledger=ledger[person].standing if person in ledger else Ledger.NONE,
            supervised=person in supervised,
            told=person in heard,
        )
        for person in sorted(people)
    }
    return Gathered(
        facts=Facts(
            people=known,
            groups=groups,
            contacts=_contacts(here, set(known), today, zone),
            conflicts=open_conflicts(actor, head.id, known, on=head.evening),
            rivals=_rivals(here, groups, head.evening),
        ),
        ledger=ledger,
        warnings=warnings,
    )


def _groups(here: Actor, head: Head) -> dict[UUID, str]:
    """Return the covered groups that everybody in the room may see, in Swedish order."""
    rows = access.visible_to(here, CoveredGroup.objects).filter(call_in=head.id)
    seen = set(rows.values_list("group_id", flat=True))
    return {group.id: group.name for group in head.groups if group.id in seen}


def _members(here: Actor, groups: Collection[UUID], today: date) -> dict[UUID, list[UUID]]:
    rows = access.in_use(here, access.visible_to(here, Membership.objects), on=today)
    found: dict[UUID, list[UUID]] = defaultdict(list)
    listed = counting(rows.filter(group__in=groups), today).order_by("group__sort_key", "pk")
    for person, group in listed.values_list("person_id", "group_id"):
        found[person].append(group)
    return found


def _ledger(here: Actor, head: Head) -> dict[UUID, LedgerLine]:
    rows = (
        access.visible_to(here, Consideration.objects)
        .filter(call_in=head.id)
        .select_related("invitation")
    )
    return {row.person_id: _line(row) for row in rows}


def _line(row: Consideration) -> LedgerLine:
    invitation = getattr(row, "invitation", None)
    called_off = invitation is not None and invitation.called_off_at is not None
    chosen = row.outcome == Choice.CHOSEN.value
    return LedgerLine(
        standing=Ledger.CALLED_OFF
        if called_off
        else Ledger.CHOSEN
        if chosen
        else Ledger.NOT_CHOSEN,
        reason=row.reason,
        group_id=row.group_id,
        is_delivered=invitation is not None and invitation.delivered_at is not None,
        version=row.version,
    )


def _to_reach(here: Actor, people: Collection[UUID]) -> set[UUID]:
    """Return those who are alive, and on the map for more than having been hurt."""
    rows = access.visible_to(here, Person.objects).filter(
        access.is_any_of("pk", people),
        standing=Standing.IN_SCOPE.value,
        died_on__isnull=True,
    )
    return set(rows.values_list("pk", flat=True))


def _rules(warned: tuple[Warned, ...]) -> tuple[Exclusion, ...]:
    return tuple(one.exclusion for one in warned)


def _groups_of(
    person: UUID,
    members: Mapping[UUID, list[UUID]],
    ledger: Mapping[UUID, LedgerLine],
    groups: Mapping[UUID, str],
) -> tuple[UUID, ...]:
    """Return the groups of whose lists the person is, else the one that the ledger names."""
    if listed := members.get(person):
        return tuple(dict.fromkeys(listed))
    named = ledger[person].group_id if person in ledger else None
    return (named,) if named in groups and named is not None else ()


def _contacts(here: Actor, people: set[UUID], today: date, zone: ZoneInfo) -> tuple[Contact, ...]:
    same = access.linked(here, PersonLink)
    rows = contacts_on(here, today, zone=zone, same=same, of=people)
    return tuple(
        Contact(first=one.first, second=one.second, is_old=one.is_old)
        for one in rows
        if {one.first, one.second} <= people
        and set(one.kinds) != {TieKind.CONFLICT.value}  # nobody hears it from an enemy
    )


def _rivals(here: Actor, groups: Collection[UUID], evening: date) -> tuple[tuple[UUID, UUID], ...]:
    rows = (
        access.visible_to(here, GroupRelation.objects)
        .filter(kind=RelationKind.DISPUTE.value, group__in=groups, other__in=groups)
        .exclude(state=RelationState.CLOSED.value)
        .exclude(status__in=COUNTING_FOR_NOTHING)
        .exclude(until__lte=evening)
    )
    pairs = {(min(pair), max(pair)) for pair in rows.values_list("group_id", "other_id")}
    return tuple(sorted(pairs))
