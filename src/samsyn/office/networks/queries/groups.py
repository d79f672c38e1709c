"""Groups on a day: who counts as a member, and how groups stand to one another."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from samsyn.office.access import Actor, Linked, code_for, visible_to
from samsyn.office.groups import rosters
from samsyn.office.groups.models import Group, GroupRelation, Membership
from samsyn.vocabulary.claims import COUNTING_FOR_NOTHING
from samsyn.vocabulary.groups import RelationState


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedGroup:
    """A group by its working name, with room and code where two have the same name."""

    group_id: UUID
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How two groups stand to one another."""

    first: NamedGroup
    second: NamedGroup
    kind: str
    state: str
    certainty: str
    since: date | None


def groups_of(actor: Actor, *, same: Linked) -> dict[UUID, NamedGroup]:
    """Return every visible group by each of its records' keys, in the order of names."""
    room_names = {role.room_id: role.room_name for role in actor.roles}
    rows = list(
        visible_to(actor, Group.objects)
        .order_by("sort_key", "pk")
        .values_list("pk", "working_name", "room_id")
    )
    standing = [row for row in rows if same.standing_for(row[0]) == row[0]]
    taken: dict[str, int] = defaultdict(int)
    for _key, name, _room in standing:
        taken[name] += 1
    shown = {
        key: NamedGroup(
            group_id=key,
            name=name if taken[name] == 1 else f"{name} ({room_names[room]}, {code_for('G', key)})",
        )
        for key, name, room in standing
    }
    # A linked record whose standing one is hidden cannot be: the link itself would be hidden.
    return {key: shown[same.standing_for(key)] for key, _name, _room in rows}


def members_on(
    actor: Actor,
    day: date,
    *,
    people: Linked,
    groups: Mapping[UUID, NamedGroup],
    among: Q | None = None,
) -> dict[UUID, list[NamedGroup]]:
    """Return the groups of each person whose membership, among these, counts on the day."""
    found: dict[UUID, dict[UUID, NamedGroup]] = defaultdict(dict)
    rows = rosters.counting(visible_to(actor, Membership.objects).filter(among or Q()), day)
    for person_id, group_id in rows.order_by("group__sort_key", "group_id", "pk").values_list(
        "person_id", "group_id"
    ):
        group = groups[group_id]
        found[people.standing_for(person_id)][group.group_id] = group
    return {person: list(named.values()) for person, named in found.items()}


def standings_on(actor: Actor, day: date, *, groups: Mapping[UUID, NamedGroup]) -> list[Standing]:
    """Return the relations between groups that hold on the day, in the order of names."""
    rows = (
        visible_to(actor, GroupRelation.objects)
        .exclude(status__in=COUNTING_FOR_NOTHING)
        .exclude(state=RelationState.CLOSED.value)
        .filter(Q(since__isnull=True) | Q(since__lte=day))
        .filter(Q(until__isnull=True) | Q(until__gt=day))
        .order_by("group__sort_key", "other__sort_key", "pk")
    )
    return list(_once(rows, groups))


def _once(rows: Iterable[GroupRelation], groups: Mapping[UUID, NamedGroup]) -> Iterable[Standing]:
    seen: set[tuple[frozenset[UUID], str]] = set()
    for row in rows:
        first, second = groups[row.group_id], groups[row.other_id]
        what = (frozenset((first.group_id, second.group_id)), row.kind)
        if first != second and what not in seen:
            seen.add(what)
            yield Standing(
                first=first,
                second=second,
                kind=row.kind,
                state=row.state,
                certainty=row.certainty,
                since=row.since,
            )
