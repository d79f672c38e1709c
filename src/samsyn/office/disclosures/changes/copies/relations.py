"""Relations between groups that the receiver has been told of, both of them."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from samsyn.office import access
from samsyn.office.access import Actor
from samsyn.office.disclosures.changes.arrivals import Told
from samsyn.office.groups.changes import RelationPlan, record_relations
from samsyn.office.groups.models import GroupRelation
from samsyn.vocabulary.claims import Certainty, ClaimStatus
from samsyn.vocabulary.groups import RelationKind, RelationState

Pair = tuple[frozenset[UUID], str]


def relate_groups(
    door: Actor,
    arrivals: Sequence[Told],
    copies: Mapping[str, UUID],
    named: Mapping[str, UUID],
    *,
    now: datetime,
) -> None:
    """Record the relations that are told and not yet held, each once."""
    taken = _held(door, list(copies.values()))
    plans = []
    for arrival in arrivals:
        group_id = copies[arrival.number]
        for row in arrival.contents.get("relations") or ():
            other_id = named[row["told"]]
            pair = (frozenset((group_id, other_id)), row["kind"])
            if pair in taken:
                continue
            taken.add(pair)
            plans.append(
                RelationPlan(
                    group_id=group_id,
                    other_id=other_id,
                    kind=RelationKind(row["kind"]),
                    state=RelationState(row["state"]),
                    certainty=Certainty(row["certainty"]),
                    since=date.fromisoformat(row["since"]) if row["since"] else None,
                    until=date.fromisoformat(row["until"]) if row["until"] else None,
                    source_id=arrival.source_id,
                )
            )
    if plans:
        record_relations(door, plans, now=now)


def _held(door: Actor, groups: Sequence[UUID]) -> set[Pair]:
    rows = access.visible_to(door, GroupRelation.objects).filter(
        Q(group__in=groups) | Q(other__in=groups)
    )
    return {
        (frozenset((row.group_id, row.other_id)), row.kind)
        for row in rows.exclude(status=ClaimStatus.WITHDRAWN.value)
    }
